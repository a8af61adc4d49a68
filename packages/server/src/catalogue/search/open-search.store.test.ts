import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../../platform/testing/test-hall.ts';
import { createCatalogue } from '../catalogue.ts';
import { insertVersion } from '../store.ts';
import { sampleService } from '../testing/sample-service.ts';
import { openSearch, type Search } from './open-search.ts';
import { searchRowOf } from './search-row.ts';

const satisfaction = async () => new Map([['leave-undergraduate', { average: 4.5, people: 9 }]]);

let hall: TestHall;
let search: Search;
/** Statements that look into the index. */
let lookUps = 0;

beforeAll(async () => {
  hall = await createTestHall();
  await publish('leave-undergraduate', '本科生请假');
  const catalogue = await createCatalogue(hall.pool);
  const counting = new Proxy(hall.pool, {
    get(pool, name, self) {
      if (name !== 'query') return Reflect.get(pool, name, self);
      return (...args: Parameters<typeof pool.query>) => {
        if (JSON.stringify(args[0]).includes('search_services')) lookUps += 1;
        return pool.query(...args);
      };
    },
  });
  search = openSearch({ pool: counting, catalogue, clock: hall.clock, satisfaction });
});
afterAll(() => hall.close());

async function publish(code: string, zh: string): Promise<void> {
  const definition = sampleService({ code, name: { zh, en: code } });
  const row = { service: code, referenceCode: code.slice(0, 2).toUpperCase(), definition };
  const version = { ...row, form: {}, flow: '', callable: {}, contentHash: zh };
  await insertVersion(hall.pool, { ...version, search: searchRowOf(definition) }, { now: hall.clock() });
}

async function codes(query: string, belongsTo?: string): Promise<readonly string[]> {
  const { services } = await search({ query, limit: 30, belongsTo });
  return services.map(({ code }) => code);
}

async function counted(run: () => Promise<unknown>): Promise<number> {
  const before = lookUps;
  await run();
  return lookUps - before;
}

describe('the search of a process', () => {
  it('looks once for what many type at the same time, and for what was typed a moment ago', async () => {
    expect(await counted(() => Promise.all(Array.from({ length: 20 }, () => codes('qing'))))).toBe(1);
    expect(await counted(() => codes('qing'))).toBe(0);
    expect(await codes('qing')).toEqual(['leave-undergraduate']);
  });

  it('shows how satisfied people are', async () => {
    const { services } = await search({ query: 'qing', limit: 30, belongsTo: undefined });
    expect(services[0]).toMatchObject({ satisfaction: { average: 4.5, people: 9 } });
  });

  it('looks for each group of people, since theirs comes first', async () => {
    expect(await counted(() => codes('qing', 'staff'))).toBe(1);
    expect(await counted(() => codes('qing', 'staff'))).toBe(0);
  });

  it('shows a service from the moment that it is published', async () => {
    expect(await codes('宿舍')).toEqual([]);
    await publish('dorm-repair', '宿舍报修');
    expect(await codes('宿舍')).toEqual(['dorm-repair']);
  });

  it('counts anew after a minute how often services are used', async () => {
    await codes('bx');
    hall.clock.advance(59_000);
    expect(await counted(() => codes('bx'))).toBe(0);
    hall.clock.advance(1000);
    expect(await counted(() => codes('bx'))).toBe(1);
  });

  it('forgets what nobody has asked for the longest', async () => {
    await codes('bxfirst');
    for (let n = 0; n < 500; n += 1) await codes(`没有的${n}`);
    expect(await counted(() => codes('没有的499'))).toBe(0);
    expect(await counted(() => codes('bxfirst'))).toBeGreaterThan(0);
  });
});
