import { expect } from 'vitest';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { verifyHistory } from '../../packages/server/src/platform/audit/verify-history.ts';
import type { Pool } from '../../packages/server/src/platform/db/pool.ts';
import { rebuildStatistics } from '../../packages/server/src/statistics/rebuild.ts';
import { figuresOf, foldStatistics } from '../../packages/server/src/statistics/store.ts';
import type { Ledger } from './ledger.ts';

/**
 * Compares a ledger without unknowns with the hall 对账: every acknowledged command is there exactly once with the answer
 * that was given, nothing else is, and everything that must hold of a hall holds.
 */
export async function expectLedger(pool: Pool, { intents, replies }: Ledger): Promise<void> {
  const unknown = intents.filter(({ key }) => !replies.has(key));
  expect(unknown).toEqual([]);
  const done = new Map(
    [...replies.values()].flatMap(({ key, done: answer }) => (answer ? [[key, answer]] : [])),
  );
  const { rows } = await pool.query<{ key: string; answer: unknown }>('SELECT key, answer FROM idempotency');
  expect(new Map(rows.map(({ key, answer }) => [key, answer]))).toEqual(done);
  // One row of history per applied command, and one instance per acknowledged submit.
  expect(await count(pool, 'event')).toBe(done.size);
  const submits = intents.filter(({ kind, key }) => kind === 'submit' && done.has(key));
  expect(await count(pool, 'instance')).toBe(submits.length);
  const { rows: reasons } = await pool.query<{ reason: string }>(
    `SELECT data ->> 'reason' AS reason FROM instance`,
  );
  expect(reasons.map(({ reason }) => reason).toSorted()).toEqual(
    submits.map(({ about }) => about).toSorted(),
  );
  expect((await verifyHistory(pool)).brokenAt).toBeUndefined();
  await expectInvariants(pool);
  await foldStatistics(pool);
  const figures = await figuresOf(pool, '2020-01', '2099-12');
  await rebuildStatistics(pool, 480);
  expect(figures).toEqual(await figuresOf(pool, '2020-01', '2099-12'));
}

async function count(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
}
