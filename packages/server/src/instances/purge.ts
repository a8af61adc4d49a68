import { purgeSystems } from '../integrations/purge-systems.ts';
import type { Pool } from '../platform/db/pool.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Idempotency answers are kept a day longer than promised, deliveries that were made a month. */
const ANSWERS_MS = 2 * DAY_MS;
const DELIVERIES_MS = 30 * DAY_MS;

/** Deletes what nobody will ask for again 清理: old idempotency answers and deliveries that were made long ago. */
export async function purge(pool: Pool, now: number): Promise<void> {
  await pool.query('DELETE FROM idempotency WHERE at < $1', [new Date(now - ANSWERS_MS)]);
  await pool.query(`DELETE FROM delivery WHERE status = 'done' AND run_at < $1`, [
    new Date(now - DELIVERIES_MS),
  ]);
  await purgeSystems(pool, now);
  await pool.query('DELETE FROM kept_message WHERE expires_at <= $1', [new Date(now)]);
}
