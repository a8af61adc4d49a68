import type { JsonObject, Wait } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { Held } from '../leased-worker.ts';

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
export interface EventRow extends Held {
  readonly eventId: string;
  readonly via: Via;
  readonly receivedAt: Date;
  readonly body: string;
  readonly orderId: string;
  readonly reference: string | null;
  readonly attempts: number;
}

/** How long an event is ours without a heartbeat. */
const LEASE_MS = 30_000;

/** An event that was claimed, with what it is judged by. */
export interface ClaimedEvent {
  readonly row: EventRow;
  readonly context: EventContext;
}

const claimRows = statement<EventRow & EventContext>(
  'inbound.claim',
  `SELECT id, event_id AS "eventId", via, received_at AS "receivedAt", body, order_id AS "orderId", reference, attempts, fence,
     known, own, of_case AS case, told
   FROM claim_events($1, $2, $3, $4, $5)`,
);

/** Claims events that are due, with their contexts of one moment; those of one order go one after the other. */
export async function claimEvents(
  db: Queryable,
  claim: {
    readonly system: string;
    readonly owner: string;
    readonly limit: number;
    readonly now: Date | undefined;
  },
): Promise<readonly ClaimedEvent[]> {
  const { system, owner, limit, now } = claim;
  const rows = await claimRows(db, [system, owner, limit, LEASE_MS, now ?? null]);
  return rows.map(({ known, own, case: of, told, ...row }) => ({
    row,
    context: { known, own, case: of, told },
  }));
}

const extendRows = statement<{ id: number }>(
  'inbound.extend',
  `UPDATE system_event e SET lease_until = coalesce($3::timestamptz, clock_timestamp()) + ${LEASE_MS} * interval '1 ms'
   FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
   WHERE e.id = mine.id AND e.fence = mine.fence AND e.status = 'running' RETURNING e.id`,
);

/** Extends leases; gives the ids that are still ours. */
export async function extendEvents(
  db: Queryable,
  held: readonly Held[],
  now: Date | undefined,
): Promise<ReadonlySet<number>> {
  const rows = await extendRows(db, [held.map(({ id }) => id), held.map(({ fence }) => fence), now ?? null]);
  return new Set(rows.map(({ id }) => id));
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
  /** The order with this id, whatever case it belongs to. */
  readonly known: OrderState | null;
  /** The case with this reference. */
  readonly case: CaseRow | null;
  /** The order that this case has at the system. */
  readonly own: OrderState | null;
  readonly told: readonly ToldRow[] | null;
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
export interface EventEnding extends Held {
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

const finishRows = statement('inbound.finish', 'SELECT finish_events($1)');

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
