import type { Pool } from '../platform/db/pool.ts';
import { releaseNext } from './store.ts';

/** What the chore says. */
interface ReleaseLog {
  info(facts: object, message: string): void;
}

/** Puts every version in force whose day has come 到期生效, the earliest first, each in a transaction of its own. */
export async function releaseDue(pool: Pool, now: number, log: ReleaseLog): Promise<void> {
  for (;;) {
    const released = await releaseNext(pool, now);
    if (released === undefined) return;
    log.info({ ...released }, 'a version took force');
  }
}
