import { transaction } from '../../platform/db/transaction.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { dropQuarantined, type Quarantined } from './event-store.ts';
import { noteInAudit } from './note-in-audit.ts';
import { MOST_AT_ONCE } from './resend-deliveries.ts';

/** Gives quarantined events up 丢弃: they stay to be read, without any effect. */
export async function dropEvents(
  { pool, clock }: Pick<SystemPageDeps, 'pool' | 'clock'>,
  settler: Settler,
  { of, reason }: { readonly of: Quarantined; readonly reason: string },
): Promise<{ readonly count: number; readonly more: boolean }> {
  const { system, by } = settler;
  const now = clock();
  const count = await transaction(pool, async (db) => {
    const word = { system, of, by, note: reason, at: new Date(now), limit: MOST_AT_ONCE };
    const ids = await dropQuarantined(db, word);
    if (ids.length > 0) await noteInAudit(db, settler, { action: 'dropSystemEvents', ids, now });
    return ids.length;
  });
  return { count, more: count === MOST_AT_ONCE };
}
