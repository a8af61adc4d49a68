import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** Codes of the services that are somebody's 我的事项, newest first. */
export interface MineRow {
  readonly favourites: readonly string[];
  /** Those last applied for. */
  readonly recent: readonly string[];
  /** Those that others of the same audience use most. */
  readonly recommended: readonly string[];
}

const MOST = 6;
/** Applications that are looked at for the last services. */
const LOOKED_AT = 50;

const selectMine = statement<MineRow & { revision: number }>(
  'catalogue.mine',
  `SELECT (SELECT value FROM revision WHERE topic = 'catalogue') AS revision,
     ARRAY(SELECT service FROM favourite WHERE person_id = $1 ORDER BY at DESC) AS favourites,
     ARRAY(SELECT service FROM (
         SELECT service, submitted_at FROM instance WHERE applicant_id = $1 ORDER BY submitted_at DESC LIMIT ${LOOKED_AT}
       ) AS last GROUP BY service ORDER BY max(submitted_at) DESC LIMIT ${MOST}) AS recent,
     ARRAY(SELECT service FROM service_search WHERE $2 = ANY (audience)
       ORDER BY uses DESC, service LIMIT ${MOST}) AS recommended`,
);

/** Reads what is a person's own, with the catalogue's revision. */
export async function readMine(
  db: Queryable,
  personId: number,
  audience: string | undefined,
): Promise<MineRow & { readonly revision: number }> {
  const [row] = await selectMine(db, [personId, audience ?? '']);
  return row ?? { revision: 0, favourites: [], recent: [], recommended: [] };
}

/** Most favourites of one person. */
const MOST_FAVOURITES = 100;

/** Marks a service 收藏; false = the person has as many as there may be. Doing it twice changes nothing. */
export async function addFavourite(
  db: Queryable,
  personId: number,
  service: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO favourite (person_id, service, at)
     SELECT $1, $2, $3 WHERE (SELECT count(*) FROM favourite WHERE person_id = $1) < ${MOST_FAVOURITES}
       OR EXISTS (SELECT FROM favourite WHERE person_id = $1 AND service = $2)
     ON CONFLICT (person_id, service) DO UPDATE SET service = excluded.service`,
    [personId, service, new Date(now)],
  );
  return rowCount === 1;
}

/** Takes the mark away 取消收藏. */
export async function removeFavourite(db: Queryable, personId: number, service: string): Promise<void> {
  await db.query('DELETE FROM favourite WHERE person_id = $1 AND service = $2', [personId, service]);
}
