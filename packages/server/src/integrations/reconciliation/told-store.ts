import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** Rows that are looked at together. */
const AT_ONCE = 500;

/** A case that waits for a system that tells by files, and of which nobody has heard for long 久无回音. */
export interface SilentRow {
  readonly deliveryId: number;
  readonly instanceId: number;
  readonly reference: string;
  readonly orderId: string | null;
  readonly status: string | null;
  readonly version: number | null;
  readonly updatedAt: string | null;
  readonly movedAt: string;
}

const selectSilent = statement<SilentRow>(
  'told.silent',
  `SELECT d.id AS "deliveryId", d.instance_id AS "instanceId", i.reference, o.order_id AS "orderId", o.peer_status AS status, o.version,
     to_json(o.peer_updated_at) #>> '{}' AS "updatedAt", to_json(m.moved) #>> '{}' AS "movedAt"
   FROM system_delivery d JOIN instance i ON i.id = d.instance_id
   LEFT JOIN system_order o ON o.instance_id = d.instance_id AND o.system = d.system
   CROSS JOIN LATERAL (SELECT greatest(d.created_at, d.taken_at, o.applied_at) AS moved) AS m
   WHERE d.system = $1 AND d.id > $3 AND d.wait IS NOT NULL AND d.status NOT IN ('dead', 'skipped') AND i.status <> 'closed'
     AND m.moved < $2
     AND EXISTS (SELECT FROM json_array_elements(i.state -> 'waits') AS w WHERE (w ->> 'id')::bigint = d.wait)
   ORDER BY d.id LIMIT ${AT_ONCE}`,
);

/** Cases whose step waits for the system since before a moment; the next rows come after a delivery. */
export function silentCases(
  db: Queryable,
  system: string,
  before: Date,
  after: number,
): Promise<readonly SilentRow[]> {
  return selectSilent(db, [system, before, after]);
}

/** How many cases a system was told of, open or told of since `since`, and of how many of them it has told something. */
export async function countTold(
  db: Queryable,
  system: string,
  operations: readonly string[],
  since: Date,
): Promise<{ readonly here: number; readonly there: number }> {
  const { rows } = await db.query<{ here: number; there: number }>(
    `SELECT count(*)::int AS here, count(o.order_id)::int AS there
     FROM (SELECT DISTINCT d.instance_id AS id FROM system_delivery d JOIN instance i ON i.id = d.instance_id
       WHERE d.system = $1 AND d.wait IS NOT NULL AND d.status NOT IN ('dead', 'skipped') AND d.payload ->> 'operation' = ANY ($2)
         AND (i.status <> 'closed' OR d.created_at >= $3)) AS t
     LEFT JOIN system_order o ON o.instance_id = t.id AND o.system = $1`,
    [system, [...operations], since],
  );
  return rows[0] ?? { here: 0, there: 0 };
}
