import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueSystems } from './due-systems.ts';
import { registerSystem } from './systems/register-system.ts';
import { centreDefinition } from './testing/centre.ts';
import { openTestExchange, type TestExchange } from './testing/test-exchange.ts';

const CODES = ['assets', 'graduates', 'library'];

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
  const { parts, hall, simulator } = exchange;
  for (const code of CODES) {
    const definition = centreDefinition(simulator.url, { code });
    const deps = { ...parts, pool: hall.pool, clock: hall.clock };
    expect(await registerSystem(deps, definition, { by: null, seen: 0 })).toHaveProperty('version');
  }
  await exchange.settle();
}, 120_000);
afterAll(() => exchange.close());

/** Statements of the hall while something is done: each takes a connection. */
async function statementsOf(act: () => Promise<void>): Promise<number> {
  let count = 0;
  const note = (): void => void count++;
  exchange.hall.pool.on('acquire', note);
  await act();
  exchange.hall.pool.off('acquire', note);
  return count;
}

const due = () =>
  dueSystems(exchange.hall.pool, new Date(exchange.hall.clock()), new Date(exchange.hall.clock()));

describe('while nothing is due for any system', () => {
  it('the hall looks for all of them with one statement', async () => {
    const { integrations } = exchange.parts;
    expect(await due()).toMatchObject({ sending: [], hearing: [], asking: [] });
    expect(await statementsOf(() => integrations.look())).toBe(1);
  });
});

describe('one look', () => {
  it('finds the systems that something is to be sent to, and not those that are paused', async () => {
    const { pool } = exchange.hall;
    await exchange.submit();
    expect((await due()).sending).toEqual(['centre']);
    await pool.query(`UPDATE business_system SET status = 'paused' WHERE code = 'centre'`);
    expect((await due()).sending).toEqual([]);
    await pool.query(`UPDATE business_system SET status = 'active' WHERE code = 'centre'`);
  });

  it('finds what was said by a system, whatever its state, and nothing once that has taken effect', async () => {
    const { pool } = exchange.hall;
    await exchange.settle();
    expect(await due()).toMatchObject({ sending: [], hearing: [] });
    await pool.query(`UPDATE system_event SET status = 'waiting', done_at = NULL`);
    await pool.query(`UPDATE business_system SET status = 'paused' WHERE code = 'centre'`);
    expect(await due()).toMatchObject({ sending: [], hearing: ['centre'] });
    await pool.query(`UPDATE business_system SET status = 'active' WHERE code = 'centre'`);
    await exchange.settle();
    expect((await due()).hearing).toEqual([]);
  });

  it('finds whom to ask when their hour has come', async () => {
    exchange.hall.clock.advance(3_600_000);
    expect((await due()).asking).toEqual(['assets', 'centre', 'graduates', 'library']);
  });

  it('does not find what another process has a lease of, until that runs out', async () => {
    const { pool, clock } = exchange.hall;
    await pool.query(`UPDATE system_event SET status = 'running', done_at = NULL, lease_until = $1`, [
      new Date(clock() + 30_000),
    ]);
    expect((await due()).hearing).toEqual([]);
    clock.advance(30_000);
    expect((await due()).hearing).toEqual(['centre']);
  });
});
