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
