import { readDefinition, type StoredDefinition } from '../catalogue/stored/read-definition.ts';
import { searchRowOf } from '../catalogue/search/search-row.ts';
import { writeSearchRow } from '../catalogue/search/store.ts';
import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { type Channel, isListed, leadsBack, type Stage } from './stages.ts';

/** One row of the ledger 台账. */
export interface LedgerRow {
  readonly id: number;
  readonly stage: Stage;
  readonly channel: Channel;
  readonly at: Date;
  readonly personId: number | null;
  readonly lead: string;
  readonly evidence: string;
  readonly reason: string;
}

const ROW = 'id, stage, channel, at, person_id AS "personId", lead, evidence, reason';

/** History of a service, newest first. */
export async function ledgerOf(db: Queryable, service: string): Promise<readonly LedgerRow[]> {
  const { rows } = await db.query<LedgerRow>(
    `SELECT ${ROW} FROM service_stage WHERE service = $1 ORDER BY id DESC LIMIT 200`,
    [service],
  );
  return rows;
}

/** A service with its last row and the valid instances of the last twelve months. */
export interface StandingRow extends LedgerRow {
  readonly service: string;
  readonly valid: number;
}

/** Where every service stands 事项总览. `since`: first day of the first month that counts. */
export async function standings(db: Queryable, since: string): Promise<readonly StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `SELECT code AS service, last.*, coalesce(used.valid, 0)::integer AS valid FROM service
     CROSS JOIN LATERAL (SELECT ${ROW} FROM service_stage WHERE service = code ORDER BY id DESC LIMIT 1) AS last
     LEFT JOIN (SELECT service, sum(amount) AS valid FROM (
         SELECT service, amount FROM statistic WHERE measure = 'valid' AND month >= $1
         UNION ALL SELECT service, amount FROM statistic_delta WHERE measure = 'valid' AND month >= $1) AS counted
       GROUP BY service) AS used ON used.service = code
     ORDER BY code`,
    [since],
  );
  return rows;
}

/** Versions looked at together. */
const MOST_VERSIONS = 1000;

/** Versions that serve or that cases still run on. */
export async function versionsInUse(
  db: Queryable,
): Promise<readonly { readonly service: string; readonly version: number }[]> {
  const { rows } = await db.query<{ service: string; version: number }>(
    `SELECT v.service, v.version FROM service_version v JOIN service ON code = v.service
     WHERE version = current_version OR EXISTS (SELECT FROM instance i
       WHERE i.service = v.service AND i.service_version = v.version AND i.closed_at IS NULL)
     ORDER BY v.service, v.version LIMIT ${MOST_VERSIONS}`,
  );
  return rows;
}

/** A change to be entered. */
export interface NewStage extends Omit<LedgerRow, 'id' | 'personId'> {
  readonly service: string;
  readonly personId: number;
  /** Id of the row that the person saw last. */
  readonly seen: number;
}

/** Enters a change 登记阶段; says why not when somebody was quicker, or a step back has no reason. */
export async function enterStage(
  pool: Pool,
  entry: NewStage,
): Promise<'entered' | 'changed' | 'reasonMissing'> {
  const { service, stage, channel, at, personId, lead, evidence, reason, seen } = entry;
  return transaction(pool, async (db) => {
    // As an import does: whoever changes the catalogue follows the one before.
    await db.query(`SELECT FROM revision WHERE topic = 'catalogue' FOR UPDATE`);
    const [last] = await ledgerOf(db, service);
    if (last === undefined || last.id !== seen) return 'changed';
    if (leadsBack(last, entry) && reason.trim() === '') return 'reasonMissing';
    await db.query(
      `INSERT INTO service_stage (service, stage, channel, at, person_id, lead, evidence, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [service, stage, channel, at, personId, lead, evidence, reason],
    );
    await setListed(db, service, isListed(stage));
    return 'entered';
  });
}

async function setListed(db: Queryable, service: string, listed: boolean): Promise<void> {
  const { rowCount } = await db.query('UPDATE service SET listed = $2 WHERE code = $1 AND listed <> $2', [
    service,
    listed,
  ]);
  if (rowCount === 0) return;
  await db.query(`UPDATE revision SET value = value + 1 WHERE topic = 'catalogue'`);
  if (!listed) {
    await db.query('DELETE FROM service_search WHERE service = $1', [service]);
    return;
  }
  const { rows } = await db.query<StoredDefinition>(
    `SELECT format, definition FROM service_version JOIN service ON code = service AND version = current_version WHERE code = $1`,
    [service],
  );
  for (const stored of rows.map(readDefinition))
    if ('definition' in stored) await writeSearchRow(db, searchRowOf(stored.definition));
}

/** What was looked for in vain since a day 零结果, most often first. */
export async function missesSince(
  db: Queryable,
  day: string,
): Promise<
  readonly { readonly query: string; readonly near: boolean; readonly times: number; readonly last: string }[]
> {
  const { rows } = await db.query<{ query: string; near: boolean; times: number; last: string }>(
    `SELECT query, bool_and(near) AS near, sum(times)::integer AS times, to_char(max(day), 'YYYY-MM-DD') AS last
     FROM search_miss WHERE day >= $1 GROUP BY query ORDER BY times DESC, last DESC, query LIMIT 200`,
    [day],
  );
  return rows;
}
