import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../../platform/testing/test-hall.ts';
import type { ServiceDefinition } from '../definition.ts';
import { insertVersion } from '../store.ts';
import { sampleService } from '../testing/sample-service.ts';
import { noteMissed } from './note-miss.ts';
import { readQuery } from './query.ts';
import { refreshSearchRows } from './refresh-rows.ts';
import { searchRowOf } from './search-row.ts';
import { countUses, findServices, mostUsed } from './store.ts';

const named = (code: string, zh: string, changes: Partial<ServiceDefinition> = {}): ServiceDefinition =>
  sampleService({ code, name: { zh, en: code }, summary: { zh: '样例。', en: 'A sample.' }, ...changes });

const SERVICES = [
  named('leave-undergraduate', '本科生请假申请', { aliases: ['病假', '事假'] }),
  named('leave-postgraduate', '研究生请假申请', { audience: ['postgraduate'] }),
  named('leave-staff', '教职工请假', { audience: ['staff'] }),
  named('dorm-repair', '学生公寓宿舍报修', {
    aliases: ['报修', '水龙头坏了'],
    summary: { zh: '宿舍里的东西坏了，请假在外也可以报。', en: 'Something in your room is broken.' },
    guide: {
      ...sampleService().guide,
      conditions: [{ zh: '水暖工上门。', en: 'The plumber calls; spare parts are free.' }],
    },
  }),
  named('transcript', '成绩复核'),
  named('green-card', '绿卡登记'),
];

let hall: TestHall;
beforeAll(async () => {
  hall = await createTestHall();
  for (const [index, definition] of SERVICES.entries()) {
    const referenceCode = `S${String.fromCodePoint(65 + index)}`;
    const search = searchRowOf(definition);
    const version = { service: definition.code, referenceCode, definition, form: {}, flow: '', callable: {} };
    await insertVersion(hall.pool, { ...version, contentHash: '', search }, { now: hall.clock() });
  }
});
afterAll(() => hall.close());

async function found(typed: string, audience?: string): Promise<readonly string[]> {
  const query = readQuery(typed);
  if (query === undefined) return [];
  const { near, codes } = await findServices(hall.pool, query, audience);
  return near ? ['near', ...codes] : codes;
}

describe('findServices', () => {
  it.each([
    ['ssbx', 'dorm-repair'],
    ['sushe', 'dorm-repair'],
    ['宿舍报修', 'dorm-repair'],
    ['报修 宿舍', 'dorm-repair'],
    ['宿舍報修', 'dorm-repair'],
    ['水龙头', 'dorm-repair'],
    ['shuilongtou', 'dorm-repair'],
    ['cjfh', 'transcript'],
    ['chengji', 'transcript'],
    ['lvka', 'green-card'],
    ['lüka', 'green-card'],
    ['ＣＪＦＨ', 'transcript'],
  ])('finds by %s', async (typed, code) => {
    expect(await found(typed)).toEqual([code]);
  });

  it.each(['请假', '請假', 'qingjia', 'qj', 'QingJia'])('finds all leaves by %s', async (typed) => {
    expect((await found(typed)).slice(0, 3).toSorted()).toEqual([
      'leave-postgraduate',
      'leave-staff',
      'leave-undergraduate',
    ]);
  });

  it.each(['plumber', 'Plumbers', 'broken plumber', 'spare part', 'dorm plumber'])(
    'finds by %s, which stands in the English guide',
    async (typed) => {
      expect(await found(typed)).toEqual(['dorm-repair']);
    },
  );

  it.each(['umber', 'plumber unicorn'])('takes %s for no word of a guide', async (typed) => {
    expect((await found(typed)).filter((code) => code !== 'near')).not.toContain('dorm-repair');
  });

  it('puts first what is for the one who asks, then names before what stands around them', async () => {
    expect((await found('qj', 'staff'))[0]).toBe('leave-staff');
    expect((await found('请假', 'postgraduate'))[0]).toBe('leave-postgraduate');
    expect((await found('请假', 'undergraduate')).at(-1)).toBe('dorm-repair');
  });

  it.each([
    ['宿舍抱修', 'dorm-repair'],
    ['宿社报修', 'dorm-repair'],
    ['susheboaxiu', 'dorm-repair'],
    ['成绩复合', 'transcript'],
    ['chenji fuhe', 'transcript'],
    ['transcrpt', 'transcript'],
    ['chenjifuhe', 'transcript'],
    ['sushebaoxui', 'dorm-repair'],
    ['lvkadenji', 'green-card'],
  ])('offers what sounds similar to %s', async (typed, code) => {
    expect((await found(typed)).slice(0, 2)).toEqual(['near', code]);
  });

  it.each(['校车时刻', '食堂', '校车', 'xyz', '%', '_', "'", '\\', 'x'.repeat(100), '𠮷'])(
    'finds nothing by %s',
    async (typed) => {
      expect(await found(typed)).toEqual([]);
    },
  );

  it('puts first what is used most, where the words say no more', async () => {
    const values = "('leave-staff', '2026-03-01', 'started', 7), ('transcript', '2025-03-01', 'started', 99)";
    await hall.ownerPool.query(`INSERT INTO statistic (service, month, measure, amount) VALUES ${values}`);
    await hall.ownerPool.query(
      `INSERT INTO statistic_delta (service, month, measure, amount) VALUES ('leave-staff', '2026-03-01', 'started', 2)`,
    );
    await countUses(hall.pool, '2026-01-01');
    expect((await found('qj'))[0]).toBe('leave-staff');
    expect(await mostUsed(hall.pool, 5)).toEqual(['leave-staff']);
  });
});

describe('the search index', () => {
  it('is made anew for rows of an older program', async () => {
    await hall.ownerPool.query(
      `UPDATE service_search SET keys_version = 0, grams = '{}' WHERE service = 'transcript'`,
    );
    expect(await found('cjfh')).toEqual([]);
    expect(await refreshSearchRows(hall.pool)).toBe(1);
    expect(await found('cjfh')).toEqual(['transcript']);
  });

  it('notes what was looked for in vain, once a day each, and only what was', async () => {
    for (const typed of ['校车 时刻', '校車時刻', '校车时刻', 'qj', '%', '宿舍抱修'])
      await noteMissed(hall.pool, typed, '2026-03-02');
    const { rows } = await hall.pool.query('SELECT query, near, times FROM search_miss ORDER BY query');
    expect(rows).toEqual([
      { query: '宿舍抱修', near: true, times: 1 },
      { query: '校车 时刻', near: false, times: 1 },
      { query: '校车时刻', near: false, times: 2 },
    ]);
  });
});
