import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { passwordMatches } from '../../foundation/src/accounts/passwords.ts';
import { addAccount, changePassword, findLogin } from '../../foundation/src/accounts/store.ts';
import type { Pool } from '../../foundation/src/database/pool.ts';

const FILE = path.join(import.meta.dirname, '../accounts.yaml');
const Accounts = Type.Array(Type.Object({ login: Type.String(), name: Type.String(), role: Type.String() }));

/** Makes the accounts of `accounts.yaml` 演示账号. Those that are there stay; only their password becomes the given one. */
export async function createDemo(pool: Pool, password: string): Promise<void> {
  const value: unknown = parse(await readFile(FILE, 'utf8'));
  if (!Value.Check(Accounts, value)) throw new Error(`${FILE} is not a list of accounts`);
  for (const account of value) {
    const known = await findLogin(pool, account.login);
    if (known === undefined) await addAccount(pool, { ...account, trades: [], areas: [], password });
    else if (!(await passwordMatches(password, known.password_hash)))
      await changePassword(pool, known.id, password);
  }
}
