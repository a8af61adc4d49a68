import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { transaction } from '../platform/db/transaction.ts';

/** A family link 亲情账号; ended ones are the log. */
export interface FamilyLink {
  readonly id: number;
  /** Who may apply. */
  readonly proxy: number;
  /** For whom. */
  readonly principal: number;
  readonly relation: string;
  readonly services: readonly string[];
  readonly askedBy: number;
  readonly askedAt: Date;
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: number | null;
}

/** A link that somebody asks for. */
export type NewLink = Pick<FamilyLink, 'proxy' | 'principal' | 'relation' | 'services' | 'askedBy'>;

/** Links that one person may have in one direction, asked ones included. */
export const MOST_LINKS = 5;
/** Ended ones shown. */
const MOST_ENDED = 50;

const COLUMNS = `id, proxy_id AS proxy, principal_id AS principal, relation, services, asked_by AS "askedBy",
  asked_at AS "askedAt", agreed_at AS "agreedAt", ended_at AS "endedAt", ended_by AS "endedBy"`;

const selectMine = statement<FamilyLink>(
  'family.mine',
  `SELECT * FROM (
     (SELECT ${COLUMNS} FROM family_link WHERE proxy_id = $1 ORDER BY id DESC LIMIT ${MOST_ENDED})
     UNION
     (SELECT ${COLUMNS} FROM family_link WHERE principal_id = $1 ORDER BY id DESC LIMIT ${MOST_ENDED})
   ) AS mine ORDER BY id DESC`,
);
const selectLive = statement<{ found: boolean }>(
  'family.live',
  `SELECT EXISTS (SELECT FROM family_link WHERE proxy_id = $1 AND principal_id = $2 AND ended_at IS NULL
     AND agreed_at IS NOT NULL AND (services = '{}' OR $3 = ANY (services))) AS found`,
);
const selectPrincipals = statement<{ id: number }>(
  'family.principals',
  `SELECT principal_id AS id FROM family_link WHERE proxy_id = $1 AND ended_at IS NULL AND agreed_at IS NOT NULL
     AND (services = '{}' OR $2 = ANY (services)) ORDER BY id`,
);

/** Links of a person from both sides, newest first. */
export function linksOf(db: Queryable, person: number): Promise<readonly FamilyLink[]> {
  return selectMine(db, [person]);
}

/** Is there a link, agreed by both and not ended, that admits this service? */
export async function hasFamilyLink(
  db: Queryable,
  proxy: number,
  principal: number,
  service: string,
): Promise<boolean> {
  const [row] = await selectLive(db, [proxy, principal, service]);
  return row?.found === true;
}

/** For whom a person may apply by family links, for this service. */
export async function familyPrincipals(
  db: Queryable,
  proxy: number,
  service: string,
): Promise<readonly number[]> {
  const rows = await selectPrincipals(db, [proxy, service]);
  return rows.map(({ id }) => id);
}

/** Asks for a link. The two people's rows are locked, so that two requests cannot pass the limit together. */
export function askForLink(
  pool: Pool,
  link: NewLink,
  now: Date,
): Promise<{ id: number } | 'exists' | 'limit'> {
  return transaction(pool, async (db) => {
    await db.query('SELECT FROM person WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [
      [link.proxy, link.principal],
    ]);
    const { rows } = await db.query<{ same: boolean; most: number }>(
      `SELECT coalesce(bool_or(proxy_id = $1 AND principal_id = $2), false) AS same,
         greatest(count(*) FILTER (WHERE proxy_id = $1), count(*) FILTER (WHERE principal_id = $2)) AS most
       FROM family_link WHERE ended_at IS NULL AND (proxy_id = $1 OR principal_id = $2)`,
      [link.proxy, link.principal],
    );
    if (rows[0]?.same === true) return 'exists';
    if ((rows[0]?.most ?? 0) >= MOST_LINKS) return 'limit';
    const inserted = await db.query<{ id: number }>(
      `INSERT INTO family_link (proxy_id, principal_id, relation, services, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [link.proxy, link.principal, link.relation, link.services, link.askedBy, now],
    );
    return { id: inserted.rows[0]?.id ?? 0 };
  });
}

/** Agrees to a link that the other one asked for; false when there is none that waits for this person. */
export async function agreeToLink(db: Queryable, id: number, person: number, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE family_link SET agreed_at = $3 WHERE id = $1 AND agreed_at IS NULL AND ended_at IS NULL
       AND asked_by <> $2 AND $2 IN (proxy_id, principal_id)`,
    [id, person, now],
  );
  return rowCount === 1;
}

/** Ends a link, or refuses it; either side may, at any time. */
export async function endLink(db: Queryable, id: number, person: number, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE family_link SET ended_at = $3, ended_by = $2 WHERE id = $1 AND ended_at IS NULL
       AND $2 IN (proxy_id, principal_id)`,
    [id, person, now],
  );
  return rowCount === 1;
}
