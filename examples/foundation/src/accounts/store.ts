import type { Queryable } from '../database/pool.ts';
import { ACCOUNT_COLUMNS, type Account, type NewAccount } from './account.ts';
import { hashPassword } from './passwords.ts';

interface StoredAccount extends Account {
  readonly password_hash: string;
  readonly locked_until: Date | null;
}

/** The account of a login name, with its hash; undefined = none that is active. */
export async function findLogin(db: Queryable, login: string): Promise<StoredAccount | undefined> {
  const { rows } = await db.query<StoredAccount>(
    `SELECT ${ACCOUNT_COLUMNS}, password_hash, locked_until FROM account WHERE login = $1 AND active`,
    [login],
  );
  return rows[0];
}

/** All accounts, by role and name. */
export async function listAccounts(db: Queryable): Promise<readonly Account[]> {
  const { rows } = await db.query<Account>(`SELECT ${ACCOUNT_COLUMNS} FROM account ORDER BY role, id`);
  return rows;
}

/** Adds an account unless its login name is taken. Returns whether it was added. */
export async function addAccount(db: Queryable, account: NewAccount): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO account (login, name, phone, role, password_hash, trades, areas)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (login) DO NOTHING`,
    [
      account.login,
      account.name,
      account.phone ?? null,
      account.role,
      await hashPassword(account.password),
      account.trades,
      account.areas,
    ],
  );
  return rowCount === 1;
}

/** Gives an account another password. */
export async function changePassword(db: Queryable, id: number, password: string): Promise<void> {
  await db.query('UPDATE account SET password_hash = $2, failures = 0, locked_until = NULL WHERE id = $1', [
    id,
    await hashPassword(password),
  ]);
}

/** Counts a wrong password; the fifth in a row locks the account for ten minutes. */
export async function countFailure(db: Queryable, id: number, now: Date): Promise<void> {
  await db.query(
    `UPDATE account SET failures = CASE WHEN failures >= 4 THEN 0 ELSE failures + 1 END,
       locked_until = CASE WHEN failures >= 4 THEN $2::timestamptz + interval '10 minutes' END
     WHERE id = $1`,
    [id, now],
  );
}

export async function clearFailures(db: Queryable, id: number): Promise<void> {
  await db.query('UPDATE account SET failures = 0, locked_until = NULL WHERE id = $1', [id]);
}
