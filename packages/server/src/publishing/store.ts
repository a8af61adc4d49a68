import type { FolderFiles } from '../catalogue/folder/check-service.ts';
import { searchRowOf } from '../catalogue/search/search-row.ts';
import { writeSearchRow } from '../catalogue/search/store.ts';
import { readDefinition, type StoredDefinition } from '../catalogue/stored/read-definition.ts';
import { putInForce } from '../catalogue/store.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';

/** A draft of a version 版本草稿. */
export interface DraftRow {
  readonly service: string;
  readonly files: FolderFiles;
  readonly revision: number;
  /** The version that it was begun from; null = a folder was brought in. */
  readonly basedOn: number | null;
  readonly savedAt: Date;
  readonly savedBy: number;
}

/** The draft of a service. */
export async function findDraft(db: Queryable, service: string): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>(
    `SELECT service, files, revision, based_on AS "basedOn", saved_at AS "savedAt", saved_by AS "savedBy"
     FROM version_draft WHERE service = $1`,
    [service],
  );
  return rows[0];
}

/**
 * Saves a draft; gives its new revision. Undefined = somebody else has saved since.
 * @param seen revision that the person saw; 0 = they saw none
 */
export async function saveDraft(
  db: Queryable,
  { service, files, basedOn, savedAt, savedBy }: Omit<DraftRow, 'revision'>,
  seen: number,
): Promise<number | undefined> {
  const { rows } = await db.query<{ revision: number }>(
    seen === 0
      ? `INSERT INTO version_draft (service, files, revision, based_on, saved_at, saved_by)
         VALUES ($1, $2, 1, $3, $4, $5) ON CONFLICT (service) DO NOTHING RETURNING revision`
      : `UPDATE version_draft SET files = $2, revision = revision + 1, based_on = $3, saved_at = $4, saved_by = $5
         WHERE service = $1 AND revision = $6 RETURNING revision`,
    [service, JSON.stringify(files), basedOn, savedAt, savedBy, ...(seen === 0 ? [] : [seen])],
  );
  return rows[0]?.revision;
}

/** Throws a draft away, if it is still the one that was seen. */
export async function dropDraft(db: Queryable, service: string, seen: number): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM version_draft WHERE service = $1 AND revision = $2', [
    service,
    seen,
  ]);
  return rowCount === 1;
}

/** A version with its release 版本与发布. */
export interface ReleaseRow {
  readonly version: number;
  readonly publishedAt: Date;
  readonly publishedBy: number | null;
  readonly dueAt: Date;
  readonly inForceAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly remark: string;
  readonly effectiveFrom: string | null;
  readonly hasFiles: boolean;
  readonly inForce: boolean;
  /** Cases that still run on it, counted up to 10,000. */
  readonly running: number;
}

/** Cases of a version that are counted; more are “more than”. */
const MOST_COUNTED = 9999;

/** Versions of a service, newest first, the last hundred. */
export async function releasesOf(db: Queryable, service: string): Promise<readonly ReleaseRow[]> {
  const { rows } = await db.query<ReleaseRow>(
    `SELECT r.version, published_at AS "publishedAt", published_by AS "publishedBy", due_at AS "dueAt",
       in_force_at AS "inForceAt", withdrawn_at AS "withdrawnAt", remark, v.definition ->> 'effectiveFrom' AS "effectiveFrom",
       v.files IS NOT NULL AS "hasFiles", r.version = s.current_version AS "inForce",
       (SELECT count(*)::integer FROM (SELECT FROM instance i WHERE i.service = r.service
          AND i.service_version = r.version AND closed_at IS NULL LIMIT ${MOST_COUNTED + 1}) AS counted) AS running
     FROM service_release r JOIN service_version v USING (service, version) JOIN service s ON s.code = r.service
     WHERE r.service = $1 ORDER BY r.version DESC LIMIT 100`,
    [service],
  );
  return rows;
}

/** Withdraws a version that waits for its day 撤销待生效; false = it is in force by now, or was withdrawn. */
export async function withdrawRelease(
  db: Queryable,
  service: string,
  version: number,
  by: { readonly person: number; readonly now: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE service_release SET withdrawn_at = $3, withdrawn_by = $4
     WHERE service = $1 AND version = $2 AND in_force_at IS NULL AND withdrawn_at IS NULL`,
    [service, version, new Date(by.now), by.person],
  );
  return rowCount === 1;
}

/** A version that took force. */
export interface Released {
  readonly service: string;
  readonly version: number;
}

/** Puts one version in force whose day has come; undefined = there is none. Two processes put it in force once. */
export async function releaseNext(pool: Pool, now: number): Promise<Released | undefined> {
  return transaction(pool, async (db) => {
    // As an import does: whoever changes the catalogue follows the one before.
    await db.query(`SELECT FROM revision WHERE topic = 'catalogue' FOR UPDATE`);
    const { rows } = await db.query<Released & StoredDefinition & { listed: boolean }>(
      `SELECT r.service, r.version, listed, format, definition FROM service_release r
       JOIN service_version USING (service, version) JOIN service ON code = service
       WHERE in_force_at IS NULL AND withdrawn_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE OF r`,
      [new Date(now)],
    );
    const [due] = rows;
    if (due === undefined) return undefined;
    const { service, version, listed } = due;
    await putInForce(db, service, version, now);
    const stored = readDefinition(due);
    if (listed && 'definition' in stored) await writeSearchRow(db, searchRowOf(stored.definition));
    const entry = { actor: undefined, action: 'putInForce', outcome: 'done', target: service } as const;
    await appendAudit(db, [{ ...entry, facts: { version } }], now);
    await db.query(`UPDATE revision SET value = value + 1 WHERE topic = 'catalogue'`);
    return { service, version };
  });
}
