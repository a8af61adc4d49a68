import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../database/pool.ts';
import type { Account } from './account.ts';

/** A session ends after 12 hours, or after 2 hours without a request: workers put the phone away between orders. */
const LONGEST = '12 hours';
const IDLE = '2 hours';

/** Begins a session 会话; returns the value of its cookie. */
export async function beginSession(db: Queryable, accountId: number, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query('DELETE FROM session WHERE created_at < $1::timestamptz - $2::interval', [now, LONGEST]);
  await db.query('INSERT INTO session VALUES ($1, $2, $3, $3)', [hashOf(token), accountId, now]);
  return token;
}

/** Whose session a cookie is; undefined = none, ended, or of a disabled account. */
export async function readSession(
  db: Queryable,
  token: string | undefined,
  now: Date,
): Promise<Account | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await db.query<Account>(
    `UPDATE session s SET seen_at = $2 FROM account a
     WHERE s.hash = $1 AND a.id = s.account_id AND a.active
       AND s.created_at > $2::timestamptz - $3::interval AND s.seen_at > $2::timestamptz - $4::interval
     RETURNING a.id, a.login, a.name, a.phone, a.role, a.trades, a.areas, a.active`,
    [hashOf(token), now, LONGEST, IDLE],
  );
  return rows[0];
}

export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.query('DELETE FROM session WHERE hash = $1', [hashOf(token)]);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
