import type { Pool, Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { StoredDefinition } from '../stored/read-definition.ts';
import type { SearchQuery } from './query.ts';
import { wordGram } from './grams.ts';
import { SEARCH_KEYS_VERSION, type SearchRow } from './search-row.ts';

/** What the index answers 检索结果: codes, best first, as of this revision of the catalogue. */
export interface Found {
  readonly revision: number;
  /** Nothing contains the query; these sound similar. */
  readonly near: boolean;
  /** The best of them. */
  readonly codes: readonly string[];
  /** How many there are altogether. */
  readonly total: number;
}

const selectFound = statement<{ revision: number; near: boolean; total: number | null; hits: string | null }>(
  'catalogue.search',
  'SELECT revision, near, total, hits FROM search_services($1, $2, $3, $4, $5)',
);

/**
 * Searches the catalogue 检索, in one round trip; English words that stand in no name and no summary are looked for in the
 * guides, in a second one. `audience`: what the person who asks belongs to; theirs comes first.
 */
export async function findServices(
  db: Queryable,
  query: SearchQuery,
  audience: string | undefined,
): Promise<Found> {
  const found = await lookUp(db, query, audience);
  if (found.codes.length > 0 && !found.near) return found;
  const marks = query.words.map(wordGram);
  if (marks.some((mark) => mark.length === 0)) return found;
  const inGuides = await lookUp(db, { ...query, grams: marks.flat(), sound: '' }, audience);
  return inGuides.codes.length > 0 ? inGuides : found;
}

async function lookUp(
  db: Queryable,
  { whole, words, grams, sound }: SearchQuery,
  audience: string | undefined,
): Promise<Found> {
  const [row] = await selectFound(db, [whole, words, grams, sound, audience]);
  const codes = row?.hits?.split(' ') ?? [];
  return {
    revision: row?.revision ?? 0,
    near: codes.length > 0 && row?.near === true,
    codes,
    total: row?.total ?? 0,
  };
}

const upsertRow = statement(
  'catalogue.searchRow',
  `INSERT INTO service_search (service, keys_version, names, readings, sound, grams, audience)
   VALUES ($1, ${SEARCH_KEYS_VERSION}, $2, $3, $4, $5, $6)
   ON CONFLICT (service) DO UPDATE SET keys_version = excluded.keys_version, names = excluded.names,
     readings = excluded.readings, sound = excluded.sound, grams = excluded.grams, audience = excluded.audience`,
);

/** Writes the row of a service that is shown. */
export async function writeSearchRow(db: Queryable, row: SearchRow): Promise<void> {
  const { service, names, readings, sound, grams, audience } = row;
  await upsertRow(db, [service, names, readings, sound, grams, audience]);
}

/** Definitions of the services whose row is missing or was made otherwise than this program does. */
export async function staleDefinitions(db: Queryable): Promise<readonly StoredDefinition[]> {
  const { rows } = await db.query<StoredDefinition>(
    `SELECT format, definition FROM service JOIN service_version v ON v.service = code AND version = current_version
     LEFT JOIN service_search s ON s.service = code
     WHERE listed AND s.keys_version IS DISTINCT FROM ${SEARCH_KEYS_VERSION}`,
  );
  return rows;
}

const selectMostUsed = statement<{ service: string }>(
  'catalogue.mostUsed',
  'SELECT service FROM service_search WHERE uses > 0 ORDER BY uses DESC, service LIMIT $1',
);

/** Services with the most submits of the last three months 热门. */
export async function mostUsed(db: Queryable, most: number): Promise<readonly string[]> {
  return (await selectMostUsed(db, [most])).map(({ service }) => service);
}

/** Counts anew how often each service was used since a month (`YYYY-MM-DD`); figures that are not folded yet count too. */
export async function countUses(pool: Pool, since: string): Promise<void> {
  await pool.query(
    `UPDATE service_search AS s SET uses = counted.uses FROM (
       SELECT row.service, coalesce(sum(amount), 0)::integer AS uses FROM service_search AS row LEFT JOIN (
         SELECT service, amount FROM statistic WHERE measure = 'started' AND month >= $1
         UNION ALL SELECT service, amount FROM statistic_delta WHERE measure = 'started' AND month >= $1) AS used
       USING (service) GROUP BY row.service) AS counted
     WHERE counted.service = s.service AND counted.uses <> s.uses`,
    [since],
  );
}

/** A search that found nothing. */
export interface Miss {
  readonly day: string;
  readonly query: string;
  /** Something similar was offered. */
  readonly near: boolean;
}

/** Different queries that one day keeps: enough to learn from, and no way to fill the disk. */
const MOST_MISSES_A_DAY = 2000;

/** Counts a miss 零结果. */
export async function insertMiss(db: Queryable, { day, query, near }: Miss): Promise<void> {
  await db.query(
    `INSERT INTO search_miss AS m (day, query, near)
     SELECT $1, $2, $3 WHERE (SELECT count(*) FROM search_miss WHERE day = $1) < ${MOST_MISSES_A_DAY}
       OR EXISTS (SELECT FROM search_miss WHERE day = $1 AND query = $2)
     ON CONFLICT (day, query) DO UPDATE SET times = m.times + 1, near = excluded.near`,
    [day, query, near],
  );
}
