import type { Pool, Queryable } from '../db/pool.ts';
import { transaction } from '../db/transaction.ts';
import { GENESIS, sealHash, type SealedDay } from './seal-hash.ts';
import { lastSeal, sealedHeads } from './seal-store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A command is stamped before it is committed: what came late to the seal of its day is in the next one. */
const LATE_MS = 60 * 60_000;

/** A seal that was made. `hash`: to be kept somewhere else, too. */
export interface MadeSeal {
  readonly day: string;
  readonly heads: number;
  readonly hash: string;
}

/**
 * Seals all days that are over and not sealed yet 每日封存: the heads of the instances that changed, in one chain from day
 * to day. From then on not even the owner of the database can change a history unnoticed, as long as one of the hashes
 * is known elsewhere. Days without any change are sealed as well, so that a day cannot be taken out.
 */
export async function sealDays(
  pool: Pool,
  now: number,
  utcOffsetMinutes: number,
): Promise<readonly MadeSeal[]> {
  const made: MadeSeal[] = [];
  for (;;) {
    const seal = await transaction(pool, (db) => sealNextDay(db, now, utcOffsetMinutes));
    if (seal === undefined) return made;
    made.push(seal);
  }
}

async function sealNextDay(
  db: Queryable,
  now: number,
  utcOffsetMinutes: number,
): Promise<MadeSeal | undefined> {
  const before = await lastSeal(db);
  const from = before?.until ?? (await firstMidnight(db, utcOffsetMinutes));
  if (from === undefined || from + DAY_MS > now) return undefined;
  const until = from + DAY_MS;
  const day = new Date(from + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  const sealed: SealedDay = { day, until, heads: await insertHeads(db, day, from - LATE_MS, until) };
  const previous = before?.hash ?? GENESIS;
  const hash = await sealHash(previous, sealed, sealedHeads(db, day));
  await db.query(
    `INSERT INTO audit_seal (day, until, heads, previous_hash, hash, sealed_at)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6)`,
    [day, new Date(until), sealed.heads, previous, hash, new Date(now)],
  );
  return { day, heads: sealed.heads, hash };
}

/** Local midnight before the first event of all. */
async function firstMidnight(db: Queryable, utcOffsetMinutes: number): Promise<number | undefined> {
  const { rows } = await db.query<{ at: Date | null }>('SELECT min(at) AS at FROM event');
  const at = rows[0]?.at?.getTime();
  if (at === undefined) return undefined;
  const local = at + utcOffsetMinutes * 60_000;
  return local - (local % DAY_MS) - utcOffsetMinutes * 60_000;
}

/** Heads as they were at the end of the day; those that stand in an earlier seal with the same seq are left out. */
async function insertHeads(db: Queryable, day: string, from: number, until: number): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO audit_seal_head (day, instance_id, seq, hash)
     SELECT $1, h.instance_id, h.seq, h.hash
     FROM (SELECT DISTINCT ON (instance_id) instance_id, seq, hash FROM event
           WHERE at >= $2 AND at < $3 ORDER BY instance_id, seq DESC) AS h
     WHERE NOT EXISTS (SELECT FROM audit_seal_head s
       WHERE s.day = $1::date - 1 AND s.instance_id = h.instance_id AND s.seq = h.seq)`,
    [day, new Date(from), new Date(until)],
  );
  return rowCount ?? 0;
}
