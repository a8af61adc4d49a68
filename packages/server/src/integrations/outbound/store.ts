import type { JsonObject, Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** A delivery 投递 that this process holds a lease of. */
export interface DeliveryRow {
  readonly id: number;
  readonly instanceId: number;
  readonly eventId: string;
  readonly kind: string;
  readonly wait: number | null;
  readonly payload: JsonObject;
  readonly body: Buffer | null;
  readonly createdAt: Date;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  readonly sameAnswers: number;
  readonly failureKey: string | null;
  readonly token: string | null;
  /** The outcome of an attempt before is not known. */
  readonly unsure: boolean;
  /** A write with an older fence changes nothing. */
  readonly fence: number;
}

/** How long a delivery is ours without a heartbeat. */
const LEASE_MS = 30_000;

const CLOCK = 'coalesce($4::timestamptz, clock_timestamp())';

/**
 * Whose lease ran out was under way when its runner died: nobody knows what became of it. Events of one case go one after the
 * other; a dead one holds up those behind it until a person has settled it, and a skipped one when that person says so. OFFSET 0
 * keeps that a look into its index for each candidate: a join would be planned by how many waited when the table was analysed.
 */
const claimRows = statement<DeliveryRow>(
  'outbound.claim',
  `UPDATE system_delivery SET status = 'running', lease_owner = $2, fence = fence + 1, attempts = attempts + 1,
     unsure = unsure OR status = 'running', lease_until = ${CLOCK} + ${LEASE_MS} * interval '1 ms'
   WHERE id IN (
     SELECT id FROM system_delivery j
     WHERE system = $1 AND (status = 'waiting' AND run_at <= ${CLOCK} OR status = 'running' AND lease_until <= ${CLOCK})
       AND NOT EXISTS (SELECT FROM system_delivery e WHERE e.instance_id = j.instance_id AND e.system = j.system AND e.id < j.id
         AND (e.status IN ('waiting', 'running', 'dead') OR e.holds) OFFSET 0)
     ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
   RETURNING id, instance_id AS "instanceId", event_id AS "eventId", kind, wait, payload, body, created_at AS "createdAt",
     attempts, same_answers AS "sameAnswers", failure_key AS "failureKey", token, unsure, fence`,
);

/** Who claims, and how many. `now` undefined: the database's clock. */
export interface Claim {
  readonly system: string;
  readonly owner: string;
  readonly limit: number;
  readonly now: Date | undefined;
}

/** Claims what is due for a system, oldest first. */
export async function claimDeliveries(db: Queryable, claim: Claim): Promise<readonly DeliveryRow[]> {
  const { system, owner, limit, now } = claim;
  const rows = await claimRows(db, [system, owner, limit, now ?? null]);
  return rows.toSorted((a, b) => a.id - b.id);
}

const extendRows = statement<{ id: number }>(
  'outbound.extend',
  `UPDATE system_delivery d SET lease_until = coalesce($3::timestamptz, clock_timestamp()) + ${LEASE_MS} * interval '1 ms'
   FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
   WHERE d.id = mine.id AND d.fence = mine.fence AND d.status = 'running' RETURNING d.id`,
);

/** A lease that is held. */
export type Held = Pick<DeliveryRow, 'id' | 'fence'>;

/** Extends leases; gives the ids that are still ours. */
export async function extendLeases(
  db: Queryable,
  held: readonly Held[],
  now: Date | undefined,
): Promise<ReadonlySet<number>> {
  const rows = await extendRows(db, [held.map(({ id }) => id), held.map(({ fence }) => fence), now ?? null]);
  return new Set(rows.map(({ id }) => id));
}

const releaseRows = statement(
  'outbound.release',
  `UPDATE system_delivery d SET status = 'waiting', attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
   FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
   WHERE d.id = mine.id AND d.fence = mine.fence AND d.status = 'running'`,
);

/** Gives back what was claimed and not begun. */
export async function releaseDeliveries(db: Queryable, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  await releaseRows(db, [held.map(({ id }) => id), held.map(({ fence }) => fence)]);
}

/** What a body is made from: the case, its applicant, the order that the system has made of it. */
export interface CaseFacts {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly applicant: { readonly personNo: string; readonly name: string; readonly phone: string | null };
  readonly orderId: string | null;
}

const selectCases = statement<CaseFacts>(
  'outbound.cases',
  `SELECT i.id, i.reference, i.service, o.order_id AS "orderId",
     json_build_object('personNo', p.person_no, 'name', p.name, 'phone', p.phone) AS applicant
   FROM instance i JOIN person p ON p.id = i.applicant_id
   LEFT JOIN system_order o ON o.system = $1 AND o.instance_id = i.id
   WHERE i.id = ANY ($2::bigint[])`,
);

/** The cases of deliveries, with their orders at this system. */
export async function casesOf(
  db: Queryable,
  system: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, CaseFacts>> {
  const rows = await selectCases(db, [system, `{${[...new Set(ids)].join(',')}}`]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A file of a case 附件. */
export interface CaseFile {
  readonly instanceId: number;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const selectFiles = statement<CaseFile>(
  'outbound.files',
  `SELECT u.instance_id AS "instanceId", f.id, f.name, f.type, f.size
   FROM file_use u JOIN file f ON f.id = u.file_id WHERE u.instance_id = ANY ($1::bigint[])`,
);

/** All files of these cases. */
export function filesOf(db: Queryable, ids: readonly number[]): Promise<readonly CaseFile[]> {
  return selectFiles(db, [`{${[...new Set(ids)].join(',')}}`]);
}

const writeBodies = statement(
  'outbound.bodies',
  `UPDATE system_delivery d SET body = b.body, kind = b.kind
   FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::text[]) AS b (id, fence, body, kind)
   WHERE d.id = b.id AND d.fence = b.fence AND d.status = 'running' AND d.body IS NULL`,
);

/** A body as it will be sent on every attempt. */
export interface MadeBody extends Held {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Stores bodies before they are sent for the first time. */
export async function storeBodies(db: Queryable, made: readonly MadeBody[]): Promise<void> {
  if (made.length === 0) return;
  await writeBodies(db, [
    made.map(({ id }) => id),
    made.map(({ fence }) => fence),
    made.map(({ bytes }) => Buffer.from(bytes)),
    made.map(({ kind }) => kind),
  ]);
}

/** How an attempt ended 投递结果; what is null stays as it was. */
export interface Ending extends Held {
  readonly status: 'waiting' | 'done' | 'dead' | 'skipped';
  /** When it is due again. */
  readonly run_at: string | null;
  readonly attempts: number | null;
  readonly same_answers: number;
  readonly failure_key: string | null;
  readonly error: Text | null;
  readonly answer_status: number | null;
  readonly answer: string | null;
  readonly answer_version: number | null;
  readonly answer_updated_at: string | null;
  readonly token: string | null;
  readonly unsure: boolean;
  readonly at: string;
  /** The order that was answered: it is adopted, and its state goes through the inbox. */
  readonly order_id: string | null;
  readonly order_no: string | null;
  readonly definition_version: number | null;
  readonly event_id: string | null;
  readonly order: string | null;
  readonly order_hash: string | null;
  readonly reference: string | null;
}

const finishRows = statement<{ id: number }>(
  'outbound.finish',
  `WITH asked AS MATERIALIZED (
     SELECT * FROM json_to_recordset($1::json) AS a (id bigint, fence bigint, status text, run_at timestamptz, attempts integer,
       same_answers integer, failure_key text, error json, answer_status integer, answer text, answer_version bigint,
       answer_updated_at timestamptz, token text, unsure boolean, at timestamptz, order_id text, order_no text,
       definition_version integer, event_id text, "order" text, order_hash bytea, reference text)
   ), ended AS (
     UPDATE system_delivery d SET status = a.status, run_at = coalesce(a.run_at, d.run_at),
       attempts = coalesce(a.attempts, d.attempts), same_answers = a.same_answers, failure_key = a.failure_key,
       first_error = coalesce(d.first_error, a.error), last_error = coalesce(a.error, d.last_error),
       answer_status = coalesce(a.answer_status, d.answer_status), answer = coalesce(a.answer, d.answer),
       answer_version = a.answer_version, answer_updated_at = a.answer_updated_at, token = a.token, unsure = a.unsure,
       done_at = CASE WHEN a.status IN ('done', 'skipped') THEN a.at END, lease_owner = NULL, lease_until = NULL
     FROM asked a WHERE d.id = a.id AND d.fence = a.fence AND d.status = 'running'
     RETURNING d.id, d.system, d.instance_id, a.at, a.order_id, a.order_no, a.definition_version, a.event_id, a."order",
       a.order_hash, a.reference
   ), adopted AS (
     INSERT INTO system_order (system, instance_id, order_id, order_no, definition_version, created_at)
     SELECT system, instance_id, order_id, order_no, definition_version, at FROM ended WHERE order_id IS NOT NULL
     ON CONFLICT DO NOTHING
   ), heard AS (
     INSERT INTO system_event (system, event_id, via, received_at, body_sha256, body, order_id, reference, instance_id, run_at)
     SELECT system, event_id, 'answer', at, order_hash, "order", order_id, reference, instance_id, least(at, clock_timestamp())
     FROM ended WHERE event_id IS NOT NULL
     ON CONFLICT DO NOTHING
   )
   SELECT id FROM ended`,
);

/** Ends attempts, with the orders that came of them; gives the ids that were still ours. */
export async function finishDeliveries(
  db: Queryable,
  endings: readonly Ending[],
): Promise<ReadonlySet<number>> {
  const rows = await finishRows(db, [JSON.stringify(endings)]);
  return new Set(rows.map(({ id }) => id));
}

/** The breaker as it is kept for people and for the next start. */
export interface BreakerRow {
  readonly failures: number;
  readonly openUntil: Date | null;
}

/** How the breaker of a system stood last. */
export async function readBreaker(db: Queryable, system: string): Promise<BreakerRow | undefined> {
  const { rows } = await db.query<BreakerRow>(
    'SELECT failures, open_until AS "openUntil" FROM business_system WHERE code = $1',
    [system],
  );
  return rows[0];
}

/** What happened to a system last: an answer, or a failure that speaks against it. */
export interface BreakerChange extends BreakerRow {
  readonly system: string;
  readonly at: Date;
  readonly error: Text | null;
}

/** Notes the breaker. */
export async function writeBreaker(db: Queryable, change: BreakerChange): Promise<void> {
  const { system, failures, openUntil, at, error } = change;
  await db.query({
    name: 'outbound.breaker',
    text: `UPDATE business_system SET failures = $2, open_until = $3,
       last_success_at = CASE WHEN $5::json IS NULL THEN $4 ELSE last_success_at END,
       last_failure_at = CASE WHEN $5::json IS NULL THEN last_failure_at ELSE $4 END,
       last_error = coalesce($5::json, last_error) WHERE code = $1`,
    values: [system, failures, openUntil, at, error === null ? null : JSON.stringify(error)],
  });
}
