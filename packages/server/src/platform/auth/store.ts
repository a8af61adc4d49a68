import type { QueryResultRow } from 'pg';
import type { Role } from '../http/contract.ts';
import type { Queryable } from '../db/pool.ts';
import { statement } from '../db/statement.ts';

/** Local account 本地账号 with what a sign-in needs to know. */
export interface AccountRow {
  readonly personId: number;
  readonly passwordHash: string;
  readonly usable: boolean;
}

const accountBySubject = statement<AccountRow & QueryResultRow>(
  'account_by_subject',
  `SELECT a.person_id AS "personId", a.password_hash AS "passwordHash",
          NOT a.disabled AND p.status = 'active' AS usable
   FROM login_link l JOIN account a USING (person_id) JOIN person p ON p.id = a.person_id
   WHERE l.provider = 'local' AND l.subject = $1`,
);

/** The local account behind a person number in any letter case. */
export async function findAccount(db: Queryable, personNo: string): Promise<AccountRow | undefined> {
  const rows = await accountBySubject(db, [personNo.toLowerCase()]);
  return rows[0];
}

/** The local account of a person. */
export async function accountOf(db: Queryable, personId: number): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(
    `SELECT person_id AS "personId", password_hash AS "passwordHash", NOT disabled AS usable
     FROM account WHERE person_id = $1`,
    [personId],
  );
  return rows[0];
}

/** Person 登录人 as their own pages show them. */
export interface MeRow {
  readonly id: number;
  readonly personNo: string;
  readonly name: string;
  readonly unit: string;
  readonly affiliation: string;
  readonly roles: Role[];
  readonly mustChangePassword: boolean;
}

const meById = statement<MeRow & QueryResultRow>(
  'me_by_id',
  `SELECT p.id, p.person_no AS "personNo", p.name, coalesce(u.name, '') AS unit, p.affiliation,
          ARRAY(SELECT role FROM person_role r WHERE r.person_id = p.id ORDER BY role) AS roles,
          coalesce(a.must_change, false) AS "mustChangePassword"
   FROM person p LEFT JOIN unit u ON u.id = p.unit_id LEFT JOIN account a ON a.person_id = p.id
   WHERE p.id = $1`,
);

/** Who this is, in their own words. */
export async function readMe(db: Queryable, personId: number): Promise<MeRow | undefined> {
  const rows = await meById(db, [personId]);
  return rows[0];
}

/** Gives a person a local account, or a new password to the one they have. */
export async function saveAccount(
  db: Queryable,
  account: { personId: number; personNo: string; passwordHash: string; mustChange: boolean },
  nowMs: number,
): Promise<void> {
  const { personId, personNo, passwordHash, mustChange } = account;
  await db.query(
    `INSERT INTO account (person_id, password_hash, must_change, password_changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE
     SET password_hash = excluded.password_hash, must_change = excluded.must_change,
         password_changed_at = excluded.password_changed_at`,
    [personId, passwordHash, mustChange, new Date(nowMs)],
  );
  await db.query(
    `INSERT INTO login_link (provider, subject, person_id) VALUES ('local', $1, $2)
     ON CONFLICT (person_id, provider) DO UPDATE SET subject = excluded.subject`,
    [personNo.toLowerCase(), personId],
  );
}

/** Writes a hash with today's parameters, and when the person last came in. */
export async function noteSignIn(
  db: Queryable,
  personId: number,
  rehashed: string | undefined,
  nowMs: number,
): Promise<void> {
  await db.query(
    `UPDATE account SET last_sign_in_at = $2, password_hash = coalesce($3, password_hash) WHERE person_id = $1`,
    [personId, new Date(nowMs), rehashed ?? null],
  );
}

/** Gives a role of the hall; having it already changes nothing. */
export async function grantRole(db: Queryable, personId: number, role: Role): Promise<void> {
  await db.query('INSERT INTO person_role (person_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    personId,
    role,
  ]);
}

/** Whether anybody administers the hall yet. */
export async function hasAdmin(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT 1 FROM person_role WHERE role = 'admin' LIMIT 1`);
  return rowCount !== 0;
}

/** Id of the active person with this number, in any letter case. */
export async function findPersonId(db: Queryable, personNo: string): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM person WHERE lower(person_no) = lower($1) AND status = 'active'`,
    [personNo],
  );
  return rows[0]?.id;
}
