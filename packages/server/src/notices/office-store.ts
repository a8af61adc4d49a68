import type { Queryable } from '../platform/db/pool.ts';
import type { NoticeContent, NoticeRow } from './store.ts';

const COLUMNS = `id, unit_id AS unit, service, kind, title, body, audience, pinned, publish_at AS "publishAt",
  expires_at AS "expiresAt", withdrawn_at AS "withdrawnAt", version, updated_at AS "updatedAt"`;

/** What these units issued 本单位通告, newest first: one more than `limit` when there is a next page. */
export async function issuedBy(
  db: Queryable,
  units: readonly number[],
  before: number,
  limit: number,
): Promise<readonly NoticeRow[]> {
  const { rows } = await db.query<NoticeRow>(
    `SELECT ${COLUMNS} FROM notice WHERE unit_id = ANY ($1) AND id < $2 ORDER BY id DESC LIMIT $3`,
    [units, before, limit + 1],
  );
  return rows;
}

/** A notice in whatever state, with the number of people who have read it. */
export async function findNotice(
  db: Queryable,
  id: number,
): Promise<(NoticeRow & { readonly readers: number }) | undefined> {
  const { rows } = await db.query<NoticeRow & { readers: number }>(
    `SELECT ${COLUMNS}, (SELECT count(*) FROM notice_receipt WHERE notice_id = $1) AS readers
     FROM notice WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** Writes a new notice; gives its id. */
export async function addNotice(
  db: Queryable,
  content: NoticeContent,
  person: number,
  now: number,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO notice (unit_id, service, kind, title, body, audience, pinned, publish_at, expires_at, created_by, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [...valuesOf(content), person, new Date(now)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no notice was inserted');
  return row.id;
}

/** Changes a notice that is still at this version; false = somebody else changed it. */
export async function changeNotice(
  db: Queryable,
  id: number,
  version: number,
  content: NoticeContent,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE notice SET unit_id = $1, service = $2, kind = $3, title = $4, body = $5, audience = $6, pinned = $7,
       publish_at = $8, expires_at = $9, updated_at = $10, version = version + 1
     WHERE id = $11 AND version = $12 AND withdrawn_at IS NULL`,
    [...valuesOf(content), new Date(now), id, version],
  );
  return rowCount === 1;
}

/** Takes a notice back 撤下: nobody sees it from now on. */
export async function withdrawNotice(db: Queryable, id: number, now: number): Promise<void> {
  await db.query('UPDATE notice SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL', [
    id,
    new Date(now),
  ]);
}

function valuesOf({
  unit,
  service,
  kind,
  title,
  body,
  audience,
  pinned,
  publishAt,
  expiresAt,
}: NoticeContent): readonly unknown[] {
  return [
    unit,
    service,
    kind,
    JSON.stringify(title),
    JSON.stringify(body),
    audience,
    pinned,
    publishAt,
    expiresAt,
  ];
}
