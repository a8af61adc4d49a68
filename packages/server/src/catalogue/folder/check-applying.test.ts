import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkService, type ServiceSources } from './check-service.ts';

const FOLDER = new URL('../../../../../services/leave-undergraduate/', import.meta.url);
const read = (file: string): Promise<string> => readFile(new URL(file, FOLDER), 'utf8');

let sources: ServiceSources;
beforeAll(async () => {
  sources = {
    'service.yaml': await read('service.yaml'),
    'form.yaml': await read('form.yaml'),
    'flow.bpmn': await read('flow.bpmn'),
  };
});

/** The shipped service with these keys, and what is wrong with them: line relative to the added text, and code. */
async function problemsWith(keys: string): Promise<readonly string[]> {
  const service = sources['service.yaml'].replace(
    /^(?:duplicates|onBehalf|confirmation|obligations):.*\n(?: .*\n|\n)*/gm,
    '',
  );
  const first = service.split('\n').length;
  const changed = { ...sources, 'service.yaml': `${service}${keys}` };
  const result = await checkService(changed, 'leave-undergraduate');
  if ('service' in result) return [];
  return result.problems.map(({ line = 0, code, message }) => {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    return `${line - first + 1} ${code}`;
  });
}

const RETURN = `obligations:
  - kind: reportBack
    name: { zh: 销假, en: Report back }
    when: period.days > parameters.counsellorDays
    due: { field: period, plusDays: 1 }
    remindDaysBefore: [1]
    evidence:
      - { key: returned, type: yesNo, label: { zh: 已返校, en: I am back } }
    onOverdue: approvers
    blocksNew: true
    extendable: true
`;

const TONE = `{ key: tone, good: { zh: 好, en: Good }, fair: { zh: 一般, en: Fair }, poor: { zh: 差, en: Poor } }`;

describe('what a service says about applying', () => {
  it('is taken with all its keys', async () => {
    const keys = `duplicates: { key: [type, period], withinDays: 30, perPerson: true, about: { zh: 这段时间, en: this time } }
onBehalf: [classOfficer, office, family]
confirmation: { afterDays: 7, reopenAt: counsellor, maxFiles: 3 }
rating: { replyDays: 3, options: [${TONE}] }
${RETURN}`;
    expect(await problemsWith(keys)).toEqual([]);
  });

  it.each([
    ['a key that is no field', 'duplicates: { key: [room] }', '1 unknownReference'],
    ['uploads as a key', 'duplicates: { key: [proof] }', '1 unknownReference'],
    ['no key', 'duplicates: { key: [] }', '1 minItems'],
    ['no time to confirm', 'confirmation: { afterDays: 0 }', '1 minimum'],
    ['a step that the flow lacks', 'confirmation: { afterDays: 7, reopenAt: nowhere }', '1 unknownReference'],
    ['somebody twice', 'onBehalf: [office, office]', '1 uniqueItems'],
    ['a due date of no field', RETURN.replace('field: period', 'field: back'), '5 unknownReference'],
    ['a property that the field lacks', RETURN.replace('period.days', 'period.weeks'), '4 unknownReference'],
    ['no expression', RETURN.replace('period.days', 'period.days('), '4 expression'],
    [
      'an unknown parameter',
      RETURN.replace('parameters.counsellorDays', 'parameters.days'),
      '4 unknownReference',
    ],
    ['a wrong evidence field', RETURN.replace('type: yesNo', 'type: maybe'), '8 type'],
    ['one kind twice', RETURN + RETURN.replace('obligations:\n', ''), '12 duplicateKey'],
    ['an option twice', `rating: { options: [${TONE}, ${TONE}] }`, '1 duplicateKey'],
    ['an option without words for the bad', `rating: { options: [{ ${TONE.slice(1, 40)} }] }`, '1 required'],
  ])('refuses %s', async (_what, keys, expected) => {
    expect(await problemsWith(keys)).toContain(expected);
  });
});
