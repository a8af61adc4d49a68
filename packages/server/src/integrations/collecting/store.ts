import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { DeliveryRow, Wanted } from '../outbound/store.ts';

/** How far the list of a system goes 清单进度. */
export interface Marks {
  /** The number given last. */
  readonly listed: number;
  /** Up to which the system has acknowledged. */
  readonly taken: number;
}

const lock = statement<Marks>(
  'collecting.lock',
  'SELECT listed, taken FROM business_system WHERE code = $1 FOR NO KEY UPDATE',
);

/** Locks the list of a system until the transaction ends: one page is made after the other. */
export async function lockList(db: Queryable, system: string): Promise<Marks> {
  return (await lock(db, [system]))[0] ?? { listed: 0, taken: 0 };
}

const take = statement<{ id: number; status: string }>(
  'collecting.take',
  `UPDATE system_delivery SET taken_at = $4, run_at = least($4, clock_timestamp()),
     status = CASE WHEN wait IS NOT NULL AND payload ->> 'operation' = ANY ($5::text[]) THEN 'waiting' ELSE 'done' END,
     done_at = CASE WHEN wait IS NOT NULL AND payload ->> 'operation' = ANY ($5::text[]) THEN NULL ELSE $4::timestamptz END
   WHERE system = $1 AND listed_no > $2 AND listed_no <= $3 AND status = 'waiting' AND taken_at IS NULL
   RETURNING id, status`,
);

/** What a system acknowledges. */
export interface Taking {
  readonly system: string;
  /** Up to which it had acknowledged before. */
  readonly from: number;
  readonly upTo: number;
  /** Operations whose step of the flow goes on when the system has taken them. */
  readonly goingOn: readonly string[];
  readonly at: Date;
}

/** Marks what was handed out as taken 登记已取; gives the status that each has now. */
export async function takeUpTo(
  db: Queryable,
  { system, from, upTo, goingOn, at }: Taking,
): Promise<readonly string[]> {
  const rows = await take(db, [system, from, upTo, at, [...goingOn]]);
  return rows.map(({ status }) => status);
}

const pageAfter = statement<{ no: string; body: Buffer }>(
  'collecting.page',
  `SELECT listed_no::text AS no, body FROM system_delivery
   WHERE system = $1 AND listed_no > $2 AND settled_by IS NULL
     AND (status = 'waiting' AND taken_at IS NULL OR $3 AND taken_at IS NOT NULL)
   ORDER BY listed_no LIMIT $4`,
);

/** A delivery on the list. */
export interface Listed {
  readonly no: string;
  readonly body: Buffer;
}

/** What comes after a number; `isAgain`: also what was acknowledged before, for a system that was set back to an earlier state. */
export function listedAfter(
  db: Queryable,
  system: string,
  after: number,
  { isAgain, limit }: { readonly isAgain: boolean; readonly limit: number },
): Promise<readonly Listed[]> {
  return pageAfter(db, [system, after, isAgain, limit]);
}

const CLOCK = 'coalesce($4::timestamptz, clock_timestamp())';

/**
 * Of one case only the first that is not on the list; the order of cases is kept as when they are sent. The spellings keep every look
 * one into an index by what tells rows apart, however much is over and whatever was last analysed (migration 0035).
 */
const claimRows = statement<DeliveryRow>(
  'collecting.claim',
  `WITH free AS MATERIALIZED (
     SELECT id FROM system_delivery j
     WHERE open_for = $1 AND listed_no IS NULL AND (status = 'waiting' OR status = 'running' AND lease_until <= ${CLOCK})
       AND NOT EXISTS (SELECT FROM system_delivery e WHERE e.instance_id = j.instance_id
         AND e.system IS NOT DISTINCT FROM j.system AND e.id - j.id < 0 AND (e.done_at IS NULL OR e.holds)
         AND (e.listed_no IS NULL OR e.stuck_for IS NOT NULL OR e.holds) OFFSET 0)
     ORDER BY run_at, id LIMIT $3 FOR UPDATE)
   UPDATE system_delivery d SET status = 'running', lease_owner = $2, fence = d.fence + 1, attempts = d.attempts + 1,
     lease_until = ${CLOCK} + interval '30 s'
   FROM free f WHERE d.id = ANY (ARRAY[f.id])
   RETURNING d.id, d.instance_id AS "instanceId", d.event_id AS "eventId", d.kind, d.wait, d.payload, d.body,
     d.created_at AS "createdAt", d.attempts, d.same_answers AS "sameAnswers", d.failure_key AS "failureKey", d.token, d.unsure,
     d.fence`,
);

/** Takes what is to come on the list next, in the transaction that puts it there. `now` undefined: the database's clock. */
export async function claimForList(
  db: Queryable,
  claim: {
    readonly system: string;
    readonly owner: string;
    readonly limit: number;
    readonly now: Date | undefined;
  },
): Promise<readonly DeliveryRow[]> {
  const rows = await claimRows(db, [claim.system, claim.owner, claim.limit, claim.now ?? null]);
  return rows.toSorted((a, b) => a.id - b.id);
}

const toldCases = statement<{ id: number }>(
  'collecting.told',
  `SELECT k.id FROM unnest($2::bigint[]) AS k (id) WHERE EXISTS (SELECT FROM system_delivery d
     WHERE d.instance_id = k.id AND d.system IS NOT DISTINCT FROM $1 AND d.listed_no IS NOT NULL OFFSET 0)`,
);

/** Cases of which the system was told on its list: it knows them by their reference, whether or not it gave a number of its own. */
export async function casesOnList(
  db: Queryable,
  system: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await toldCases(db, [system, `{${ids.join(',')}}`]);
  return new Set(rows.map(({ id }) => id));
}

const putRows = statement(
  'collecting.put',
  `UPDATE system_delivery d SET status = 'waiting', lease_owner = NULL, lease_until = NULL, listed_no = n.no, listed_at = $5,
     body = coalesce(d.body, n.body), kind = coalesce(n.kind, d.kind)
   FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::text[]) AS n (id, no, body, kind) WHERE d.id = ANY (ARRAY[n.id])`,
);

/** Puts deliveries on the list, under numbers that follow `from`, with the bodies that were made for them. */
export async function putOnList(
  db: Queryable,
  rows: readonly Wanted[],
  { from, at }: { readonly from: number; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await putRows(db, [
    rows.map(({ row }) => row.id),
    rows.map((_, index) => from + index + 1),
    rows.map(({ made }) => (made === null ? null : Buffer.from(made.bytes))),
    rows.map(({ made }) => made?.kind ?? null),
    at,
  ]);
}

const noteMarks = statement(
  'collecting.marks',
  `UPDATE business_system SET listed = $2, taken = greatest(taken, $3), last_success_at = $4 WHERE code = $1`,
);

/** Notes how far the list goes, and that the system was there. */
export async function writeMarks(
  db: Queryable,
  system: string,
  { listed, taken }: Marks,
  at: Date,
): Promise<void> {
  await noteMarks(db, [system, listed, taken, at]);
}

/** A delivery that was taken, and whose step of the flow is to go on. */
export interface TakenStep {
  readonly id: number;
  readonly instanceId: number;
  readonly wait: number;
}

const selectSteps = statement<TakenStep>(
  'collecting.steps',
  `SELECT id, instance_id AS "instanceId", wait FROM system_delivery
   WHERE open_for = $1 AND taken_at IS NOT NULL AND wait IS NOT NULL
     AND run_at <= coalesce($2::timestamptz, clock_timestamp()) ORDER BY run_at LIMIT 100`,
);

/** Steps that are to go on now. */
export function stepsToGoOn(
  db: Queryable,
  system: string,
  now: Date | undefined,
): Promise<readonly TakenStep[]> {
  return selectSteps(db, [system, now ?? null]);
}

const endStep = statement(
  'collecting.end-step',
  `UPDATE system_delivery SET status = 'done', done_at = $2 WHERE id = $1 AND status = 'waiting' AND taken_at IS NOT NULL`,
);

/** The step has gone on: the delivery is done. */
export async function endTaken(db: Queryable, id: number, at: Date): Promise<void> {
  await endStep(db, [id, at]);
}

const laterStep = statement(
  'collecting.later-step',
  `UPDATE system_delivery SET run_at = coalesce($2::timestamptz, clock_timestamp()) + $3 * interval '1 ms'
   WHERE id = $1 AND status = 'waiting' AND taken_at IS NOT NULL`,
);

/** The case stands still: it is looked at again after so long. */
export async function putOff(
  db: Queryable,
  id: number,
  now: Date | undefined,
  afterMs: number,
): Promise<void> {
  await laterStep(db, [id, now ?? null, afterMs]);
}
