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
interface TaskRow {
  readonly id: number;
  readonly instance: number;
}
interface HistoryRow {
  readonly id: number;
  readonly seq: number;
  readonly at: Date;
  readonly actor: number | null;
  readonly events: string;
  readonly hash: string;
}

/** Cases that are looked at together: a suite may have thousands. */
const AT_ONCE = 500;

/**
 * Checks what must hold for every instance whatever happened 不变式: replay of its history gives the stored state, the
 * hash chain holds, tasks and inbox rows are exactly those that the state has open, and nothing belongs to nothing.
 */
export async function expectInvariants(pool: Pool): Promise<void> {
  const { rows } = await pool.query<StoredRow>(
    `SELECT id, status, version, encode(head_hash, 'hex') AS head, state, data FROM instance ORDER BY id`,
  );
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await expectEach(pool, rows.slice(from, from + AT_ONCE));
  await expectWaits(pool, rows);
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

async function expectEach(pool: Pool, rows: readonly StoredRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const history = await pool.query<HistoryRow>(
    `SELECT instance_id AS id, seq, at, actor_id AS actor, events::text AS events, encode(hash, 'hex') AS hash
     FROM event WHERE instance_id = ANY($1) ORDER BY instance_id, seq`,
    [ids],
  );
  const tasks = await pool.query<TaskRow>(
    `SELECT t.id, t.instance_id AS instance, t.node, t.version, t.status, t.holder_id AS holder,
       coalesce((SELECT json_agg(b.principal ORDER BY b.principal) FROM inbox b WHERE b.task_id = t.id), '[]') AS addresses
     FROM task t WHERE t.instance_id = ANY($1) AND t.status <> 'closed' ORDER BY t.id`,
    [ids],
  );
  const eventsOf = grouped(history.rows, ({ id }) => id);
  const tasksOf = grouped(tasks.rows, ({ instance }) => instance);
  for (const row of rows) {
    const replayed = replay(row, eventsOf.get(row.id) ?? []);
    expect(replayed).toEqual({ ...row.state, data: row.data });
    expectTasks(row.id, replayed, tasksOf.get(row.id) ?? []);
  }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Others find a case by exactly the messages and signals that it waits for. */
async function expectWaits(pool: Pool, cases: readonly StoredRow[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT instance_id || '/' || wait AS name FROM case_wait`,
  );
  const waits = cases.flatMap(({ id, state }) =>
    (state.waits ?? []).flatMap(({ id: wait, kind }) =>
      kind === 'message' || kind === 'signal' ? `${id}/${wait}` : [],
    ),
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(waits.toSorted());
}

function replay(row: StoredRow, rows: readonly HistoryRow[]): Instance {
  let instance: Instance | undefined;
  const chain: string[] = [];
  for (const { seq, at, actor, events } of rows) {
    const entry = { instanceId: row.id, seq, at: at.getTime(), actor, events };
    chain.push(eventHash(chain.at(-1) ?? GENESIS, entry));
    const stored: readonly StoredEvent[] = JSON.parse(events);
    for (const event of stored) instance = apply(instance, restoreEvent(event, at.getTime(), actor));
  }
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ hash }) => hash)).toEqual(chain);
  expect(row.version).toBe(rows.length);
  expect(row.head).toBe(chain.at(-1));
  if (instance === undefined) throw new Error(`instance ${row.id} has no history`);
  return instance;
}

function expectTasks(id: number, instance: Instance, rows: readonly TaskRow[]): void {
  const expected = openTasks(instance).map((task) => ({
    id: task.task,
    instance: id,
    node: task.node,
    version: task.version,
    status: task.frozen ? 'frozen' : 'open',
    holder: task.holder ?? null,
    addresses: task.principals.map(principalKey).toSorted((a, b) => a - b),
  }));
  expect(rows).toEqual(expected.toSorted((a, b) => a.id - b.id));
}

async function count(pool: Pool, what: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${what}`);
  return rows[0]?.n ?? -1;
}
