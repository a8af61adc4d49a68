import type { Text } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { Ticked } from './store.ts';

/** A rating as a unit sees it: name, case and moment are null for an anonymous one, by this query and not by its callers. */
export interface OfficeRow {
  readonly token: string;
  readonly service: string;
  readonly stars: number;
  readonly options: readonly Ticked[];
  readonly comment: string;
  readonly isAddition: boolean;
  readonly givenOn: string;
  readonly shownFrom: string;
  readonly replyDays: number | null;
  readonly rater: number | null;
  readonly instance: number | null;
  readonly reference: string | null;
  readonly title: Text | null;
  readonly reply: string | null;
  readonly result: 'fixed' | 'planned' | 'explained' | null;
  readonly plannedOn: string | null;
  readonly calledBack: boolean;
  readonly repliedAt: Date | null;
}

/** Place in the list: a day, and the token that orders its ratings. */
export interface Place {
  readonly day: string;
  readonly token: string;
}

const SHOWN = `SELECT r.token, r.service, r.stars, r.options, r.comment, r.is_addition AS "isAddition", r.given_on AS "givenOn",
  r.shown_from AS "shownFrom", r.reply_days AS "replyDays", r.reply, r.result, r.planned_on AS "plannedOn",
  r.called_back AS "calledBack", r.replied_at AS "repliedAt",
  CASE WHEN NOT r.is_anonymous THEN r.rater_id END AS rater, i.id AS instance, i.reference, i.title
  FROM rating r LEFT JOIN instance i ON i.id = r.instance_id AND NOT r.is_anonymous`;

const selectAll = statement<OfficeRow>(
  'ratings.office-all',
  `${SHOWN} WHERE r.service = ANY ($1) AND r.shown_from <= $2 AND (r.shown_from, r.token) < ($3, $4)
   ORDER BY r.shown_from DESC, r.token DESC LIMIT $5`,
);
const selectWaiting = statement<OfficeRow>(
  'ratings.office-waiting',
  `${SHOWN} WHERE r.service = ANY ($1) AND r.shown_from <= $2 AND (r.shown_from, r.token) > ($3, $4)
     AND r.reply_days IS NOT NULL AND r.replied_at IS NULL
   ORDER BY r.shown_from, r.token LIMIT $5`,
);
const selectOne = statement<OfficeRow>(
  'ratings.office-one',
  `${SHOWN} WHERE r.token = $1 AND r.shown_from <= $2`,
);

/** What was rated by that day, the latest day first: one more than `limit` when there is a next page. */
export function shownRatings(
  db: Queryable,
  services: readonly string[],
  today: string,
  after: Place | undefined,
  limit: number,
): Promise<readonly OfficeRow[]> {
  const { day, token } = after ?? { day: 'infinity', token: '' };
  return selectAll(db, [services, today, day, token, limit + 1]);
}

/** Bad ratings without a reply, what waits longest first. */
export function waitingRatings(
  db: Queryable,
  services: readonly string[],
  today: string,
  after: Place | undefined,
  limit: number,
): Promise<readonly OfficeRow[]> {
  const { day, token } = after ?? { day: '-infinity', token: '' };
  return selectWaiting(db, [services, today, day, token, limit + 1]);
}

/** One rating by its token, once offices see it. */
export async function shownRating(
  db: Queryable,
  token: string,
  today: string,
): Promise<OfficeRow | undefined> {
  const [row] = await selectOne(db, [token, today]);
  return row;
}

/** A reply to be stored. */
export interface NewReply {
  readonly text: string;
  readonly result: 'fixed' | 'planned' | 'explained';
  readonly plannedOn: string | null;
  readonly calledBack: boolean;
}

/** Stores the reply and gives whom to tell; undefined = somebody has replied already. */
export async function saveReply(
  db: Queryable,
  token: string,
  { text, result, plannedOn, calledBack }: NewReply,
  person: number,
  now: number,
): Promise<{ readonly rater: number; readonly instance: number } | undefined> {
  const { rows } = await db.query<{ rater: number; instance: number }>(
    `UPDATE rating SET reply = $2, result = $3, planned_on = $4, called_back = $5 AND NOT is_anonymous, replied_by = $6,
       replied_at = $7
     WHERE token = $1 AND replied_at IS NULL RETURNING rater_id AS rater, instance_id AS instance`,
    [token, text, result, plannedOn, calledBack, person, new Date(now)],
  );
  return rows[0];
}

/** A bad rating without a reply, for the reminder of its unit. */
export interface OwedRow {
  readonly token: string;
  readonly service: string;
  readonly givenOn: string;
  readonly replyDays: number;
  readonly isTold: boolean;
  readonly isToldLate: boolean;
}

const selectOwed = statement<OwedRow>(
  'ratings.owed',
  `SELECT token, service, given_on AS "givenOn", reply_days AS "replyDays", told_at IS NOT NULL AS "isTold",
     told_late_at IS NOT NULL AS "isToldLate"
   FROM rating WHERE reply_days IS NOT NULL AND replied_at IS NULL AND shown_from <= $1 ORDER BY shown_from, token`,
);

/** All bad ratings without a reply. */
export function owedReplies(db: Queryable, today: string): Promise<readonly OwedRow[]> {
  return selectOwed(db, [today]);
}

/** Notes of which ratings the heads were told, and of which that they are late. */
export async function markTold(
  db: Queryable,
  told: readonly string[],
  late: readonly string[],
  now: number,
): Promise<void> {
  await db.query('UPDATE rating SET told_at = $2 WHERE token = ANY ($1) AND told_at IS NULL', [
    told,
    new Date(now),
  ]);
  await db.query('UPDATE rating SET told_late_at = $2 WHERE token = ANY ($1) AND told_late_at IS NULL', [
    late,
    new Date(now),
  ]);
}

/** Codes of all services, withdrawn ones included: their ratings are still replied to. */
export async function allServices(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ code: string }>('SELECT code FROM service ORDER BY code');
  return rows.map(({ code }) => code);
}
