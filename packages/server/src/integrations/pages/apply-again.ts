import { transaction } from '../../platform/db/transaction.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { applyAnew, moveToVersion, type Quarantined } from './event-store.ts';
import { noteInAudit } from './note-in-audit.ts';
import { MOST_AT_ONCE } from './resend-deliveries.ts';

/**
 * Lets quarantined events take effect 重新采用: they are judged anew, in order. A case keeps the status map that it began with, so
 * a status that was added since is only known to it `withNewMap`.
 */
export async function applyAgain(
  { pool, clock }: Pick<SystemPageDeps, 'pool' | 'clock'>,
  { code, version }: KnownSystem,
  settler: Settler,
  { of, withNewMap }: { readonly of: Quarantined; readonly withNewMap: boolean },
): Promise<{ readonly count: number; readonly more: boolean }> {
  const now = clock();
  const count = await transaction(pool, async (db) => {
    const asked = { system: code, of, limit: MOST_AT_ONCE, at: new Date(now) };
    const rows = await applyAnew(db, asked);
    const cases = rows.flatMap(({ instanceId }) => instanceId ?? []);
    if (withNewMap && cases.length > 0) await moveToVersion(db, code, cases, version);
    const ids = rows.map(({ id }) => id);
    const facts = withNewMap ? { version } : {};
    if (ids.length > 0) await noteInAudit(db, settler, { action: 'applySystemEventsAgain', ids, now, facts });
    return ids.length;
  });
  return { count, more: count === MOST_AT_ONCE };
}
