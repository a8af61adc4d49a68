import type { Queryable } from '../db/pool.ts';
import { GENESIS, sealHash } from './seal-hash.ts';
import { readSeals, sealedHeads, type SealRow } from './seal-store.ts';

/** Result of a check of the daily seals 封存校验. `head`: hash of the newest seal, '' = none yet. */
export interface SealVerdict {
  readonly seals: number;
  readonly head: string;
  readonly brokenAt: { readonly day: string; readonly reason: string } | undefined;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Recomputes the chain of seals and compares every sealed head with the history. `noted`: hash of a seal that was kept
 * elsewhere; a chain without it has been cut or made anew.
 */
export async function verifySeals(db: Queryable, noted?: string): Promise<SealVerdict> {
  const seals = await readSeals(db);
  let before: SealRow | undefined;
  for (const [index, seal] of seals.entries()) {
    const reason = await breakReason(db, seal, before);
    if (reason !== undefined) {
      return { seals: index, head: before?.hash ?? '', brokenAt: { day: seal.day, reason } };
    }
    before = seal;
  }
  const head = before?.hash ?? '';
  const isKnown = noted === undefined || seals.some(({ hash }) => hash === noted.toLowerCase());
  const day = before?.day ?? '';
  const cut = { day, reason: `no seal has the noted hash ${noted ?? ''}: seals after this day were cut off` };
  return { seals: seals.length, head, brokenAt: isKnown ? undefined : cut };
}

async function breakReason(
  db: Queryable,
  seal: SealRow,
  before: SealRow | undefined,
): Promise<string | undefined> {
  const { day, previousHash, hash, until } = seal;
  if (previousHash !== (before?.hash ?? GENESIS))
    return 'it does not follow from the seal before it: a day is missing or was inserted';
  if (before !== undefined && until - before.until !== DAY_MS)
    return 'it does not begin where the day before ends';
  if ((await sealHash(previousHash, seal, sealedHeads(db, day))) !== hash)
    return 'its heads or the seal itself were changed';
  const stray = await headOutsideHistory(db, day);
  return stray === undefined
    ? undefined
    : `the history of instance ${stray} is not the one that was sealed: rows were changed or cut off`;
}

/** First instance of a seal whose history has no such row any more. */
async function headOutsideHistory(db: Queryable, day: string): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT h.instance_id AS id FROM audit_seal_head h
     WHERE h.day = $1 AND NOT EXISTS (
       SELECT FROM event e WHERE e.instance_id = h.instance_id AND e.seq = h.seq AND e.hash = h.hash)
     ORDER BY h.instance_id LIMIT 1`,
    [day],
  );
  return rows[0]?.id;
}
