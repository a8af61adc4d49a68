import type { Pool } from '../platform/db/pool.ts';

const DAY_MS = 24 * 60 * 60_000;
/** What was sent and what took effect is kept as long as people ask about it; what waits for a person stays. */
const KEPT_MS = 180 * DAY_MS;
const HOOKS_MS = 90 * DAY_MS;
const CHANGES_MS = 30 * DAY_MS;
/** Deleted at once, so that no lock lasts long. */
const MOST = 20_000;

/** Deletes what nobody will ask for again of the traffic with business systems 清理. */
export async function purgeSystems(pool: Pool, now: number): Promise<void> {
  await deleteOld(
    pool,
    `DELETE FROM system_delivery WHERE id IN (SELECT id FROM system_delivery
     WHERE status IN ('done', 'skipped') AND NOT holds AND done_at < $1 ORDER BY id LIMIT ${MOST})`,
    now - KEPT_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM system_event WHERE id IN (SELECT id FROM system_event
     WHERE status IN ('done', 'dropped') AND done_at < $1 ORDER BY id LIMIT ${MOST})`,
    now - KEPT_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM system_file WHERE id IN (SELECT id FROM system_file WHERE read_at < $1 ORDER BY id LIMIT ${MOST})`,
    now - KEPT_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM hook_call WHERE id IN (SELECT id FROM hook_call WHERE at < $1 ORDER BY id LIMIT ${MOST})`,
    now - HOOKS_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM reconciliation WHERE id IN (SELECT id FROM reconciliation
     WHERE scope = 'changes' AND ended_at < $1 ORDER BY id LIMIT ${MOST})`,
    now - CHANGES_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM reconciliation_difference WHERE id IN (SELECT id FROM reconciliation_difference
     WHERE status <> 'open' AND settled_at < $1 ORDER BY id LIMIT ${MOST})`,
    now - KEPT_MS,
  );
  await deleteOld(
    pool,
    `DELETE FROM reconciliation WHERE id IN (SELECT id FROM reconciliation r
     WHERE scope = 'full' AND ended_at < $1
       AND NOT EXISTS (SELECT FROM reconciliation_difference d WHERE d.run_id = r.id) ORDER BY id LIMIT ${MOST})`,
    now - KEPT_MS,
  );
}

async function deleteOld(pool: Pool, sql: string, before: number): Promise<void> {
  for (let gone = MOST; gone === MOST;) {
    const { rowCount } = await pool.query(sql, [new Date(before)]);
    gone = rowCount ?? 0;
  }
}
