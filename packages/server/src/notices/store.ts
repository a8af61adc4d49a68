import type { Text } from '@wangban/engine';
import type { AUDIENCES } from '../catalogue/definition.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Kinds 通告类别: general, 停办, 高峰, 变更. */
export type NoticeKind = 'general' | 'suspended' | 'peak' | 'changed';

/** Row of `notice` 通告. */
export interface NoticeRow {
  readonly id: number;
  readonly unit: number;
  readonly service: string | null;
  readonly kind: NoticeKind;
  readonly title: Text;
  readonly body: Text;
  readonly audience: (typeof AUDIENCES)[number][];
  readonly pinned: boolean;
  readonly publishAt: Date;
  readonly expiresAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly version: number;
  readonly updatedAt: Date;
}

/** What an office writes. */
export type NoticeContent = Pick<
  NoticeRow,
  'unit' | 'service' | 'kind' | 'title' | 'body' | 'audience' | 'pinned' | 'publishAt' | 'expiresAt'
>;

const COLUMNS = `n.id, n.unit_id AS unit, n.service, n.kind, n.title, n.body, n.audience, n.pinned,
  n.publish_at AS "publishAt", n.expires_at AS "expiresAt", n.withdrawn_at AS "withdrawnAt", n.version,
  n.updated_at AS "updatedAt"`;
/** What this reader ($1 = now, $2 = affiliation or null) may see now. */
const SHOWN = `n.withdrawn_at IS NULL AND n.publish_at <= $1 AND (n.expires_at IS NULL OR n.expires_at > $1)
  AND (n.audience = '{}' OR $2 = ANY (n.audience))`;

/** A notice with whether the reader has read it; null = not signed in. */
export type ShownRow = NoticeRow & { readonly read: boolean };

/** Whose eyes it is: affiliation and id, undefined when not signed in. */
export interface NoticeReader {
  readonly now: number;
  readonly affiliation?: string | undefined;
  readonly person?: number | undefined;
}

const READ = 'EXISTS (SELECT FROM notice_receipt r WHERE r.notice_id = n.id AND r.person_id = $3) AS read';
const selectPage = statement<ShownRow>(
  'notices.page',
  `SELECT ${COLUMNS}, ${READ} FROM notice n
   WHERE ${SHOWN} AND NOT n.pinned AND (n.publish_at, n.id) < ($4, $5) ORDER BY n.publish_at DESC, n.id DESC LIMIT $6`,
);
const selectPinned = statement<ShownRow>(
  'notices.pinned',
  `SELECT ${COLUMNS}, ${READ} FROM notice n WHERE ${SHOWN} AND n.pinned ORDER BY n.publish_at DESC LIMIT 10`,
);
const selectOfService = statement<ShownRow>(
  'notices.service',
  `SELECT ${COLUMNS}, ${READ} FROM notice n WHERE ${SHOWN} AND n.service = $4 ORDER BY n.publish_at DESC LIMIT 5`,
);
const selectOfUnits = statement<ShownRow>(
  'notices.units',
  `SELECT ${COLUMNS}, ${READ} FROM notice n WHERE ${SHOWN} AND ($4::bigint[] IS NULL OR n.unit_id = ANY ($4))
   ORDER BY n.publish_at DESC, n.id DESC LIMIT $5`,
);
const selectShown = statement<ShownRow>(
  'notices.shown',
  `SELECT ${COLUMNS}, ${READ} FROM notice n WHERE ${SHOWN} AND n.id = $4`,
);

const who = ({ now, affiliation, person }: NoticeReader) => [
  new Date(now),
  affiliation ?? null,
  person ?? null,
];

/** Notices that are not pinned, newest first: one more than `limit` when there is a next page. */
export function pageOfNotices(
  db: Queryable,
  reader: NoticeReader,
  before: { readonly at: Date; readonly id: number },
  limit: number,
): Promise<readonly ShownRow[]> {
  return selectPage(db, [...who(reader), before.at, before.id, limit + 1]);
}

/** Pinned notices 置顶, newest first. */
export function pinnedNotices(db: Queryable, reader: NoticeReader): Promise<readonly ShownRow[]> {
  return selectPinned(db, who(reader));
}

/** What is said about a service now. */
export function noticesOfService(
  db: Queryable,
  reader: NoticeReader,
  service: string,
): Promise<readonly ShownRow[]> {
  return selectOfService(db, [...who(reader), service]);
}

/** Notices of these units, or of all, newest first. */
export function noticesOfUnits(
  db: Queryable,
  reader: NoticeReader,
  units: readonly number[] | undefined,
  limit: number,
): Promise<readonly ShownRow[]> {
  return selectOfUnits(db, [...who(reader), units ?? null, limit]);
}

/** One notice that the reader may see. */
export async function shownNotice(
  db: Queryable,
  reader: NoticeReader,
  id: number,
): Promise<ShownRow | undefined> {
  const [row] = await selectShown(db, [...who(reader), id]);
  return row;
}

/** Notes that the person has read it; once. */
export async function saveReceipt(db: Queryable, id: number, person: number, now: number): Promise<void> {
  await db.query(
    'INSERT INTO notice_receipt (notice_id, person_id, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [id, person, new Date(now)],
  );
}
