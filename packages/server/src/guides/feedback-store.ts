import type { Queryable } from '../platform/db/pool.ts';

/** Feedback 指南反馈 as stored. */
export interface FeedbackRow {
  readonly id: number;
  readonly service: string;
  readonly version: number;
  readonly person: number | null;
  readonly part: string;
  readonly content: string;
  readonly createdAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** What a reader found wrong. `person` undefined = not signed in. */
export interface NewFeedback {
  readonly service: string;
  readonly version: number;
  readonly person: number | undefined;
  readonly part: string;
  readonly content: string;
}

/** Stores feedback. */
export async function addFeedback(db: Queryable, given: NewFeedback, now: number): Promise<void> {
  const { service, version, person, part, content } = given;
  await db.query(
    `INSERT INTO guide_feedback (service, version, person_id, part, content, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [service, version, person ?? null, part, content, new Date(now)],
  );
}

/** How much people who were not signed in have left since then; counts no further than `most`. */
export async function countAnonymous(db: Queryable, since: number, most: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*) FROM (SELECT FROM guide_feedback WHERE person_id IS NULL AND created_at > $1 LIMIT $2) AS f`,
    [new Date(since), most],
  );
  return rows[0]?.count ?? 0;
}

const COLUMNS = `id, service, version, person_id AS person, part, content, created_at AS "createdAt", answer,
  answered_at AS "answeredAt"`;

/** Feedback on a guide, newest first: one more than `limit` when there is a next page. */
export async function feedbackOn(
  db: Queryable,
  service: string,
  before: number,
  limit: number,
): Promise<readonly FeedbackRow[]> {
  const { rows } = await db.query<FeedbackRow>(
    `SELECT ${COLUMNS} FROM guide_feedback WHERE service = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
    [service, before, limit + 1],
  );
  return rows;
}

/** One feedback by id. */
export async function findFeedback(db: Queryable, id: number): Promise<FeedbackRow | undefined> {
  const { rows } = await db.query<FeedbackRow>(`SELECT ${COLUMNS} FROM guide_feedback WHERE id = $1`, [id]);
  return rows[0];
}

/** Answers feedback; false = somebody has answered it already. */
export async function saveAnswer(
  db: Queryable,
  id: number,
  answer: string,
  person: number,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE guide_feedback SET answer = $2, answered_by = $3, answered_at = $4
     WHERE id = $1 AND answered_at IS NULL`,
    [id, answer, person, new Date(now)],
  );
  return rowCount === 1;
}
