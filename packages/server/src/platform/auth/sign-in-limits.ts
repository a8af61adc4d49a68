import { createHash } from 'node:crypto';
import type { Pool } from '../db/pool.ts';
import { statement } from '../db/statement.ts';

/** Limits 登录限制: five wrong passwords pause an account, a hundred an address, each for ten minutes. */
const SIGN_IN_LIMITS = { account: 5, address: 100, pauseMs: 10 * 60_000 } as const;

interface Window {
  readonly bucket: string;
  readonly hits: number;
  readonly startedAt: Date;
}

// One statement for both buckets. A hit within the pause counts on; the pause runs from the hit that filled the bucket,
// so that knocking on a paused door does not lengthen it.
const hit = statement<{ bucket: string; hits: number; startedAt: Date }>(
  'rate_window_hit',
  `INSERT INTO rate_window AS w (bucket, started_at, hits)
   SELECT bucket, $2, 1 FROM unnest($1::text[]) AS t (bucket) ORDER BY bucket
   ON CONFLICT (bucket) DO UPDATE SET
     hits = CASE WHEN w.started_at <= $3 THEN 1 ELSE w.hits + 1 END,
     started_at = CASE WHEN w.started_at <= $3 OR w.hits < $4 THEN excluded.started_at ELSE w.started_at END
   RETURNING bucket, hits, started_at AS "startedAt"`,
);

/** One attempt 登录尝试 that was counted before its password is checked, so that parallel guesses cannot slip by. */
export interface Attempt {
  /** How long sign-in is paused; 0 = go on. */
  readonly pausedMs: number;
  /** The password was right: the attempt does not count, and the account's earlier ones are forgiven. */
  forgive(): Promise<void>;
}

/**
 * Counts an attempt for the account name (whether or not it exists: the answer must not tell) and for the address.
 * The counts live in the database, so the limit holds over all processes.
 */
export async function countAttempt(
  pool: Pool,
  subject: string,
  address: string,
  nowMs: number,
): Promise<Attempt> {
  const account = bucketName('account', subject.toLowerCase());
  const from = bucketName('address', address);
  const now = new Date(nowMs);
  const expired = new Date(nowMs - SIGN_IN_LIMITS.pauseMs);
  const rows = await hit(pool, [[account, from], now, expired, SIGN_IN_LIMITS.account]);
  const paused = rows.map((row) =>
    pauseOf(row, row.bucket === account ? SIGN_IN_LIMITS.account : SIGN_IN_LIMITS.address, nowMs),
  );
  return {
    pausedMs: Math.max(0, ...paused),
    forgive: async () => {
      await pool.query('DELETE FROM rate_window WHERE bucket = $1 OR started_at <= $2', [account, expired]);
      await pool.query('UPDATE rate_window SET hits = greatest(hits - 1, 0) WHERE bucket = $1', [from]);
    },
  };
}

function pauseOf(row: Window, limit: number, nowMs: number): number {
  return row.hits > limit ? row.startedAt.getTime() + SIGN_IN_LIMITS.pauseMs - nowMs : 0;
}

function bucketName(kind: string, value: string): string {
  return createHash('sha256').update(`${kind}\n${value}`).digest('base64url');
}
