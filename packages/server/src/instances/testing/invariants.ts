import { apply, openTasks, type Instance } from '@wangban/engine';
import { expect } from 'vitest';
import type { Pool } from '../../platform/db/pool.ts';
import { principalKey } from '../effects/principal-key.ts';
import { restoreEvent, type StoredEvent } from '../effects/history-rows.ts';
import { eventHash, GENESIS } from '../../platform/audit/seal-hash.ts';

interface StoredRow {
  readonly id: number;
  readonly status: string;
  readonly version: number;
  readonly head: string;
  readonly state: Omit<Instance, 'data'>;
  readonly data: Instance['data'];
}
interface HistoryRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: number | null;
  readonly events: string;
  readonly hash: string;
}

/**
 * Checks what must hold for every instance whatever happened 不变式: replay of its history gives the stored state, the
 * hash chain holds, tasks and inbox rows are exactly those that the state has open, and nothing belongs to nothing.
 */
export async function expectInvariants(pool: Pool): Promise<void> {
  const { rows } = await pool.query<StoredRow>(
    `SELECT id, status, version, encode(head_hash, 'hex') AS head, state, data FROM instance ORDER BY id`,
  );
  for (const row of rows) {
    const replayed = await replay(pool, row);
    expect(replayed).toEqual({ ...row.state, data: row.data });
    await expectTasks(pool, row.id, replayed);
  }
  expect(
    await count(pool, 'event e WHERE NOT EXISTS (SELECT FROM instance i WHERE i.id = e.instance_id)'),
  ).toBe(0);
  expect(
    await count(pool, 'task t WHERE NOT EXISTS (SELECT FROM instance i WHERE i.id = t.instance_id)'),
  ).toBe(0);
  expect(
    await count(
      pool,
      `inbox b WHERE NOT EXISTS (SELECT FROM task t WHERE t.id = b.task_id AND t.status <> 'closed'
         AND b.created_at = t.opened_at AND b.frozen = (t.status = 'frozen'))`,
    ),
  ).toBe(0);
}

async function replay(pool: Pool, row: StoredRow): Promise<Instance> {
  const { rows } = await pool.query<HistoryRow>(
    `SELECT seq, at, actor_id AS actor, events::text AS events, encode(hash, 'hex') AS hash
     FROM event WHERE instance_id = $1 ORDER BY seq`,
    [row.id],
  );
  let instance: Instance | undefined;
  let previous = GENESIS;
  for (const [index, { seq, at, actor, events, hash }] of rows.entries()) {
    expect(seq).toBe(index + 1);
    previous = eventHash(previous, { instanceId: row.id, seq, at: at.getTime(), actor, events });
    expect(hash).toBe(previous);
    const stored: readonly StoredEvent[] = JSON.parse(events);
    for (const event of stored) instance = apply(instance, restoreEvent(event, at.getTime(), actor));
  }
  expect(row.version).toBe(rows.length);
  expect(row.head).toBe(previous);
  if (instance === undefined) throw new Error(`instance ${row.id} has no history`);
  return instance;
}

async function expectTasks(pool: Pool, id: number, instance: Instance): Promise<void> {
  const expected = openTasks(instance).map((task) => ({
    id: task.task,
    node: task.node,
    version: task.version,
    status: task.frozen ? 'frozen' : 'open',
    holder: task.holder ?? null,
    addresses: task.principals.map(principalKey).toSorted((a, b) => a - b),
  }));
  const { rows } = await pool.query(
    `SELECT t.id, t.node, t.version, t.status, t.holder_id AS holder,
       coalesce((SELECT json_agg(b.principal ORDER BY b.principal) FROM inbox b WHERE b.task_id = t.id), '[]') AS addresses
     FROM task t WHERE t.instance_id = $1 AND t.status <> 'closed' ORDER BY t.id`,
    [id],
  );
  expect(rows).toEqual(expected.toSorted((a, b) => a.id - b.id));
}

async function count(pool: Pool, what: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${what}`);
  return rows[0]?.n ?? -1;
}
