import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { readQuery } from '../catalogue/search/query.ts';
import { findServices } from '../catalogue/search/store.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { enterStage, ledgerOf, type NewStage, standings } from './store.ts';

const LEAVE = 'leave-undergraduate';

describe('the ledger of services', () => {
  let hall: TestHall;
  let person: number;
  beforeAll(async () => {
    hall = await createTestHall();
    person = await addTestPerson(hall, { personNo: 't1', name: '罗建华' });
    await importLeave(hall);
  });
  afterAll(() => hall.close());

  async function entry(changes: Partial<NewStage>): Promise<NewStage> {
    const [last] = await ledgerOf(hall.pool, LEAVE);
    const at = new Date(hall.clock());
    const texts = { lead: '罗建华', evidence: '校长办公会纪要', reason: '' };
    const now = { service: LEAVE, stage: 'online', channel: 'onlineFirst', at, personId: person } as const;
    return { ...now, ...texts, seen: last?.id ?? 0, ...changes };
  }

  const found = async (): Promise<readonly string[]> => {
    const query = readQuery('qj');
    return query === undefined ? [] : (await findServices(hall.pool, query, undefined)).codes;
  };

  it('begins when a service is imported, and says where it stands', async () => {
    expect(await standings(hall.pool, '2026-01-01')).toMatchObject([
      { service: LEAVE, stage: 'online', channel: 'onlineFirst', valid: 0 },
    ]);
  });

  it('hides what is retired and shows it again, with a reason', async () => {
    const catalogue = await createCatalogue(hall.pool);
    expect(await enterStage(hall.pool, await entry({ stage: 'retired' }))).toBe('entered');
    expect([await found(), (await catalogue.refresh()).all()]).toEqual([[], []]);
    expect(catalogue.current().find(LEAVE)?.isListed).toBe(false);
    expect(await enterStage(hall.pool, await entry({ stage: 'online' }))).toBe('reasonMissing');
    expect(await enterStage(hall.pool, await entry({ stage: 'online', reason: '新学期恢复' }))).toBe(
      'entered',
    );
    expect([await found(), (await catalogue.refresh()).all().length]).toEqual([[LEAVE], 1]);
    expect((await ledgerOf(hall.pool, LEAVE)).map(({ stage }) => stage)).toEqual([
      'online',
      'retired',
      'online',
    ]);
  });

  it('takes one of two who enter at once', async () => {
    const both = [await entry({ channel: 'onlineOnly' }), await entry({ stage: 'revision' })];
    const results = await Promise.all(both.map((one) => enterStage(hall.pool, one)));
    expect(results.toSorted()).toEqual(['changed', 'entered']);
  });

  it('is never rewritten', async () => {
    const update = hall.pool.query(`UPDATE service_stage SET reason = 'x'`);
    await expect(update).rejects.toMatchObject({ code: '42501' });
    await expect(hall.pool.query('DELETE FROM service_stage')).rejects.toMatchObject({ code: '42501' });
  });
});
