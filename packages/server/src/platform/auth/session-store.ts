import type { QueryResultRow } from 'pg';
import type { Queryable } from '../db/pool.ts';
import { statement } from '../db/statement.ts';
import type { Session } from '../http/session.ts';

type SessionRow = Session & { readonly seenAt: Date } & QueryResultRow;

const readSession = statement<SessionRow>(
  'session_read',
  `SELECT s.person_id AS "personId", p.person_no AS "personNo", s.seen_at AS "seenAt",
          ARRAY(SELECT role FROM person_role r WHERE r.person_id = p.id ORDER BY role) AS roles
   FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN account a ON a.person_id = p.id
   WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3
     AND p.status = 'active' AND a.disabled IS NOT TRUE`,
);

/** A session that has neither expired nor been idle since `idleSince`, of a person who may still come in. */
export async function findSession(
  db: Queryable,
  tokenHash: Buffer,
  now: Date,
  idleSince: Date,
): Promise<SessionRow | undefined> {
  const rows = await readSession(db, [tokenHash, now, idleSince]);
  return rows[0];
}

/** Keeps a new session, and forgets the same person's expired ones. */
export async function insertSession(
  db: Queryable,
  session: { tokenHash: Buffer; personId: number; provider: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { tokenHash, personId, provider, now, expiresAt } = session;
  await db.query('DELETE FROM session WHERE person_id = $1 AND expires_at <= $2', [personId, now]);
  await db.query(
    `INSERT INTO session (token_hash, person_id, provider, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [tokenHash, personId, provider, now, expiresAt],
  );
}

/** The person was here. */
export async function touchSession(db: Queryable, tokenHash: Buffer, now: Date): Promise<void> {
  await db.query('UPDATE session SET seen_at = $2 WHERE token_hash = $1', [tokenHash, now]);
}

/** Ends one session. */
export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
}

/** Ends all sessions of a person. */
export async function deleteSessionsOf(db: Queryable, personId: number): Promise<void> {
  await db.query('DELETE FROM session WHERE person_id = $1', [personId]);
}
