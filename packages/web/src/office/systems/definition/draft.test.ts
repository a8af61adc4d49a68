import { describe, expect, it } from 'vitest';
import { systemForm } from '../../../locale/system-form.ts';
import { definitionFrom } from './definition-from.ts';
import { checkDraft, placeName, withoutRow, wrongOf } from './draft-problems.ts';
import { draftOf, NEW_ROWS, NEW_SYSTEM } from './draft.ts';
import { itemsOf, restOf } from './read-json.ts';

const { zh } = systemForm;
const problem = (field: string) => ({ field, code: 'system', message: field });

/** Every key that a definition may have, and some that it may have one day. */
const WHOLE = restOf(
  JSON.parse(`{
    "code": "dorm-repair", "name": { "zh": "报修", "en": "Repair" }, "owner": "xsgy", "style": "export", "later": { "of": 1 },
    "baseUrl": "http://127.0.0.1:4100/hall", "hallUrl": "http://127.0.0.1:8080", "honoursIdempotencyKey": false,
    "allow": [{ "host": "127.0.0.1", "port": 4100, "private": true }, { "host": "b.example", "port": 443, "private": false }],
    "operations": { "repair": { "sends": "order.create", "until": "outcome" }, "cost": { "sends": "order.decided", "until": "delivered" } },
    "tells": ["order.rated"],
    "statuses": [
      { "status": "new", "label": { "zh": "新", "en": "New" }, "then": "progress", "colour": "red" },
      { "status": "done", "label": { "zh": "完", "en": "Done" }, "then": "complete", "outcome": "fixed", "terminal": false },
      { "status": "no", "label": { "zh": "否", "en": "No" }, "then": "fail", "code": "notOurs", "terminal": true }
    ],
    "hooks": [
      { "hook": "field.changing", "services": ["a", "b"], "fields": ["x"], "watches": ["x"], "limitMs": 500, "fallback": "refuse" },
      { "hook": "action.doing", "services": ["a"], "fields": [], "fallback": "allow" }
    ],
    "limits": { "concurrency": 4, "timeoutMs": 5000, "eventsPerMinute": 600 }, "workerPhone": "nobody", "stuckAfterDays": 3,
    "file": { "folder": "/in", "url": "https://b.example/out/", "encoding": "GB18030" }
  }`),
);

describe('a definition in the form', () => {
  it('goes back as it came, with what the form does not show', () => {
    expect(definitionFrom(draftOf(WHOLE))).toEqual(WHOLE);
  });

  it('leaves out what is empty and may be, and leaves what is no number to the server', () => {
    const lines = { ...NEW_SYSTEM.lines, 'limits/timeoutMs': ' 20 s ', stuckAfterDays: '' };
    const written = definitionFrom({ ...NEW_SYSTEM, lines });
    expect(written).toMatchObject({ limits: { timeoutMs: '20 s' } });
    expect(Object.keys(written)).not.toContain('stuckAfterDays');
    expect(Object.keys(written)).not.toContain('file');
    expect(written).toMatchObject({ baseUrl: '', name: { zh: '', en: '' } });
  });

  it('sends an outcome only with what is done, and an error code only with what failed', () => {
    const [row = NEW_ROWS.statuses] = draftOf({ statuses: [{ outcome: 'fixed', code: 'notOurs' }] }).statuses;
    const sent = (means: string) => {
      const written = definitionFrom({ ...NEW_SYSTEM, statuses: [{ ...row, means }] });
      return itemsOf(written['statuses'])[0];
    };
    const reasons = ['complete', 'fail', 'progress'].map((means) => {
      const { outcome, code } = restOf(sent(means));
      return [outcome, code];
    });
    expect(reasons).toEqual([
      ['fixed', undefined],
      [undefined, 'notOurs'],
      [undefined, undefined],
    ]);
  });
});

describe('what is wrong with it', () => {
  const operations = ['repair', 'cost'].map((name) => ({ ...NEW_ROWS.operations, name }));
  const draft = { ...NEW_SYSTEM, operations };

  it('stands at the row of an operation, and at the field of a list of words', () => {
    const fields = ['/operations/cost/until', '/operations/cost', '/hooks/0/services/1', '/name/zh'];
    expect([...wrongOf(fields.map(problem), draft).keys()]).toEqual([
      'operations/1/until',
      'operations/1/name',
      'hooks/0/services',
      'name/zh',
    ]);
  });

  it('is named with its row', () => {
    expect(placeName(zh, 'statuses/3/label/zh')).toBe('状态对照第 4 行 · 显示为（中文）');
    expect(placeName(zh, 'baseUrl')).toBe('接口地址');
    expect(placeName(zh, 'unheard/of')).toBe('unheard/of');
  });

  it('moves up with the rows after one that is removed', () => {
    const wrong = wrongOf(['/statuses/0/status', '/statuses/1/then', '/statuses/2/code'].map(problem), draft);
    expect([...withoutRow(wrong, 'statuses', 1).keys()]).toEqual(['statuses/0/status', 'statuses/1/code']);
  });

  it('is found here where the server could not say it: a code or name that is none, and one name twice', () => {
    const lines = { ...NEW_SYSTEM.lines, code: 'Dorm Repair' };
    const rows = ['repair', 'cost', 'repair', 'Re pair', ' '].map((name) => ({
      ...NEW_ROWS.operations,
      name,
    }));
    expect([...checkDraft(zh, { ...draft, lines, operations: rows })]).toEqual([
      ['code', zh.badCode],
      ['operations/2/name', zh.sameName],
      ['operations/3/name', zh.badName],
      ['operations/4/name', zh.noName],
    ]);
  });
});
