import type { JsonObject, Wait } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** Way 来路 by which an event came in. */
export type Via = 'webhook' | 'answer' | 'changes' | 'sweep' | 'file';

/** An event to be written down. */
export interface NewEvent {
  readonly system: string;
  readonly eventId: string;
  readonly via: Via;
  readonly sha256: Buffer;
  /** The bytes as they came; of orders that were asked for, their JSON. */
  readonly body: string;
  readonly orderId: string;
  readonly reference: string;
}

const insert = statement<{ system: string; eventId: string }>(
  'inbound.insert',
  `INSERT INTO system_event (system, event_id, via, received_at, body_sha256, body, order_id, reference, run_at)
   SELECT system, event_id, via, $1, sha256, body, order_id, reference, least($1, clock_timestamp())
   FROM unnest($2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::text[])
     AS e (system, event_id, via, sha256, body, order_id, reference)
   ON CONFLICT DO NOTHING RETURNING system, event_id AS "eventId"`,
);

const select = statement<{ system: string; eventId: string; sha256: Buffer }>(
  'inbound.known',
  `SELECT e.system, e.event_id AS "eventId", e.body_sha256 AS sha256
   FROM unnest($1::text[], $2::text[]) AS k (system, event_id) JOIN system_event e USING (system, event_id)`,
);

/** What became of an event: written down, there already with the same bytes, or with others. */
export type Written = 'new' | 'known' | 'differs';

/** Writes events down 登记来信, each once; in the order given. */
export async function insertEvents(
  db: Queryable,
  events: readonly NewEvent[],
  now: number,
): Promise<readonly Written[]> {
  const added = await insert(db, [
    new Date(now),
    events.map(({ system }) => system),
    events.map(({ eventId }) => eventId),
    events.map(({ via }) => via),
    events.map(({ sha256 }) => sha256),
    events.map(({ body }) => body),
    events.map(({ orderId }) => orderId),
    events.map(({ reference }) => reference),
  ]);
  // One that is in the list twice is new once.
  const fresh = new Set(added.map(nameOf));
  const isNew = events.map((event) => fresh.delete(nameOf(event)));
  const others = events.filter((_, index) => isNew[index] !== true);
  if (others.length === 0) return events.map(() => 'new');
  const rows = await select(db, [others.map(({ system }) => system), others.map(({ eventId }) => eventId)]);
  const known = new Map(rows.map((row) => [nameOf(row), row.sha256]));
  return events.map((event, index) => {
    if (isNew[index] === true) return 'new';
    return known.get(nameOf(event))?.equals(event.sha256) === true ? 'known' : 'differs';
  });
}

function nameOf({ system, eventId }: { readonly system: string; readonly eventId: string }): string {
  return `${system} ${eventId}`;
}

/** An event that this process holds a lease of. */
export interface EventRow {
  readonly id: number;
  readonly eventId: string;
  readonly via: Via;
  readonly receivedAt: Date;
  readonly body: string;
  readonly orderId: string;
  readonly reference: string | null;
  readonly attempts: number;
  readonly fence: number;
}

/** How long an event is ours without a heartbeat. */
const LEASE_MS = 30_000;
const CLOCK = 'coalesce($4::timestamptz, clock_timestamp())';

/**
 * OFFSET 0 keeps the question "does an earlier one wait" a look into its index for each candidate: as a join it would be planned
 * by how many waited when the table was analysed, and read all that wait for each row when many more do.
 */
const claimRows = statement<EventRow>(
  'inbound.claim',
  `UPDATE system_event SET status = 'running', lease_owner = $2, fence = fence + 1, attempts = attempts + 1,
     lease_until = ${CLOCK} + ${LEASE_MS} * interval '1 ms'
   WHERE id IN (
     SELECT id FROM system_event j
     WHERE system = $1 AND (status = 'waiting' AND run_at <= ${CLOCK} OR status = 'running' AND lease_until <= ${CLOCK})
       AND NOT EXISTS (SELECT FROM system_event e WHERE e.order_id = j.order_id AND e.system = j.system AND e.id < j.id
         AND e.status IN ('waiting', 'running') OFFSET 0)
     ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
   RETURNING id, event_id AS "eventId", via, received_at AS "receivedAt", body, order_id AS "orderId", reference, attempts, fence`,
);

/** Claims events that are due; those of one order go one after the other. */
export async function claimEvents(
  db: Queryable,
  claim: {
    readonly system: string;
    readonly owner: string;
    readonly limit: number;
    readonly now: Date | undefined;
  },
): Promise<readonly EventRow[]> {
  const { system, owner, limit, now } = claim;
  const rows = await claimRows(db, [system, owner, limit, now ?? null]);
  return rows.toSorted((a, b) => a.id - b.id);
}

const extendRows = statement<{ id: number }>(
  'inbound.extend',
  `UPDATE system_event e SET lease_until = coalesce($3::timestamptz, clock_timestamp()) + ${LEASE_MS} * interval '1 ms'
   FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
   WHERE e.id = mine.id AND e.fence = mine.fence AND e.status = 'running' RETURNING e.id`,
);

/** Extends leases. */
export async function extendEvents(
  db: Queryable,
  held: readonly Pick<EventRow, 'id' | 'fence'>[],
  now: Date | undefined,
): Promise<void> {
  await extendRows(db, [held.map(({ id }) => id), held.map(({ fence }) => fence), now ?? null]);
}

/** The order of a case 工单 as it stood last. */
export interface OrderState {
  readonly instanceId: number;
  readonly orderId: string;
  readonly definitionVersion: number;
  readonly version: number | null;
  readonly status: string | null;
  readonly updatedAt: string | null;
  /** Hex. */
  readonly hash: string | null;
  readonly countedFrom: string | null;
  readonly counted: number;
}

/** What the hall has told the system of a case, as far as an event must know. */
export interface ToldRow {
  readonly eventId: string;
  readonly kind: string;
  readonly wait: number | null;
  readonly status: string;
  readonly operation: string | null;
  readonly answerVersion: number | null;
  readonly answerUpdatedAt: string | null;
  readonly at: string;
}

/** The case that an event speaks of. */
export interface CaseRow {
  readonly id: number;
  readonly waits: readonly Wait[];
  readonly variables: JsonObject | null;
}

/** Everything that must be known of an event before it is judged. */
export interface EventContext {
  readonly event: number;
  /** The order with this id, whatever case it belongs to. */
  readonly known: OrderState | null;
  /** The case with this reference. */
  readonly case: CaseRow | null;
  /** The order that this case has at the system. */
  readonly own: OrderState | null;
  readonly told: readonly ToldRow[] | null;
}

const ORDER = (alias: string): string =>
  `CASE WHEN ${alias}.order_id IS NULL THEN NULL ELSE json_build_object('instanceId', ${alias}.instance_id, 'orderId', ${alias}.order_id,
     'definitionVersion', ${alias}.definition_version, 'version', ${alias}.version, 'status', ${alias}.peer_status,
     'updatedAt', ${alias}.peer_updated_at, 'hash', encode(${alias}.content_hash, 'hex'),
     'countedFrom', ${alias}.counted_from, 'counted', ${alias}.counted) END`;

const selectContexts = statement<EventContext>(
  'inbound.contexts',
  `SELECT e.id AS event, ${ORDER('k')} AS known, ${ORDER('o')} AS own,
     CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object('id', i.id, 'waits', coalesce(i.state -> 'waits', '[]'::json),
       'variables', i.state -> 'variables') END AS case,
     (SELECT json_agg(json_build_object('eventId', d.event_id, 'kind', d.kind, 'wait', d.wait,
        -- Who fetches its work has it from when it was handed out, and says nothing of it at once.
        'status', CASE WHEN d.listed_no IS NULL THEN d.status ELSE 'done' END,
        'operation', d.payload ->> 'operation', 'answerVersion', d.answer_version,
        'answerUpdatedAt', coalesce(d.answer_updated_at, d.listed_at), 'at', d.created_at) ORDER BY d.id)
      FROM system_delivery d WHERE d.instance_id = i.id AND d.system = e.system) AS told
   FROM system_event e
   LEFT JOIN system_order k ON k.system = e.system AND k.order_id = e.order_id
   LEFT JOIN instance i ON i.reference = e.reference
   LEFT JOIN system_order o ON o.system = e.system AND o.instance_id = i.id
   WHERE e.id = ANY ($1::bigint[])`,
);

/** Reads what events are judged by, of one moment. */
export async function contextsOf(
  db: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, EventContext>> {
  const rows = await selectContexts(db, [`{${ids.join(',')}}`]);
  return new Map(rows.map((row) => [row.event, row]));
}

/** State 新状态 of an order after an event; null: it stays as it was. */
export interface NewState {
  readonly instance_id: number;
  readonly order_id: string;
  readonly order_no: string | null;
  readonly definition_version: number;
  readonly version: number | null;
  readonly peer_status: string;
  readonly peer_updated_at: string;
  readonly content_hash: string;
  readonly shown: JsonObject;
  readonly terminal: boolean;
  readonly counted_from: string;
  readonly counted: number;
}

/** How an event ended. */
export interface EventEnding {
  readonly id: number;
  readonly fence: number;
  readonly status: 'waiting' | 'done' | 'quarantined';
  readonly result: string | null;
  readonly run_at: string | null;
  readonly error: string | null;
  /** Attempts so far when it only had to wait; null: they count. */
  readonly attempts: number | null;
  readonly instance: number | null;
  readonly at: string;
  readonly state: NewState | null;
}

const finishRows = statement<{ id: number }>(
  'inbound.finish',
  `WITH asked AS MATERIALIZED (
     SELECT * FROM json_to_recordset($1::json) AS a (id bigint, fence bigint, status text, result text, run_at timestamptz,
       error text, attempts integer, instance bigint, at timestamptz, state json)
   ), ended AS (
     UPDATE system_event e SET status = a.status, result = a.result, run_at = coalesce(a.run_at, e.run_at),
       last_error = coalesce(a.error, e.last_error), attempts = coalesce(a.attempts, e.attempts),
       instance_id = coalesce(a.instance, e.instance_id), done_at = CASE WHEN a.status = 'done' THEN a.at END,
       lease_owner = NULL, lease_until = NULL
     FROM asked a WHERE e.id = a.id AND e.fence = a.fence AND e.status = 'running'
     RETURNING e.id, e.system, a.at, a.state
   ), kept AS (
     INSERT INTO system_order (system, instance_id, order_id, order_no, definition_version, version, peer_status,
       peer_updated_at, content_hash, shown, terminal, counted_from, counted, created_at, applied_at)
     SELECT n.system, s.instance_id, s.order_id, s.order_no, s.definition_version, s.version, s.peer_status, s.peer_updated_at,
       s.content_hash, s.shown, s.terminal, s.counted_from, s.counted, n.at, n.at
     FROM ended n CROSS JOIN LATERAL json_to_record(n.state) AS s (instance_id bigint, order_id text, order_no text,
       definition_version integer, version bigint, peer_status text, peer_updated_at timestamptz, content_hash bytea, shown json,
       terminal boolean, counted_from timestamptz, counted integer)
     WHERE n.state IS NOT NULL
     ON CONFLICT (system, instance_id) DO UPDATE SET order_no = coalesce(excluded.order_no, system_order.order_no),
       version = excluded.version, peer_status = excluded.peer_status, peer_updated_at = excluded.peer_updated_at,
       content_hash = excluded.content_hash, shown = excluded.shown, terminal = excluded.terminal,
       counted_from = excluded.counted_from, counted = excluded.counted, applied_at = excluded.applied_at
   )
   SELECT id FROM ended`,
);

/** Ends events together with the states that they brought. */
export async function finishEvents(db: Queryable, endings: readonly EventEnding[]): Promise<void> {
  await finishRows(db, [JSON.stringify(endings)]);
}

/** Photos of an order that lie in the hall already, by their id at the system. */
export async function photosOf(
  db: Queryable,
  system: string,
  orderId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ photo: string; file: string }>({
    name: 'inbound.photos',
    text: 'SELECT photo_id AS photo, file_id AS file FROM system_photo WHERE system = $1 AND order_id = $2',
    values: [system, orderId],
  });
  return new Map(rows.map(({ photo, file }) => [photo, file]));
}

/** A fetched photo to be noted as a file of its case. */
export interface NewPhoto {
  readonly system: string;
  readonly orderId: string;
  readonly photoId: string;
  readonly instanceId: number;
  readonly file: { readonly id: string; readonly name: string; readonly size: number; readonly type: string };
  readonly sha256: Buffer;
  readonly at: Date;
}

/** Notes a photo and its file; false: somebody else was quicker. The caller holds the transaction. */
export async function insertPhoto(db: Queryable, photo: NewPhoto): Promise<boolean> {
  const { system, orderId, photoId, instanceId, file, sha256, at } = photo;
  const { rowCount } = await db.query(
    `INSERT INTO system_photo (system, order_id, photo_id, file_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [system, orderId, photoId, file.id],
  );
  if (rowCount !== 1) return false;
  await db.query(
    `INSERT INTO file (id, instance_id, name, size, type, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [file.id, instanceId, file.name, file.size, file.type, sha256, at],
  );
  await db.query('INSERT INTO file_use (file_id, instance_id) VALUES ($1, $2)', [file.id, instanceId]);
  return true;
}

/** A file that may be fetched by a system: its case was told to it since `since`. */
export async function fileFor(
  db: Queryable,
  system: string,
  fileId: string,
  since: Date,
): Promise<{ readonly name: string; readonly type: string; readonly size: number } | undefined> {
  const { rows } = await db.query<{ name: string; type: string; size: number }>({
    name: 'inbound.file-for',
    text: `SELECT f.name, f.type, f.size FROM file f WHERE f.id = $2 AND EXISTS (
       SELECT FROM file_use u JOIN system_delivery d ON d.instance_id = u.instance_id AND d.system = $1
       WHERE u.file_id = f.id AND d.created_at > $3 AND d.body IS NOT NULL)`,
    values: [system, fileId, since],
  });
  return rows[0];
}
