import { transaction } from '../../platform/db/transaction.ts';
import type { SystemDeps } from './deps.ts';
import { bumpSystems, writeStatus, type SystemStatus } from './store.ts';

/** Pauses, resumes or disables 暂停、恢复、停用 a system. While it is not active nothing is sent, and what is to be sent waits. */
export async function setStatus(
  deps: Pick<SystemDeps, 'pool' | 'clock' | 'systems'>,
  code: string,
  status: SystemStatus,
  reason: string,
): Promise<boolean> {
  const changed = await transaction(deps.pool, async (db) => {
    await bumpSystems(db);
    return writeStatus(db, { code, status, reason, at: new Date(deps.clock()) });
  });
  await deps.systems.refresh();
  return changed;
}
