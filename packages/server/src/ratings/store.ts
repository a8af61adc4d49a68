import type { Text } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { Earlier, Subject } from './standing.ts';

/** A ticked option with its words as they were 已选选项. */
export interface Ticked {
  readonly key: string;
  readonly name: Text;
}
/** What the unit replied 回复; all null = nothing yet. */
interface ReplyColumns {
  readonly reply: string | null;
  readonly result: 'fixed' | 'planned' | 'explained' | null;
  readonly plannedOn: string | null;
  readonly calledBack: boolean;
  readonly repliedAt: Date | null;
}
/** Row of `rating` 评价 as its giver sees it. */
export interface GivenRow extends Earlier, ReplyColumns {
  readonly stars: number;
  readonly options: readonly Ticked[];
  readonly comment: string;
  readonly isAnonymous: boolean;
  readonly rater: number;
}
/** The case that is rated. */
export interface SubjectRow extends Subject {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly version: number;
  readonly submittedAt: Date;
}
/** A rating to be stored. */
export interface NewRating {
  readonly token: string;
  readonly no: number;
  readonly isAddition: boolean;
  readonly month: string;
  readonly rater: number;
  readonly isAnonymous: boolean;
  readonly stars: number;
  readonly options: readonly Ticked[];
  readonly optionsVersion: number;
  readonly comment: string;
  readonly byDefault: boolean;
  readonly givenAt: number;
  readonly givenOn: string;
  readonly shownFrom: string;
  readonly replyDays: number | null;
}

// The column `closed_at` is the first close; the state has the last one.
const SUBJECT = `SELECT id, reference, service, service_version AS version, status, outcome, submitted_at AS "submittedAt",
  coalesce((state #>> '{docket,ended,last}')::bigint, (extract(epoch FROM closed_at) * 1000)::bigint) AS "closedAt",
  (SELECT json_build_object('status', o.status, 'settledAt', o.settled_at) FROM obligation o
   WHERE o.instance_id = i.id AND o.kind = 'confirmation' ORDER BY o.no DESC LIMIT 1) AS confirmation
  FROM instance i WHERE id = $1`;

interface RawSubject extends Omit<SubjectRow, 'closedAt' | 'confirmation'> {
  readonly closedAt: number | null;
  readonly confirmation: { readonly status: string; readonly settledAt: string | null } | null;
}
const selectSubject = statement<RawSubject>('ratings.subject', SUBJECT);
const lockInstance = statement('ratings.lock', 'SELECT FROM instance WHERE id = $1 FOR UPDATE');

/** The case that is to be rated; undefined = there is none. */
export async function subjectOf(db: Queryable, instance: number): Promise<SubjectRow | undefined> {
  const [row] = await selectSubject(db, [instance]);
  if (row === undefined) return undefined;
  const { confirmation: asked } = row;
  const closedAt = row.closedAt === null ? null : new Date(row.closedAt);
  if (asked === null) return { ...row, closedAt, confirmation: null };
  const settledAt = asked.settledAt === null ? null : new Date(asked.settledAt);
  return { ...row, closedAt, confirmation: { status: asked.status, settledAt } };
}

/** The same, locked: a reopen, or a rating from another device, waits or was first. A statement of its own sees who was. */
export async function lockSubject(db: Queryable, instance: number): Promise<SubjectRow | undefined> {
  await lockInstance(db, [instance]);
  return subjectOf(db, instance);
}

const REPLY = `reply, result, planned_on AS "plannedOn", called_back AS "calledBack", replied_at AS "repliedAt"`;

const selectGiven = statement<GivenRow>(
  'ratings.given',
  `SELECT closed_at AS "closedAt", is_addition AS "isAddition", given_at AS "givenAt", rater_id AS rater, stars, options,
     comment, is_anonymous AS "isAnonymous", ${REPLY}
   FROM rating WHERE instance_id = $1 ORDER BY no`,
);

/** All ratings of a case, oldest first. */
export function ratingsOf(db: Queryable, instance: number): Promise<readonly GivenRow[]> {
  return selectGiven(db, [instance]);
}

/** Stores a rating. */
export async function addRating(db: Queryable, subject: SubjectRow, rating: NewRating): Promise<void> {
  await db.query(
    `INSERT INTO rating (token, instance_id, no, closed_at, is_addition, service, month, rater_id, is_anonymous, stars, options,
       options_version, comment, by_default, given_at, given_on, shown_from, reply_days)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      rating.token,
      subject.id,
      rating.no,
      subject.closedAt,
      rating.isAddition,
      subject.service,
      rating.month,
      rating.rater,
      rating.isAnonymous,
      rating.stars,
      JSON.stringify(rating.options),
      rating.optionsVersion,
      rating.comment,
      rating.byDefault,
      new Date(rating.givenAt),
      rating.givenOn,
      rating.shownFrom,
      rating.replyDays,
    ],
  );
}
