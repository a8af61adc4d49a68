import type { Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';

/** Status 投递状态 of a delivery. */
export type DeliveryStatus = 'waiting' | 'running' | 'done' | 'dead' | 'skipped';

/** A delivery in a list. */
export interface DeliveryLine {
  readonly id: number;
  readonly instanceId: number;
  readonly reference: string | null;
  readonly kind: string;
  readonly status: DeliveryStatus;
  readonly createdAt: Date;
  readonly runAt: Date;
  readonly attempts: number;
  readonly lastError: Text | null;
  readonly answerStatus: number | null;
  readonly unsure: boolean;
  readonly holds: boolean;
  readonly doneAt: Date | null;
  readonly listedAt: Date | null;
  readonly takenAt: Date | null;
}

/** Which of a system's rows are listed; what is undefined does not matter. */
export interface RowFilter {
  readonly system: string;
  readonly about: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** Only rows with a smaller id. */
  readonly before: number | undefined;
  readonly limit: number;
}

const LINE = `d.id, d.instance_id AS "instanceId", i.reference, d.kind, d.status, d.created_at AS "createdAt", d.run_at AS "runAt",
  d.attempts, d.last_error AS "lastError", d.answer_status AS "answerStatus", d.unsure, d.holds, d.done_at AS "doneAt",
  d.listed_at AS "listedAt", d.taken_at AS "takenAt"`;

/** Deliveries, newest first: one more than `limit` when there is a next page. Not a named statement: each filter has its own plan. */
export async function deliveryLines(
  db: Queryable,
  filter: RowFilter & { readonly status: DeliveryStatus | undefined; readonly kind: string | undefined },
): Promise<readonly DeliveryLine[]> {
  const { system, status, kind, about, from, to, before, limit } = filter;
  const { rows } = await db.query<DeliveryLine>(
    `SELECT ${LINE} FROM system_delivery d LEFT JOIN instance i ON i.id = d.instance_id
     WHERE d.system = $1 AND ($2::text IS NULL OR d.status = $2) AND ($3::text IS NULL OR d.kind = $3)
       AND ($4::text IS NULL OR d.instance_id IN (SELECT id FROM instance WHERE reference = $4 UNION ALL
         SELECT instance_id FROM system_order WHERE system = $1 AND (order_id = $4 OR order_no = $4)))
       AND ($5::timestamptz IS NULL OR d.created_at >= $5) AND ($6::timestamptz IS NULL OR d.created_at < $6)
       AND ($7::bigint IS NULL OR d.id < $7)
     ORDER BY d.id DESC LIMIT $8`,
    [
      system,
      status ?? null,
      kind ?? null,
      about ?? null,
      from ?? null,
      to ?? null,
      before ?? null,
      limit + 1,
    ],
  );
  return rows;
}

/** Dead deliveries of one error. */
export interface DeadGroup {
  readonly key: string;
  readonly error: Text | null;
  readonly count: number;
  readonly oldestAt: Date;
}

/** The dead ones of a system by equal error 死信归类, of the first thousand. */
export async function deadGroups(db: Queryable, system: string): Promise<readonly DeadGroup[]> {
  const { rows } = await db.query<DeadGroup>(
    `SELECT coalesce(failure_key, '') AS key, (array_agg(last_error ORDER BY id DESC))[1] AS error, count(*)::int AS count,
       min(created_at) AS "oldestAt"
     FROM (SELECT id, failure_key, last_error, created_at FROM system_delivery WHERE stuck_for = $1
       ORDER BY id LIMIT 1000) AS d GROUP BY 1 ORDER BY 3 DESC, 1`,
    [system],
  );
  return rows;
}

/** A delivery with all that is known of it. */
export interface DeliveryFacts extends DeliveryLine {
  readonly eventId: string;
  readonly wait: number | null;
  readonly operation: string | null;
  readonly orderId: string | null;
  readonly orderNo: string | null;
  readonly body: Buffer | null;
  readonly before: Buffer | null;
  readonly firstError: Text | null;
  readonly answer: string | null;
  readonly blockedBy: number | null;
  readonly settledBy: number | null;
  readonly settledNote: string | null;
}

/** One delivery of a system. */
export async function deliveryFacts(
  db: Queryable,
  system: string,
  id: number,
): Promise<DeliveryFacts | undefined> {
  const { rows } = await db.query<DeliveryFacts>(
    `SELECT ${LINE}, d.event_id AS "eventId", d.wait, d.payload ->> 'operation' AS operation, o.order_id AS "orderId",
       o.order_no AS "orderNo", d.body, d.first_error AS "firstError", d.answer, d.settled_by AS "settledBy",
       d.settled_note AS "settledNote",
       (SELECT b.body FROM system_delivery b WHERE b.instance_id = d.instance_id AND b.system = d.system AND b.id < d.id
        ORDER BY b.id DESC LIMIT 1) AS before,
       (SELECT e.id FROM system_delivery e WHERE e.instance_id = d.instance_id AND e.system = d.system AND e.id < d.id
        AND d.status = 'waiting' AND (e.done_at IS NULL OR e.holds) ORDER BY e.id LIMIT 1) AS "blockedBy"
     FROM system_delivery d LEFT JOIN instance i ON i.id = d.instance_id
     LEFT JOIN system_order o ON o.system = d.system AND o.instance_id = d.instance_id
     WHERE d.system = $1 AND d.id = $2`,
    [system, id],
  );
  return rows[0];
}

/** What makes a delivery begin anew; the errors that it had stay to be read. */
const ANEW = `status = 'waiting', run_at = least($2::timestamptz, clock_timestamp()), attempts = 0, same_answers = 0,
  failure_key = NULL`;

/** Makes these due now; gives the ids of those that were. `isNotThere`: somebody has looked, nothing was done. */
export async function resendNamed(
  db: Queryable,
  asked: {
    readonly system: string;
    readonly ids: readonly number[];
    readonly isNotThere: boolean;
    readonly at: Date;
  },
): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `UPDATE system_delivery SET ${ANEW}, unsure = unsure AND NOT $4
     WHERE system = $1 AND id = ANY ($3::bigint[]) AND status IN ('waiting', 'dead') RETURNING id`,
    [asked.system, asked.at, [...asked.ids], asked.isNotThere],
  );
  return rows.map(({ id }) => id);
}

/** Dead ones to be sent again. */
export interface DeadRange {
  readonly errorKey: string | undefined;
  readonly kind: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

/** Makes dead ones due now, the oldest first, at most `limit`. */
export async function resendDead(
  db: Queryable,
  asked: { readonly system: string; readonly range: DeadRange; readonly limit: number; readonly at: Date },
): Promise<readonly number[]> {
  const { errorKey, kind, from, to } = asked.range;
  const { rows } = await db.query<{ id: number }>(
    `UPDATE system_delivery SET ${ANEW} WHERE status = 'dead' AND id IN (SELECT id FROM system_delivery WHERE stuck_for = $1
       AND ($3::text IS NULL OR coalesce(failure_key, '') = $3) AND ($4::text IS NULL OR kind = $4)
       AND ($5::timestamptz IS NULL OR created_at >= $5) AND ($6::timestamptz IS NULL OR created_at < $6)
       ORDER BY id LIMIT $7 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [asked.system, asked.at, errorKey ?? null, kind ?? null, from ?? null, to ?? null, asked.limit],
  );
  return rows.map(({ id }) => id);
}

/** A person's word on rows. */
export interface Word {
  readonly system: string;
  readonly ids: readonly number[];
  readonly by: number;
  readonly note: string;
  readonly at: Date;
}

/** Skips what is not under way; one that was skipped before may still let the later ones go. */
export async function skipNamed(db: Queryable, word: Word, laterMayGo: boolean): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `UPDATE system_delivery SET status = 'skipped', holds = NOT $6, done_at = coalesce(done_at, $5), settled_by = $3,
       settled_note = $4
     WHERE system = $1 AND id = ANY ($2::bigint[]) AND (status IN ('waiting', 'dead') OR status = 'skipped' AND holds)
     RETURNING id`,
    [word.system, [...word.ids], word.by, word.note, word.at, laterMayGo],
  );
  return rows.map(({ id }) => id);
}

/** Ends one as done by hand; false: it has moved on meanwhile. */
export async function writeDone(db: Queryable, word: Omit<Word, 'ids'>, id: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE system_delivery SET status = 'done', holds = false, unsure = false, token = NULL, done_at = $5, settled_by = $3,
       settled_note = $4
     WHERE system = $1 AND id = $2 AND (status IN ('waiting', 'dead') OR status = 'skipped' AND holds)`,
    [word.system, id, word.by, word.note, word.at],
  );
  return rowCount === 1;
}

/** An order that the system made of a case, as a person says. */
export interface NamedOrder {
  readonly system: string;
  readonly instanceId: number;
  readonly orderId: string;
  readonly orderNo: string | null;
  readonly definitionVersion: number;
  readonly at: Date;
}

/** Notes the order of a case that has none yet. */
export async function adoptOrder(db: Queryable, order: NamedOrder): Promise<void> {
  const { system, instanceId, orderId, orderNo, definitionVersion, at } = order;
  await db.query(
    `INSERT INTO system_order (system, instance_id, order_id, order_no, definition_version, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (system, instance_id) DO NOTHING`,
    [system, instanceId, orderId, orderNo, definitionVersion, at],
  );
}

/** The case that has this order. */
export async function caseOfOrder(
  db: Queryable,
  system: string,
  orderId: string,
): Promise<{ readonly id: number; readonly reference: string } | undefined> {
  const { rows } = await db.query<{ id: number; reference: string }>(
    `SELECT i.id, i.reference FROM system_order o JOIN instance i ON i.id = o.instance_id WHERE o.system = $1 AND o.order_id = $2`,
    [system, orderId],
  );
  return rows[0];
}
