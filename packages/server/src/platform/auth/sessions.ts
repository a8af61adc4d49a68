import { createHash, randomBytes } from 'node:crypto';
import type { Pool, Queryable } from '../db/pool.ts';
import type { Session } from '../http/session.ts';
import {
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  touchSession,
} from './session-store.ts';

/** Sessions 会话: opaque tokens of 256 random bits; the table holds only their SHA-256. */
export interface Sessions {
  /** Starts one and gives its token. */
  start(personId: number, provider: string, db?: Queryable): Promise<string>;
  /** Whose token it is; undefined = nobody's (any more). */
  read(token: string): Promise<Session | undefined>;
  end(token: string): Promise<void>;
  /** Ends all of a person's; other processes notice within CACHE_MS. */
  endAll(personId: number, db?: Queryable): Promise<void>;
}

export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;
/** How long an answer may be used again: sign-out, disabling and new roles take effect everywhere within this time. */
export const CACHE_MS = 3000;
const TOUCH_MS = 60_000;
const MOST_CACHED = 20_000;

interface Cached {
  readonly at: number;
  readonly session: Promise<Session | undefined>;
}

/** Opens the session table for this process, with a small cache in front of it. */
export function openSessions(pool: Pool, clock: () => number): Sessions {
  const cache = new Map<string, Cached>();

  const load = async (tokenHash: Buffer, now: number): Promise<Session | undefined> => {
    const row = await findSession(pool, tokenHash, new Date(now), new Date(now - IDLE_MS));
    if (row === undefined) return undefined;
    if (now - row.seenAt.getTime() > TOUCH_MS) await touchSession(pool, tokenHash, new Date(now));
    return { personId: row.personId, personNo: row.personNo, roles: row.roles };
  };

  return {
    start: async (personId, provider, db = pool) => {
      const token = randomBytes(32).toString('base64url');
      const now = clock();
      const expiresAt = new Date(now + ABSOLUTE_MS);
      await insertSession(db, {
        tokenHash: hashToken(token),
        personId,
        provider,
        now: new Date(now),
        expiresAt,
      });
      return token;
    },
    read: async (token) => {
      const now = clock();
      const tokenHash = hashToken(token);
      const key = tokenHash.toString('base64');
      const known = cache.get(key);
      if (known !== undefined && now - known.at < CACHE_MS && now >= known.at) return known.session;
      if (cache.size > MOST_CACHED) cache.clear();
      const session = load(tokenHash, now);
      cache.set(key, { at: now, session });
      // A failed look-up must be tried again, not remembered.
      session.catch(() => cache.delete(key));
      return session;
    },
    end: async (token) => {
      const tokenHash = hashToken(token);
      await deleteSession(pool, tokenHash);
      cache.delete(tokenHash.toString('base64'));
    },
    endAll: async (personId, db = pool) => {
      await deleteSessionsOf(db, personId);
      cache.clear();
    },
  };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
