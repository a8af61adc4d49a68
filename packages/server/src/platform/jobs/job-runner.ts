import { randomBytes } from 'node:crypto';
import type { Pool, Queryable } from '../db/pool.ts';
import { backOffMs } from './back-off.ts';
import type { JobRow, JobTable } from './job-table.ts';

/** Lease 租约 of the job that a handler works on. */
export interface Lease {
  /** Aborted when the lease was lost or the process stops: give up what is not yet sent. */
  readonly signal: AbortSignal;
  /**
   * Marks the job done inside the handler's own transaction, so that effect and mark stand or fall together. Call it
   * first: a runner that lost its lease then stops here with LeaseLost and writes nothing.
   */
  finish(db: Queryable): Promise<void>;
}

/** Handler 任务处理 of one kind. It may run more than once for one job and must not mind. Throwing = try again later. */
export type JobHandler = (job: JobRow, lease: Lease) => Promise<void>;

/** Somebody else has the job by now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What a runner needs. */
export interface JobRunnerOptions {
  readonly pool: Pool;
  readonly table: JobTable;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Tells of a job that was given up: an incident for somebody to look at. */
  readonly onFailed: (job: { readonly id: number; readonly kind: string | undefined }, error: string) => void;
  /** Tells of a database error while claiming; the runner goes on at the next poll. */
  readonly onError: (error: unknown) => void;
  /** Jobs that run at once. Default 8. */
  readonly concurrency?: number;
  /** Default 10. */
  readonly maxAttempts?: number;
  /** How long stop() waits for running jobs, in ms. Default 20,000. */
  readonly stopMs?: number;
  /** Only tests: a clock instead of the database's. */
  readonly clock?: () => number;
}

/** Runner 任务执行器 of one table in this process. */
export interface JobRunner {
  /** Polls every two seconds, and at once when woken, until stopped. */
  start(): void;
  /** A job was just written: look now. */
  wake(): void;
  /** Runs everything that is due now, and what that makes due; gives the number of jobs begun. */
  drain(): Promise<number>;
  /** Claims nothing more, waits for running jobs, aborts what then still runs. */
  stop(): Promise<void>;
}

const POLL_MS = 2000;
const HEARTBEAT_MS = 10_000;

/** Makes a runner: claim → handle → finish, each result guarded by the job's fence. */
export function jobRunner(options: JobRunnerOptions): JobRunner {
  const { pool, table, handlers, concurrency = 8, maxAttempts = 10, stopMs = 20_000 } = options;
  const owner = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const running = new Map<JobRow, { abort: AbortController; ended: Promise<void> }>();
  const now = () => (options.clock === undefined ? undefined : new Date(options.clock()));
  let stopping = false;
  let pollTimer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let claiming: Promise<number> | undefined;
  let wokenMeanwhile = false;

  async function claim(): Promise<number> {
    for (const id of await table.failExhausted(pool, maxAttempts, now())) {
      options.onFailed({ id, kind: undefined }, 'its runner died');
    }
    const free = concurrency - running.size;
    if (free <= 0 || stopping) return 0;
    const jobs = await table.claim(pool, owner, free, now());
    for (const job of jobs) begin(job);
    return jobs.length;
  }

  function begin(job: JobRow): void {
    const abort = new AbortController();
    const ended = work(job, abort.signal).finally(() => {
      running.delete(job);
      wake();
    });
    running.set(job, { abort, ended });
  }

  async function work(job: JobRow, signal: AbortSignal): Promise<void> {
    let finished = false;
    const finish = async (db: Queryable): Promise<void> => {
      if (!(await table.finish(db, job))) throw new LeaseLost(`job ${job.id}`);
      finished = true;
    };
    try {
      const handler = handlers[job.kind];
      if (handler === undefined) throw new Error(`no handler for jobs of kind ${job.kind}`);
      await handler(job, { signal, finish });
      if (!finished) await table.finish(pool, job);
    } catch (error) {
      if (!(error instanceof LeaseLost)) await giveBack(job, error);
    }
  }

  async function giveBack(job: JobRow, error: unknown): Promise<void> {
    const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    try {
      if (job.attempts < maxAttempts) {
        await table.retry(pool, job, backOffMs(job.attempts), text, now());
        return;
      }
      if (await table.fail(pool, job, text)) options.onFailed(job, text);
    } catch (databaseError) {
      // The lease runs out by itself and the job comes back.
      options.onError(databaseError);
    }
  }

  /** One claim at a time; a wake during a claim leads to one more. */
  function wake(): void {
    if (stopping || heartbeat === undefined) return;
    if (claiming !== undefined) {
      wokenMeanwhile = true;
      return;
    }
    wokenMeanwhile = false;
    claiming = claim()
      .catch((error: unknown) => {
        options.onError(error);
        return 0;
      })
      .finally(() => {
        claiming = undefined;
        if (wokenMeanwhile) wake();
      });
  }

  async function beat(): Promise<void> {
    const jobs = [...running.keys()];
    if (jobs.length === 0) return;
    const kept = new Set(await table.extend(pool, jobs, now()));
    for (const job of jobs) if (!kept.has(job.id)) running.get(job)?.abort.abort();
  }

  return {
    start: () => {
      heartbeat = setInterval(() => void beat().catch(options.onError), HEARTBEAT_MS);
      pollTimer = setInterval(wake, POLL_MS);
      wake();
    },
    wake,
    drain: async () => {
      let total = 0;
      for (;;) {
        const begun = await claim();
        await Promise.all([...running.values()].map((one) => one.ended));
        if (begun === 0) return total;
        total += begun;
      }
    },
    stop: async () => {
      stopping = true;
      clearInterval(pollTimer);
      await claiming;
      const ended = Promise.all([...running.values()].map((one) => one.ended));
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, stopMs);
      });
      await Promise.race([ended, patience]);
      clearTimeout(late);
      // Who is still at work loses its lease after LEASE_MS, and another process takes the job.
      for (const one of running.values()) one.abort.abort();
      clearInterval(heartbeat);
    },
  };
}
