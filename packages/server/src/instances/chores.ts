import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import { localDay } from './reference.ts';

/** A chore 日常作业: what it does, and when it is due again. */
export interface Chore {
  readonly run: () => Promise<unknown>;
  /** A failure is tried again for ever: this makes it known every time. */
  readonly failed: (error: unknown) => void;
  /** Epoch ms, from the moment at which it was done. */
  readonly next: (now: number) => number;
}

/**
 * Handler of the table `chore`: runs the chore, then sets its row forward under the same lease, so that among several
 * processes one does it, once per period. A failure is tried again by the runner.
 */
export function choreHandler(pool: Pool, clock: () => number, { run, next, failed }: Chore): JobHandler {
  return async (job, lease) => {
    try {
      await run();
    } catch (error) {
      failed(error);
      throw error;
    }
    await transaction(pool, async (db) => {
      await lease.finish(db);
      await setForward(db, job.id, next(clock()));
    });
  };
}

async function setForward(db: Queryable, id: number, at: number): Promise<void> {
  await db.query(`UPDATE chore SET status = 'waiting', attempts = 0, run_at = $2 WHERE id = $1`, [
    id,
    new Date(at),
  ]);
}

/** Every so many milliseconds. */
export function every(ms: number): Chore['next'] {
  return (now) => now + ms;
}

const DAY_MS = 24 * 60 * 60_000;

/** Every night at this many minutes after local midnight. */
export function nightly(minutes: number, utcOffsetMinutes: () => number): Chore['next'] {
  return (now) => {
    const midnight =
      Date.parse(`${localDay(now, utcOffsetMinutes())}T00:00:00Z`) - utcOffsetMinutes() * 60_000;
    const today = midnight + minutes * 60_000;
    return today > now ? today : today + DAY_MS;
  };
}
