import { transaction } from '../../platform/db/transaction.ts';
import { skipNamed } from './delivery-store.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { noteInAudit } from './note-in-audit.ts';

/** What is to be skipped, and why. */
export interface Skip {
  readonly ids: readonly number[];
  readonly reason: string;
  readonly laterMayGo: boolean;
}

/** Gives deliveries up 跳过. What comes after them in the same case goes on waiting, unless it may go. */
export async function skipDeliveries(
  { pool, clock, integrations }: Pick<SystemPageDeps, 'pool' | 'clock' | 'integrations'>,
  settler: Settler,
  { ids, reason, laterMayGo }: Skip,
): Promise<number> {
  const { system, by } = settler;
  const now = clock();
  const count = await transaction(pool, async (db) => {
    const word = { system, ids, by, note: reason, at: new Date(now) };
    const skipped = await skipNamed(db, word, laterMayGo);
    if (skipped.length > 0)
      await noteInAudit(db, settler, {
        action: 'skipSystemDeliveries',
        ids: skipped,
        now,
        facts: { laterMayGo },
      });
    return skipped.length;
  });
  if (laterMayGo) integrations.wake(new Set([system]));
  return count;
}
