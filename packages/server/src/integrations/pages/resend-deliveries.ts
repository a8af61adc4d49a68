import { transaction } from '../../platform/db/transaction.ts';
import { resendDead, resendNamed, type DeadRange } from './delivery-store.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { noteInAudit } from './note-in-audit.ts';

/** Sent again by one call; whoever has more calls again. */
export const MOST_AT_ONCE = 500;

/** What is to be sent again. */
export type Resend =
  { readonly ids: readonly number[]; readonly isNotThere: boolean } | { readonly dead: DeadRange };

/** Sends deliveries again, or now 重发: as if they were new, with the same id and the same bytes. */
export async function resendDeliveries(
  { pool, clock, integrations }: Pick<SystemPageDeps, 'pool' | 'clock' | 'integrations'>,
  settler: Settler,
  what: Resend,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const { system } = settler;
  const now = clock();
  const at = new Date(now);
  const ids = await transaction(pool, async (db) => {
    const sent =
      'ids' in what
        ? await resendNamed(db, { system, ids: what.ids, isNotThere: what.isNotThere, at })
        : await resendDead(db, { system, range: what.dead, limit: MOST_AT_ONCE, at });
    const facts = 'ids' in what ? { isNotThere: what.isNotThere } : {};
    if (sent.length > 0)
      await noteInAudit(db, settler, { action: 'resendSystemDeliveries', ids: sent, now, facts });
    return sent;
  });
  integrations.wake(new Set([system]));
  return { count: ids.length, more: 'dead' in what && ids.length === MOST_AT_ONCE };
}
