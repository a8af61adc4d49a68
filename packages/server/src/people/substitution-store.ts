import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { bumpDirectory } from './store.ts';

/** Row of `substitution` 长期委托. */
export interface SubstitutionEntry {
  readonly id: number;
  readonly grantor: number;
  readonly substitute: number;
  readonly from: Date;
  readonly to: Date;
  readonly scope: 'all' | 'services' | 'nodes';
  readonly targets: readonly string[];
  readonly includeOpen: boolean;
}

const COLUMNS = `id, grantor_id AS grantor, substitute_id AS substitute, from_at AS from, to_at AS to, scope, targets,
  include_open AS "includeOpen"`;

/** Everything that somebody has given or was given and that was not over before `since`, newest first. */
export async function substitutionsOf(
  db: Queryable,
  person: number,
  since: Date,
): Promise<readonly SubstitutionEntry[]> {
  const { rows } = await db.query<SubstitutionEntry>(
    `SELECT ${COLUMNS} FROM substitution WHERE (grantor_id = $1 OR substitute_id = $1) AND to_at > $2
     ORDER BY from_at DESC, id DESC LIMIT 200`,
    [person, since],
  );
  return rows;
}

/** Writes a substitution and tells all processes; gives its id. */
export function addSubstitution(
  pool: Pool,
  entry: Omit<SubstitutionEntry, 'id'>,
  now: Date,
): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO substitution (grantor_id, substitute_id, from_at, to_at, scope, targets, include_open, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        entry.grantor,
        entry.substitute,
        entry.from,
        entry.to,
        entry.scope,
        entry.targets,
        entry.includeOpen,
        now,
      ],
    );
    await bumpDirectory(client);
    return rows[0]?.id ?? 0;
  });
}

/** Ends an own substitution; false when there is none that still counts. */
export function endOwnSubstitution(pool: Pool, id: number, grantor: number, now: Date): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE substitution SET to_at = greatest(from_at, $3) WHERE id = $1 AND grantor_id = $2 AND to_at > $3`,
      [id, grantor, now],
    );
    if (rowCount === 0) return false;
    await bumpDirectory(client);
    return true;
  });
}
