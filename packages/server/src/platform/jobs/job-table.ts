import { escapeIdentifier } from 'pg';
import type { Queryable } from '../db/pool.ts';

/**
 * Job row 任务行. A job table has the columns
 * ```sql
 * id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, payload jsonb NOT NULL,
 * status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed')),
 * run_at timestamptz NOT NULL, attempts integer NOT NULL DEFAULT 0, lease_owner text, lease_until timestamptz,
 * fence bigint NOT NULL DEFAULT 0, last_error text
 * ```
 * and an index on (run_at, id) WHERE status IN ('waiting', 'running').
 */
export interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  /** Goes up with every claim; a write with an older fence changes nothing. */
  readonly fence: number;
}

/** Lease 租约: how long a claimed job is ours without a heartbeat. */
export const LEASE_MS = 30_000;

/** SQL operations 队列操作 of one job table. `now` undefined = the database's clock. */
export interface JobTable {
  claim(db: Queryable, owner: string, limit: number, now: Date | undefined): Promise<readonly JobRow[]>;
  /** Gives up jobs whose runner died in their last attempt; gives their ids. */
  failExhausted(db: Queryable, maxAttempts: number, now: Date | undefined): Promise<readonly number[]>;
  /** Extends leases; gives the ids that are still ours. */
  extend(db: Queryable, jobs: readonly JobRow[], now: Date | undefined): Promise<readonly number[]>;
  /** Ends a job; false = somebody else has it by now, nothing was written. */
  finish(db: Queryable, job: JobRow): Promise<boolean>;
  retry(db: Queryable, job: JobRow, delayMs: number, error: string, now: Date | undefined): Promise<boolean>;
  fail(db: Queryable, job: JobRow, error: string): Promise<boolean>;
}

function clock(parameter: string): string {
  return `coalesce(${parameter}::timestamptz, clock_timestamp())`;
}

/**
 * Makes the operations of one table.
 * @param name table in the hall's schema
 * @param orderColumn jobs with the same value run one after the other in id order (NULL = no order)
 */
export function jobTable(name: string, orderColumn?: string): JobTable {
  const table = escapeIdentifier(name);
  const ours = "id = $1 AND fence = $2 AND status = 'running'";
  const inOrder =
    orderColumn === undefined
      ? ''
      : `AND NOT EXISTS (SELECT 1 FROM ${table} e WHERE e.${escapeIdentifier(orderColumn)} = j.${escapeIdentifier(orderColumn)}
           AND e.id < j.id AND e.status IN ('waiting', 'running'))`;
  const write = async (db: Queryable, name_: string, text: string, values: readonly unknown[]) => {
    const { rowCount } = await db.query({ name: `${name}_${name_}`, text, values: [...values] });
    return rowCount === 1;
  };
  return {
    claim: async (db, owner, limit, now) => {
      const text = `
        UPDATE ${table} SET status = 'running', lease_owner = $1, fence = fence + 1, attempts = attempts + 1,
          lease_until = ${clock('$3')} + ${LEASE_MS} * interval '1 ms'
        WHERE id IN (
          SELECT id FROM ${table} j
          WHERE (status = 'waiting' AND run_at <= ${clock('$3')}
              OR status = 'running' AND lease_until <= ${clock('$3')}) ${inOrder}
          ORDER BY run_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, payload, attempts, fence`;
      const { rows } = await db.query<JobRow>({
        name: `${name}_claim`,
        text,
        values: [owner, limit, now ?? null],
      });
      return rows.toSorted((a, b) => a.id - b.id);
    },
    failExhausted: async (db, maxAttempts, now) => {
      const text = `
        UPDATE ${table} SET status = 'failed', lease_owner = NULL, lease_until = NULL, fence = fence + 1,
          last_error = coalesce(last_error, 'its runner died')
        WHERE status = 'running' AND lease_until <= ${clock('$2')} AND attempts >= $1 RETURNING id`;
      const { rows } = await db.query<{ id: number }>({
        name: `${name}_exhausted`,
        text,
        values: [maxAttempts, now ?? null],
      });
      return rows.map((row) => row.id);
    },
    extend: async (db, jobs, now) => {
      const text = `
        UPDATE ${table} t SET lease_until = ${clock('$3')} + ${LEASE_MS} * interval '1 ms'
        FROM unnest($1::bigint[], $2::bigint[]) AS mine (id, fence)
        WHERE t.id = mine.id AND t.fence = mine.fence AND t.status = 'running' RETURNING t.id`;
      const values = [jobs.map((job) => job.id), jobs.map((job) => job.fence), now ?? null];
      const { rows } = await db.query<{ id: number }>({ name: `${name}_extend`, text, values });
      return rows.map((row) => row.id);
    },
    finish: (db, job) =>
      write(
        db,
        'finish',
        `UPDATE ${table} SET status = 'done', lease_owner = NULL, lease_until = NULL, last_error = NULL WHERE ${ours}`,
        [job.id, job.fence],
      ),
    retry: (db, job, delayMs, error, now) =>
      write(
        db,
        'retry',
        `UPDATE ${table} SET status = 'waiting', lease_owner = NULL, lease_until = NULL, last_error = $4,
           run_at = ${clock('$5')} + $3 * interval '1 ms' WHERE ${ours}`,
        [job.id, job.fence, delayMs, error, now ?? null],
      ),
    fail: (db, job, error) =>
      write(
        db,
        'fail',
        `UPDATE ${table} SET status = 'failed', lease_owner = NULL, lease_until = NULL, last_error = $3 WHERE ${ours}`,
        [job.id, job.fence, error],
      ),
  };
}
