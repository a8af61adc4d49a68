import type { JsonObject } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** Class 类别 of a difference. */
export type DifferenceClass = 'onlyHere' | 'onlyThere' | 'differ' | 'stuck';
/** State 状态 of it: a person has to look, it went away by itself or was put right, a person settled it. */
export type DifferenceStatus = 'open' | 'healed' | 'settled';

/** A difference that a run found. */
export interface Finding {
  readonly class: DifferenceClass;
  readonly order_id: string | null;
  readonly reference: string;
  readonly instance_id: number | null;
  readonly here: JsonObject | null;
  readonly there: JsonObject | null;
  readonly status: 'open' | 'healed';
}

const insert = statement<{ class: DifferenceClass; status: DifferenceStatus }>(
  'difference.insert',
  `WITH found AS (
     SELECT * FROM json_to_recordset($3::json) AS f (class text, order_id text, reference text, instance_id bigint, here json, there json,
       status text)
   ), settled AS (
     SELECT f.* FROM found f WHERE f.status = 'open' AND EXISTS (SELECT FROM reconciliation_difference d
       WHERE d.system = $2 AND d.class = f.class AND coalesce(d.order_id, '') = coalesce(f.order_id, '')
         AND coalesce(d.instance_id, 0) = coalesce(f.instance_id, 0) AND d.status = 'settled'
         AND d.here::jsonb IS NOT DISTINCT FROM f.here::jsonb AND d.there::jsonb IS NOT DISTINCT FROM f.there::jsonb)
   )
   INSERT INTO reconciliation_difference (run_id, system, class, order_id, reference, instance_id, here, there, status, settled_at)
   SELECT $1, $2, class, order_id, reference, instance_id, here, there, status, CASE status WHEN 'healed' THEN $4::timestamptz END
   FROM found f WHERE NOT EXISTS (SELECT FROM settled s WHERE s.class = f.class
     AND coalesce(s.order_id, '') = coalesce(f.order_id, '') AND coalesce(s.instance_id, 0) = coalesce(f.instance_id, 0))
   ON CONFLICT (system, class, coalesce(order_id, ''), coalesce(instance_id, 0)) WHERE status = 'open'
     DO UPDATE SET run_id = excluded.run_id, here = excluded.here, there = excluded.there
   RETURNING class, status`,
);

/** Writes what a run found; what a person settled and is as it was then is not raised again. Gives what was written. */
export function addFindings(
  db: Queryable,
  run: { readonly id: number; readonly system: string; readonly at: Date },
  findings: readonly Finding[],
) {
  return insert(db, [run.id, run.system, JSON.stringify(findings), run.at]);
}

/** Open differences that a finished run did not find any more are over; gives their number. */
export async function closeGone(
  db: Queryable,
  run: { readonly id: number; readonly system: string; readonly at: Date },
): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE reconciliation_difference SET status = 'healed', settled_at = $3
     WHERE system = $2 AND status = 'open' AND run_id <> $1`,
    [run.id, run.system, run.at],
  );
  return rowCount ?? 0;
}
/** How many wait for a person, by class. */
export async function openCounts(
  db: Queryable,
  system: string,
): Promise<Readonly<Partial<Record<DifferenceClass, number>>>> {
  const { rows } = await db.query<{ class: DifferenceClass; count: number }>(
    `SELECT class, count(*)::int AS count FROM reconciliation_difference WHERE system = $1 AND status = 'open' GROUP BY class`,
    [system],
  );
  return Object.fromEntries(rows.map((row) => [row.class, row.count]));
}

/** A difference as it is shown 差异. */
export interface DifferenceRow {
  readonly id: number;
  readonly class: DifferenceClass;
  readonly orderId: string | null;
  readonly reference: string | null;
  readonly instanceId: number | null;
  readonly here: JsonObject | null;
  readonly there: JsonObject | null;
  readonly status: DifferenceStatus;
  readonly foundAt: Date;
  readonly note: string | null;
  readonly settledAt: Date | null;
  readonly settledBy: number | null;
}

/** Which of them. */
export interface DifferenceFilter {
  readonly system: string;
  readonly status: DifferenceStatus | undefined;
  readonly class: DifferenceClass | undefined;
  readonly id?: number | undefined;
  readonly before: number | undefined;
  readonly limit: number;
}

const selectRows = statement<DifferenceRow>(
  'difference.rows',
  `SELECT d.id, d.class, d.order_id AS "orderId", d.reference, d.instance_id AS "instanceId", d.here, d.there, d.status,
     r.begun_at AS "foundAt", d.note, d.settled_at AS "settledAt", d.settled_by AS "settledBy"
   FROM reconciliation_difference d JOIN reconciliation r ON r.id = d.run_id
   WHERE d.system = $1 AND ($2::text IS NULL OR d.status = $2) AND ($3::text IS NULL OR d.class = $3)
     AND ($4::bigint IS NULL OR d.id < $4) AND ($5::bigint IS NULL OR d.id = $5)
   ORDER BY d.id DESC LIMIT $6`,
);

/** Differences, newest first: one more than the page when there is another. */
export function differenceRows(db: Queryable, filter: DifferenceFilter): Promise<readonly DifferenceRow[]> {
  const { system, status, class: kind, before, id, limit } = filter;
  return selectRows(db, [system, status ?? null, kind ?? null, before ?? null, id ?? null, limit + 1]);
}

/** Settles an open difference; false: somebody else has, or it went away. */
export async function settleRow(
  db: Queryable,
  settled: {
    readonly system: string;
    readonly id: number;
    readonly note: string;
    readonly by: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const { system, id, note, by, at } = settled;
  const { rowCount } = await db.query(
    `UPDATE reconciliation_difference SET status = 'settled', note = $3, settled_at = $4, settled_by = $5
     WHERE system = $1 AND id = $2 AND status = 'open'`,
    [system, id, note, at, by],
  );
  return rowCount === 1;
}

/**
 * Forgets which state of an order was the last 忘记版本, so that the next one counts whatever its version: a person has looked, and a
 * system whose versions went astray could never be believed again otherwise.
 */
export async function forgetStanding(db: Queryable, system: string, orderId: string | null): Promise<void> {
  await db.query(
    'UPDATE system_order SET version = NULL, peer_updated_at = NULL WHERE system = $1 AND order_id = $2',
    [system, orderId],
  );
}
