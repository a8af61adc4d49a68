import type { JsonObject, Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { Held } from '../leased-worker.ts';

/** A delivery 投递 that this process holds a lease of. */
export interface DeliveryRow extends Held {
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
}

/** How long a delivery is ours without a heartbeat. */
const LEASE_MS = 30_000;

/** A delivery that is due 到期投递, looked at and not claimed, with its case: what its body is made from. */
export interface DueDelivery {
  readonly row: DeliveryRow;
  /** Null: the case is not there any more. */
  readonly of: CaseFacts | null;
}

/** What a body is made from: the case, its applicant, the order that the system has made of it. */
export interface CaseFacts {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly applicant: { readonly personNo: string; readonly name: string; readonly phone: string | null };
  readonly orderId: string | null;
}

const selectDue = statement<DeliveryRow & { readonly of: CaseFacts | null }>(
  'outbound.due',
  `SELECT id, instance_id AS "instanceId", event_id AS "eventId", kind, wait, payload, body, created_at AS "createdAt", attempts,
     same_answers AS "sameAnswers", failure_key AS "failureKey", token, unsure, fence, of_case AS of
   FROM due_deliveries($1, $2, $3)`,
);

/** Looks, without claiming, at what is due for a system, oldest first. `now` undefined: the database's clock. */
export async function dueDeliveries(
  db: Queryable,
  system: string,
  limit: number,
  now: Date | undefined,
): Promise<readonly DueDelivery[]> {
  const rows = await selectDue(db, [system, limit, now ?? null]);
  return rows.map(({ of, ...row }) => ({ row, of })).toSorted((a, b) => a.row.id - b.row.id);
}

const claimRows = statement<Pick<DeliveryRow, 'id' | 'fence' | 'attempts' | 'unsure'>>(
  'outbound.claim',
  'SELECT id, fence, attempts, unsure FROM claim_deliveries($1, $2, $3, $4, $5, $6, $7)',
);

/** A delivery to be claimed, with the body that was made for it; null: it has one, or gets none. */
export interface Wanted {
  readonly row: DeliveryRow;
  readonly made: { readonly kind: string; readonly bytes: Uint8Array } | null;
}

/** Claims what was looked at, and stores the bodies before they are sent for the first time; gives what nobody else took. */
export async function claimDeliveries(
  db: Queryable,
  wanted: readonly Wanted[],
  owner: string,
  now: Date | undefined,
): Promise<ReadonlyMap<number, DeliveryRow>> {
  if (wanted.length === 0) return new Map();
  const claimed = await claimRows(db, [
    wanted.map(({ row }) => row.id),
    wanted.map(({ row }) => row.fence),
    wanted.map(({ made }) => (made === null ? null : Buffer.from(made.bytes))),
    wanted.map(({ made }) => made?.kind ?? null),
    owner,
    LEASE_MS,
    now ?? null,
  ]);
  const known = new Map(wanted.map(({ row }) => [row.id, row]));
  return new Map(
    claimed.flatMap((mine) => {
      const row = known.get(mine.id);
      return row === undefined ? [] : [[mine.id, { ...row, ...mine }]];
    }),
  );
}

const extendRows = statement<{ id: number }>(
  'outbound.extend',
  `UPDATE system_delivery d SET lease_until = coalesce($3::timestamptz, clock_timestamp()) + ${LEASE_MS} * interval '1 ms'
   FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
   WHERE d.id = mine.id AND d.fence = mine.fence AND d.status = 'running' RETURNING d.id`,
);

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

const selectCases = statement<CaseFacts>(
  'outbound.cases',
  `SELECT i.id, i.reference, i.service,
     (SELECT o.order_id FROM system_order o WHERE o.instance_id = i.id AND o.system IS NOT DISTINCT FROM $1) AS "orderId",
     json_build_object('personNo', p.person_no, 'name', p.name, 'phone', p.phone) AS applicant
   FROM instance i JOIN person p ON p.id = i.applicant_id WHERE i.id = ANY ($2::bigint[])`,
);

/** The cases of deliveries that are claimed already, with their orders at this system. */
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
  'SELECT id FROM finish_deliveries($1) AS ended (id)',
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

const noteBreaker = statement<{ failingSince: Date | null }>(
  'outbound.breaker',
  `UPDATE business_system SET failures = $2, open_until = $3,
     last_success_at = CASE WHEN $5::json IS NULL THEN $4 ELSE last_success_at END,
     last_failure_at = CASE WHEN $5::json IS NULL THEN last_failure_at ELSE $4 END,
     failing_since = CASE WHEN $5::json IS NULL THEN NULL ELSE coalesce(failing_since, $4) END,
     last_error = coalesce($5::json, last_error) WHERE code = $1
   RETURNING failing_since AS "failingSince"`,
);

/** Notes the breaker; gives since when the system fails, in whatever process: null, it answers. */
export async function writeBreaker(db: Queryable, change: BreakerChange): Promise<Date | null> {
  const { system, failures, openUntil, at, error } = change;
  const text = error === null ? null : JSON.stringify(error);
  return (await noteBreaker(db, [system, failures, openUntil, at, text]))[0]?.failingSince ?? null;
}
