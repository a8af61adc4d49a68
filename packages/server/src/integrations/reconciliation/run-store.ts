import type { Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** A run 一次对账 that begins. */
export interface NewRun {
  readonly system: string;
  readonly scope: 'changes' | 'full';
  readonly since: Date;
  readonly at: Date;
}

/** Begins a comparison of everything; one whose process died is ended first, and its list thrown away. */
export async function beginRun(db: Queryable, { system, scope, since, at }: NewRun): Promise<number> {
  await db.query(
    `WITH dead AS (
       UPDATE reconciliation SET ended_at = $2, error = $3 WHERE system = $1 AND scope = 'full' AND ended_at IS NULL RETURNING id
     ) DELETE FROM reconciliation_order WHERE run_id IN (SELECT id FROM dead)`,
    [system, at, JSON.stringify(INTERRUPTED)],
  );
  const { rows } = await db.query<{ id: number }>(
    'INSERT INTO reconciliation (system, scope, since, begun_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [system, scope, since, at],
  );
  return rows[0]?.id ?? 0;
}

const INTERRUPTED: Text = {
  zh: '对账中途停止，已重新开始',
  en: 'it was interrupted and has begun again',
};

/** What a run came to. */
export interface RunFigures {
  readonly here: number;
  readonly there: number;
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly differ: number;
  readonly stuck: number;
  readonly healed: number;
}

/** Ends a run with its figures, or with why it could not be finished. Its list is not needed any more. */
export async function endRun(
  db: Queryable,
  id: number,
  at: Date,
  end: RunFigures | { readonly error: Text },
): Promise<void> {
  const figures = 'error' in end ? undefined : end;
  const error = 'error' in end ? JSON.stringify(end.error) : null;
  await db.query(
    `UPDATE reconciliation SET ended_at = $2, error = $3, here = $4, there = $5, only_here = $6, only_there = $7, differ = $8,
       stuck = $9, healed = $10 WHERE id = $1`,
    [
      id,
      at,
      error,
      figures?.here,
      figures?.there,
      figures?.onlyHere,
      figures?.onlyThere,
      figures?.differ,
      figures?.stuck,
      figures?.healed,
    ],
  );
  await db.query('DELETE FROM reconciliation_order WHERE run_id = $1', [id]);
}

/** A question for changes that brought something, or that failed, as a run of its own. */
export async function noteChanges(
  db: Queryable,
  run: NewRun,
  end: { readonly there: number; readonly healed: number; readonly error: Text | null },
): Promise<void> {
  await db.query(
    `INSERT INTO reconciliation (system, scope, since, begun_at, ended_at, there, healed, error)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [
      run.system,
      run.scope,
      run.since,
      run.at,
      end.there,
      end.healed,
      end.error === null ? null : JSON.stringify(end.error),
    ],
  );
}

/** An order of the system's list. */
export interface ListedOrder {
  readonly order_id: string;
  readonly reference: string;
  readonly version: number | null;
  readonly status: string;
  readonly updated_at: string;
  /** `\x` and hex. */
  readonly content_hash: string;
  readonly body: string;
}

const insertListed = statement(
  'reconciliation.list',
  `INSERT INTO reconciliation_order (run_id, order_id, reference, version, status, updated_at, content_hash, body)
   SELECT $1, order_id, reference, version, status, updated_at, content_hash, body FROM json_to_recordset($2::json)
     AS o (order_id text, reference text, version bigint, status text, updated_at timestamptz, content_hash bytea, body text)
   ON CONFLICT (run_id, order_id) DO UPDATE SET reference = excluded.reference, version = excluded.version,
     status = excluded.status, updated_at = excluded.updated_at, content_hash = excluded.content_hash, body = excluded.body
   WHERE (excluded.updated_at, coalesce(excluded.version, 0)) > (reconciliation_order.updated_at, coalesce(reconciliation_order.version, 0))`,
);

/** Writes a page of the list down; an order that moved while the list was read counts as it was last. */
export async function addListed(db: Queryable, run: number, orders: readonly ListedOrder[]): Promise<void> {
  const newest = new Map(orders.map((order) => [order.order_id, order]));
  if (newest.size > 0) await insertListed(db, [run, JSON.stringify([...newest.values()])]);
}

/** How many orders both sides have 两边总数; orders of the contract test are nobody's. */
export async function countBoth(
  db: Queryable,
  run: number,
  system: string,
  since: Date,
): Promise<{ readonly here: number; readonly there: number }> {
  const { rows } = await db.query<{ here: number; there: number }>(
    `SELECT (SELECT count(*)::int FROM system_order WHERE system = $2 AND (NOT terminal OR applied_at >= $3)) +
       (SELECT count(*)::int FROM system_delivery d WHERE d.stuck_for = $2 AND d.kind = 'order.create'
         AND NOT EXISTS (SELECT FROM system_order o WHERE o.system = $2 AND o.instance_id = d.instance_id)) AS here,
       (SELECT count(*)::int FROM reconciliation_order WHERE run_id = $1 AND reference NOT LIKE 'TEST-%') AS there`,
    [run, system, since],
  );
  return rows[0] ?? { here: 0, there: 0 };
}

/** A run as it is shown. */
export interface RunRow {
  readonly id: number;
  readonly scope: 'changes' | 'full';
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly here: number | null;
  readonly there: number | null;
  readonly onlyHere: number | null;
  readonly onlyThere: number | null;
  readonly differ: number | null;
  readonly stuck: number | null;
  readonly healed: number | null;
  readonly error: Text | null;
}

const RUN = `SELECT id, scope, begun_at AS "begunAt", ended_at AS "endedAt", here, there, only_here AS "onlyHere", only_there AS "onlyThere",
     differ, stuck, healed, error FROM reconciliation`;

const selectRuns = statement<RunRow>(
  'reconciliation.runs',
  `${RUN} WHERE system = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
);

/** Runs of a system, newest first: one more than the page when there is another. */
export function runsOf(db: Queryable, system: string, before: number | undefined, limit: number) {
  return selectRuns(db, [system, before ?? null, limit + 1]);
}

const selectLast = statement<RunRow>(
  'reconciliation.last',
  `${RUN} WHERE system = $1 AND scope = 'full' AND ended_at IS NOT NULL AND error IS NULL ORDER BY id DESC LIMIT 1`,
);

/** The last comparison of everything that was finished. */
export async function lastFull(db: Queryable, system: string): Promise<RunRow | undefined> {
  return (await selectLast(db, [system]))[0];
}
