import type { Queryable } from '../db/pool.ts';
import type { SealedDay, SealedHead } from './seal-hash.ts';

/** Row of `audit_seal` 封存. */
export interface SealRow extends SealedDay {
  readonly previousHash: string;
  readonly hash: string;
}

const SEAL = `day, (extract(epoch FROM until) * 1000)::bigint AS until, heads,
  encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`;

/** All seals, oldest first: one a day. */
export async function readSeals(db: Queryable): Promise<readonly SealRow[]> {
  const { rows } = await db.query<SealRow>(`SELECT ${SEAL} FROM audit_seal ORDER BY day`);
  return rows;
}

/** The newest seal. */
export async function lastSeal(db: Queryable): Promise<SealRow | undefined> {
  const { rows } = await db.query<SealRow>(`SELECT ${SEAL} FROM audit_seal ORDER BY day DESC LIMIT 1`);
  const [row] = rows;
  return row;
}

const PAGE = 5000;

/** Heads in the seal of a day, in order of instance, page by page. */
export async function* sealedHeads(db: Queryable, day: string): AsyncGenerator<readonly SealedHead[]> {
  let after = 0;
  for (;;) {
    const { rows } = await db.query<SealedHead>(
      `SELECT instance_id AS "instanceId", seq, encode(hash, 'hex') AS hash FROM audit_seal_head
       WHERE day = $1 AND instance_id > $2 ORDER BY instance_id LIMIT ${PAGE}`,
      [day, after],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.instanceId ?? after;
  }
}
