import { transaction } from '../../platform/db/transaction.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { dropNamed } from './event-store.ts';
import { noteInAudit } from './note-in-audit.ts';

/** Gives quarantined events up 丢弃: they stay to be read, without any effect. */
export async function dropEvents(
  { pool, clock }: Pick<SystemPageDeps, 'pool' | 'clock'>,
  settler: Settler,
  { ids, reason }: { readonly ids: readonly number[]; readonly reason: string },
): Promise<number> {
  const { system, by } = settler;
  const now = clock();
  return transaction(pool, async (db) => {
    const dropped = await dropNamed(db, { system, ids, by, note: reason, at: new Date(now) });
    if (dropped.length > 0) await noteInAudit(db, settler, { action: 'dropSystemEvents', ids: dropped, now });
    return dropped.length;
  });
}
