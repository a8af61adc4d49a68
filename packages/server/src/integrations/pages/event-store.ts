import type { Queryable } from '../../platform/db/pool.ts';
import type { Via } from '../inbound/store.ts';
import type { RowFilter, Word } from './delivery-store.ts';

/** Status 来信状态 of an event. */
export type EventStatus = 'waiting' | 'running' | 'done' | 'quarantined' | 'dropped';

/** An event in a list. */
export interface EventLine {
  readonly id: number;
  readonly eventId: string;
  readonly via: Via;
  readonly receivedAt: Date;
  readonly orderId: string;
  readonly reference: string | null;
  readonly instanceId: number | null;
  readonly status: EventStatus;
  readonly result: string | null;
  readonly doneAt: Date | null;
  readonly body: string;
}

const LINE = `e.id, e.event_id AS "eventId", e.via, e.received_at AS "receivedAt", e.order_id AS "orderId", e.reference,
  e.instance_id AS "instanceId", e.status, e.result, e.done_at AS "doneAt", e.body`;

/** Events, newest first: one more than `limit` when there is a next page. Not a named statement: each filter has its own plan. */
export async function eventLines(
  db: Queryable,
  filter: RowFilter & { readonly status: EventStatus | undefined; readonly result: string | undefined },
): Promise<readonly EventLine[]> {
  const { system, status, result, about, from, to, before, limit } = filter;
  const { rows } = await db.query<EventLine>(
    `SELECT ${LINE} FROM system_event e
     WHERE e.system = $1 AND ($2::text IS NULL OR e.status = $2) AND ($3::text IS NULL OR e.result = $3)
       AND ($4::text IS NULL OR e.reference = $4 OR e.order_id = $4 OR e.order_id IN (
         SELECT order_id FROM system_order WHERE system = $1 AND order_no = $4))
       AND ($5::timestamptz IS NULL OR e.received_at >= $5) AND ($6::timestamptz IS NULL OR e.received_at < $6)
       AND ($7::bigint IS NULL OR e.id < $7)
     ORDER BY e.id DESC LIMIT $8`,
    [
      system,
      status ?? null,
      result ?? null,
      about ?? null,
      from ?? null,
      to ?? null,
      before ?? null,
      limit + 1,
    ],
  );
  return rows;
}

/** Quarantined events of a system by reason, of the first thousand. */
export async function quarantineReasons(
  db: Queryable,
  system: string,
): Promise<readonly { readonly reason: string; readonly count: number }[]> {
  const { rows } = await db.query<{ reason: string; count: number }>(
    `SELECT coalesce(result, '') AS reason, count(*)::int AS count FROM (SELECT result FROM system_event
       WHERE stuck_for = $1 ORDER BY id LIMIT 1000) AS e GROUP BY 1 ORDER BY 2 DESC, 1`,
    [system],
  );
  return rows;
}

/** An event with all that is known of it. */
export interface EventFacts extends EventLine {
  readonly before: string | null;
  readonly beforeVia: Via | null;
  readonly lastError: string | null;
  readonly settledBy: number | null;
  readonly settledNote: string | null;
}

/** One event of a system. */
export async function eventFacts(db: Queryable, system: string, id: number): Promise<EventFacts | undefined> {
  const { rows } = await db.query<EventFacts>(
    `SELECT ${LINE}, e.last_error AS "lastError", e.settled_by AS "settledBy", e.settled_note AS "settledNote",
       b.body AS before, b.via AS "beforeVia"
     FROM system_event e LEFT JOIN LATERAL (SELECT body, via FROM system_event b WHERE b.system = e.system
       AND b.order_id = e.order_id AND b.id < e.id ORDER BY b.id DESC LIMIT 1) AS b ON true
     WHERE e.system = $1 AND e.id = $2`,
    [system, id],
  );
  return rows[0];
}

/** Which quarantined events 哪些来信: some by name, or all of a reason. */
export type Quarantined = { readonly ids: readonly number[] } | { readonly reason: string };

/** Puts quarantined events back in line, the oldest first, at most `limit`; gives their ids and cases. */
export async function applyAnew(
  db: Queryable,
  asked: { readonly system: string; readonly of: Quarantined; readonly limit: number; readonly at: Date },
): Promise<readonly { readonly id: number; readonly instanceId: number | null }[]> {
  const ids = 'ids' in asked.of ? [...asked.of.ids] : null;
  const reason = 'reason' in asked.of ? asked.of.reason : null;
  const { rows } = await db.query<{ id: number; instanceId: number | null }>(
    `UPDATE system_event SET status = 'waiting', result = NULL, attempts = 0, last_error = NULL,
       run_at = least($2::timestamptz, clock_timestamp())
     WHERE status = 'quarantined' AND id IN (SELECT id FROM system_event WHERE stuck_for = $1
       AND ($3::bigint[] IS NULL OR id = ANY ($3)) AND ($4::text IS NULL OR result = $4)
       ORDER BY id LIMIT $5 FOR UPDATE SKIP LOCKED) RETURNING id, instance_id AS "instanceId"`,
    [asked.system, asked.at, ids, reason, asked.limit],
  );
  return rows;
}

/** Cases take another version of the system's definition, and so its status map, from now on. */
export async function moveToVersion(
  db: Queryable,
  system: string,
  cases: readonly number[],
  version: number,
): Promise<void> {
  await db.query(
    `UPDATE system_order SET definition_version = $3 WHERE system = $1 AND instance_id = ANY ($2::bigint[])
       AND definition_version <> $3`,
    [system, [...cases], version],
  );
}

/** A case as far as binding must know it. */
export interface BindableCase {
  readonly id: number;
  /** It was asked of, or told to, this system. */
  readonly isTold: boolean;
  readonly orderId: string | null;
}

/** The case with a reference. */
export async function bindableCase(
  db: Queryable,
  system: string,
  reference: string,
): Promise<BindableCase | undefined> {
  const { rows } = await db.query<BindableCase>(
    `SELECT i.id, o.order_id AS "orderId",
       EXISTS (SELECT FROM system_delivery d WHERE d.instance_id = i.id AND d.system = $1) AS "isTold"
     FROM instance i LEFT JOIN system_order o ON o.system = $1 AND o.instance_id = i.id WHERE i.reference = $2`,
    [system, reference],
  );
  return rows[0];
}

/** Quarantined events of an order are about this case, and go back in line. The body stays as it came. */
export async function bindOrder(
  db: Queryable,
  word: Omit<Word, 'ids'> & { readonly orderId: string; readonly reference: string },
): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `UPDATE system_event SET reference = $3, status = 'waiting', result = NULL, attempts = 0, last_error = NULL,
       run_at = least($6::timestamptz, clock_timestamp()), settled_by = $4, settled_note = $5
     WHERE system = $1 AND order_id = $2 AND status = 'quarantined'
       AND result IN ('unknownReference', 'foreignReference') RETURNING id`,
    [word.system, word.orderId, word.reference, word.by, word.note, word.at],
  );
  return rows.map(({ id }) => id);
}

/** Gives quarantined events up, the oldest first, at most `limit`; gives their ids. */
export async function dropQuarantined(
  db: Queryable,
  word: Omit<Word, 'ids'> & { readonly of: Quarantined; readonly limit: number },
): Promise<readonly number[]> {
  const ids = 'ids' in word.of ? [...word.of.ids] : null;
  const reason = 'reason' in word.of ? word.of.reason : null;
  const { rows } = await db.query<{ id: number }>(
    `UPDATE system_event SET status = 'dropped', done_at = $6, settled_by = $4, settled_note = $5
     WHERE status = 'quarantined' AND id IN (SELECT id FROM system_event WHERE system = $1 AND status = 'quarantined'
       AND ($2::bigint[] IS NULL OR id = ANY ($2)) AND ($3::text IS NULL OR result = $3)
       ORDER BY id LIMIT $7 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [word.system, ids, reason, word.by, word.note, word.at, word.limit],
  );
  return rows.map(({ id }) => id);
}
