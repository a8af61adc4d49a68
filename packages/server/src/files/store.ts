import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { transaction } from '../platform/db/transaction.ts';

/** An uploaded file 材料 as pages name it. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Row of `file`. */
export interface FileRow extends FileRef {
  readonly ownerId: number;
  /** Cases that name it. */
  readonly instanceIds: readonly number[];
}

/** A file to note; `at`: epoch milliseconds. */
export interface NewFile extends FileRef {
  readonly ownerId: number;
  readonly sha256: Buffer;
  readonly at: number;
}

/** What one person may hold and how often they may upload. */
export interface Quota {
  readonly bytes: number;
  readonly uploadsPerHour: number;
}

/** Any fixed number: uploads of one person are counted one after the other. */
const QUOTA_LOCK = 7_110_503;
const HOUR_MS = 3_600_000;
const COLUMNS = `id, name, size, type, owner_id AS "ownerId",
  (SELECT coalesce(json_agg(u.instance_id ORDER BY u.instance_id DESC), '[]') FROM file_use u WHERE u.file_id = file.id) AS "instanceIds"`;

const selectFiles = statement<FileRow>('files.select', `SELECT ${COLUMNS} FROM file WHERE id = ANY($1)`);

/** Files by their ids, in the order asked for; unknown ones are left out. */
export async function findFiles(db: Queryable, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectFiles(db, [ids]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * Files that may be named in an application 可引用的材料: of these people, also used before (我的材料), and what the case
 * that is resubmitted (`instanceId`) has already. A submit or resubmit that names any other file is to be refused; the
 * command itself ties them to the case.
 */
export async function ownedFiles(
  db: Queryable,
  ids: readonly string[],
  owners: readonly number[],
  instanceId?: number,
): Promise<FileRef[]> {
  const rows = await findFiles(db, ids);
  return rows
    .filter(
      (row) =>
        owners.includes(row.ownerId) || (instanceId !== undefined && row.instanceIds.includes(instanceId)),
    )
    .map(({ id, name, size, type }) => ({ id, name, size, type }));
}

/** Shown of the own uploads; older ones are uploaded again. */
const MOST_LISTED = 200;

/** An own upload of earlier, and the newest own case that holds it: null when all were for others. */
export interface OwnUpload extends FileRef {
  readonly uploadedAt: Date;
  readonly usedIn: {
    readonly id: number;
    readonly reference: string;
    readonly title: { readonly zh: string; readonly en: string };
  } | null;
}

const selectOwn = statement<OwnUpload>(
  'files.own',
  `SELECT id, name, size, type, "uploadedAt",
     (SELECT json_build_object('id', i.id, 'reference', i.reference, 'title', i.title)
      FROM file_use u JOIN instance i ON i.id = u.instance_id
      WHERE u.file_id = own.id AND i.applicant_id = $1 ORDER BY i.id DESC LIMIT 1) AS "usedIn"
   FROM (
     SELECT DISTINCT ON (sha256) id, name, size, type, created_at AS "uploadedAt" FROM file
     WHERE owner_id = $1 AND instance_id IS NOT NULL ORDER BY sha256, created_at DESC
   ) AS own ORDER BY "uploadedAt" DESC LIMIT ${MOST_LISTED}`,
);

/**
 * Own uploads 我的材料 that some case holds, newest first, each content once. What was never submitted is swept away and
 * not offered; what retention has deleted has no row.
 */
export function ownUploads(db: Queryable, owner: number): Promise<readonly OwnUpload[]> {
  return selectOwn(db, [owner]);
}

/** What a person holds now, and when in the last hour they uploaded first. */
interface Usage {
  readonly bytes: number;
  readonly recent: number;
  readonly firstRecent: Date | null;
}

/** Refusal of an upload by quota. */
export type QuotaRefusal =
  | { readonly refused: 'space'; readonly usedBytes: number }
  | { readonly refused: 'rate'; readonly retryAfterMs: number };

/** Notes a file unless its owner is at a limit. Uploads of one person queue up here, so that two cannot both fit. */
export async function insertFile(pool: Pool, file: NewFile, quota: Quota): Promise<QuotaRefusal | undefined> {
  return transaction(pool, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock($1, $2)`, [QUOTA_LOCK, file.ownerId % 2 ** 31]);
    const refusal = quotaRefusal(await readUsage(db, file.ownerId, file.at), file, quota);
    if (refusal !== undefined) return refusal;
    await db.query(
      `INSERT INTO file (id, owner_id, name, size, type, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [file.id, file.ownerId, file.name, file.size, file.type, file.sha256, new Date(file.at)],
    );
    return undefined;
  });
}

/** Asks beforehand, so that a person at a limit does not send 10 MB in vain. */
export async function checkQuota(
  db: Queryable,
  personId: number,
  now: number,
  quota: Quota,
): Promise<QuotaRefusal | undefined> {
  return quotaRefusal(await readUsage(db, personId, now), { size: 0, at: now }, quota);
}

async function readUsage(db: Queryable, personId: number, now: number): Promise<Usage> {
  const { rows } = await db.query<Usage>(
    `SELECT coalesce(sum(size), 0)::bigint AS bytes,
            count(*) FILTER (WHERE created_at > $2) AS recent,
            min(created_at) FILTER (WHERE created_at > $2) AS "firstRecent"
     FROM file WHERE owner_id = $1`,
    [personId, new Date(now - HOUR_MS)],
  );
  return rows[0] ?? { bytes: 0, recent: 0, firstRecent: null };
}

function quotaRefusal(
  usage: Usage,
  file: { readonly size: number; readonly at: number },
  quota: Quota,
): QuotaRefusal | undefined {
  if (usage.recent >= quota.uploadsPerHour) {
    const first = usage.firstRecent?.getTime() ?? file.at;
    return { refused: 'rate', retryAfterMs: first + HOUR_MS - file.at };
  }
  const full = usage.bytes + file.size > quota.bytes || (file.size === 0 && usage.bytes >= quota.bytes);
  return full ? { refused: 'space', usedBytes: usage.bytes } : undefined;
}

/** Which of these ids have a row. */
export async function existingFiles(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM file WHERE id = ANY($1)`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Deletes old files that no case holds (the command that names a file ties it to its case) and no draft of their
 * owner names; gives their ids.
 */
export async function deleteUnclaimed(db: Queryable, before: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `DELETE FROM file
     WHERE instance_id IS NULL AND created_at < $1
       AND NOT EXISTS (SELECT FROM draft WHERE draft.person_id = file.owner_id AND strpos(draft.data::text, file.id) > 0)
     RETURNING id`,
    [new Date(before)],
  );
  return rows.map(({ id }) => id);
}
