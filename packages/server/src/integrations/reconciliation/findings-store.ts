import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** Rows that are looked at together; what comes after them is asked for by the key of the last one. */
const AT_ONCE = 500;

/** An order of the hall that the system's list does not have 对方清单里没有. */
export interface MissingRow {
  readonly orderId: string;
  readonly orderNo: string | null;
  readonly instanceId: number;
  readonly reference: string;
  readonly status: string | null;
  readonly version: number | null;
  readonly updatedAt: string | null;
}

const selectMissing = statement<MissingRow>(
  'findings.missing',
  `SELECT o.order_id AS "orderId", o.order_no AS "orderNo", o.instance_id AS "instanceId", i.reference,
     o.peer_status AS status, o.version, to_json(o.peer_updated_at) #>> '{}' AS "updatedAt"
   FROM system_order o JOIN instance i ON i.id = o.instance_id
   WHERE o.system = $2 AND o.order_id > $5 AND (NOT o.terminal OR o.applied_at >= $3) AND o.created_at < $4
     AND NOT EXISTS (SELECT FROM reconciliation_order s WHERE s.run_id = $1 AND s.order_id = o.order_id)
   ORDER BY o.order_id LIMIT ${AT_ONCE}`,
);

/** Which run of which system, over what, begun when. */
export interface Span {
  readonly run: number;
  readonly system: string;
  readonly since: Date;
  readonly begun: Date;
}

/** Orders that the hall has and the list has not; those made while the list was read are left out. */
export function missingOrders(db: Queryable, { run, system, since, begun }: Span, after: string) {
  return selectMissing(db, [run, system, since, begun, after]);
}

/** A new order that the hall gave up on 没有送成的建单. */
export interface LostRow {
  readonly deliveryId: number;
  readonly instanceId: number;
  readonly reference: string;
  /** Whether it was made is not known. */
  readonly unsure: boolean;
  /** The order that the list has for the case after all. */
  readonly listed: string | null;
  /** A comparison has sent it again before. */
  readonly tried: boolean;
}

const selectLost = statement<LostRow>(
  'findings.lost',
  `SELECT d.id AS "deliveryId", d.instance_id AS "instanceId", i.reference, d.unsure,
     (SELECT s.order_id FROM reconciliation_order s WHERE s.run_id = $1 AND s.reference = i.reference LIMIT 1) AS listed,
     EXISTS (SELECT FROM reconciliation_difference x WHERE x.system = $2 AND x.class = 'onlyHere'
       AND coalesce(x.order_id, '') = '' AND coalesce(x.instance_id, 0) = d.instance_id AND x.status = 'healed'
       AND x.settled_at >= d.created_at) AS tried
   FROM system_delivery d JOIN instance i ON i.id = d.instance_id
   WHERE d.stuck_for = $2 AND d.kind = 'order.create' AND d.id > $3
     AND NOT EXISTS (SELECT FROM system_order o WHERE o.system = $2 AND o.instance_id = d.instance_id)
   ORDER BY d.id LIMIT ${AT_ONCE}`,
);

/** New orders that were given up, and what the list says of them. */
export function lostOrders(db: Queryable, { run, system }: Span, after: number) {
  return selectLost(db, [run, system, after]);
}

/** Sends a given-up delivery again 重新投递: the same key, and it is looked for first. */
export async function sendAgain(db: Queryable, deliveryId: number, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE system_delivery SET status = 'waiting', unsure = true, run_at = $2, attempts = 0, same_answers = 0, failure_key = NULL
     WHERE id = $1 AND status = 'dead'`,
    [deliveryId, at],
  );
  return rowCount === 1;
}

/** An order of the list that the hall does not have 大厅没有. */
export interface ForeignRow {
  readonly orderId: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number | null;
  readonly updatedAt: string;
  readonly instanceId: number | null;
}

const selectForeign = statement<ForeignRow>(
  'findings.foreign',
  `SELECT s.order_id AS "orderId", s.reference, s.status, s.version, to_json(s.updated_at) #>> '{}' AS "updatedAt",
     i.id AS "instanceId"
   FROM reconciliation_order s LEFT JOIN instance i ON i.reference = s.reference
   WHERE s.run_id = $1 AND s.order_id > $3 AND s.reference NOT LIKE 'TEST-%'
     AND NOT EXISTS (SELECT FROM system_order o WHERE o.system = $2 AND o.order_id = s.order_id)
     AND NOT EXISTS (SELECT FROM system_delivery d WHERE d.instance_id = i.id AND d.system = $2
       AND d.done_at IS NULL AND d.kind = 'order.create'
       AND NOT EXISTS (SELECT FROM system_order o WHERE o.system = $2 AND o.instance_id = i.id))
   ORDER BY s.order_id LIMIT ${AT_ONCE}`,
);

/** Orders of the list that are none of the hall's; those that a delivery is about are no news. */
export function foreignOrders(db: Queryable, { run, system }: Span, after: string) {
  return selectForeign(db, [run, system, after]);
}

/** An order that both have, and that is not the same on both sides 状态不一致. */
export interface PairRow {
  readonly orderId: string;
  readonly instanceId: number;
  readonly reference: string;
  readonly definitionVersion: number;
  readonly isSame: boolean;
  readonly isTerminal: boolean;
  readonly isWithdrawn: boolean;
  readonly isClosed: boolean;
  readonly here: Standing;
  readonly there: Standing;
  readonly body: string;
}

/** How one side has it. */
export interface Standing {
  readonly status: string | null;
  readonly version: number | null;
  readonly updatedAt: string | null;
}

const selectPairs = statement<PairRow>(
  'findings.pairs',
  `SELECT o.order_id AS "orderId", o.instance_id AS "instanceId", i.reference, o.definition_version AS "definitionVersion",
     o.content_hash IS NOT DISTINCT FROM s.content_hash AS "isSame", o.terminal AS "isTerminal",
     i.status = 'closed' AND i.outcome = 'withdrawn' AS "isWithdrawn", i.status = 'closed' AS "isClosed",
     json_build_object('status', o.peer_status, 'version', o.version, 'updatedAt', o.peer_updated_at) AS here,
     json_build_object('status', s.status, 'version', s.version, 'updatedAt', s.updated_at) AS there, s.body
   FROM reconciliation_order s
   JOIN system_order o ON o.system = $2 AND o.order_id = s.order_id
   JOIN instance i ON i.id = o.instance_id
   WHERE s.run_id = $1 AND s.order_id > $4
     AND (o.content_hash IS DISTINCT FROM s.content_hash OR i.outcome = 'withdrawn' AND NOT o.terminal)
     AND (o.applied_at IS NULL OR o.applied_at < $3)
     AND NOT EXISTS (SELECT FROM system_event e WHERE e.system = $2 AND e.order_id = s.order_id
       AND e.done_at IS NULL AND e.stuck_for IS NULL)
     AND NOT EXISTS (SELECT FROM system_delivery d WHERE d.instance_id = i.id AND d.open_for = $2)
   ORDER BY s.order_id LIMIT ${AT_ONCE}`,
);

/** Orders that differ; what is under way, or moved while the list was read, is left to the next run. */
export function differingOrders(db: Queryable, { run, system, begun }: Span, after: string) {
  return selectPairs(db, [run, system, begun, after]);
}

/** An order that has not moved 久未变动. */
export interface StuckRow {
  readonly orderId: string;
  readonly instanceId: number;
  readonly reference: string;
  readonly status: string | null;
  readonly version: number | null;
  readonly updatedAt: string | null;
  readonly movedAt: string;
}

const selectStuck = statement<StuckRow>(
  'findings.stuck',
  `SELECT o.order_id AS "orderId", o.instance_id AS "instanceId", i.reference, o.peer_status AS status, o.version,
     to_json(o.peer_updated_at) #>> '{}' AS "updatedAt", to_json(m.moved) #>> '{}' AS "movedAt"
   FROM system_order o JOIN instance i ON i.id = o.instance_id
   JOIN reconciliation_order s ON s.run_id = $1 AND s.order_id = o.order_id
   CROSS JOIN LATERAL (SELECT greatest(o.created_at, o.applied_at, s.updated_at) AS moved) AS m
   WHERE o.system = $2 AND NOT o.terminal AND i.status <> 'closed' AND o.order_id > $4 AND m.moved < $3
   ORDER BY o.order_id LIMIT ${AT_ONCE}`,
);

/** Open orders of running cases that nobody has moved since `before`. */
export function stuckOrders(db: Queryable, { run, system }: Span, before: Date, after: string) {
  return selectStuck(db, [run, system, before, after]);
}
