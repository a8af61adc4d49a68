import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { passwordMatches } from '../../foundation/src/accounts/passwords.ts';
import { addAccount, changePassword, findLogin } from '../../foundation/src/accounts/store.ts';
import { importAssets } from './assets/import-assets.ts';
import type { Centre } from './orders/centre.ts';

const Accounts = Type.Array(
  Type.Object({
    login: Type.String(),
    name: Type.String(),
    role: Type.Enum(['dispatcher', 'worker', 'manager']),
    phone: Type.Optional(Type.String()),
    trades: Type.Optional(Type.Array(Type.String())),
    areas: Type.Optional(Type.Array(Type.String())),
  }),
);

/**
 * Makes the accounts of `accounts.yaml` and takes `assets.csv` over 演示数据. What is there already stays
 * as it is; only the password becomes the given one. */
export async function createDemo(
  { pool }: Pick<Centre, 'pool'>,
  folder: string,
  password: string,
): Promise<{ readonly accounts: number; readonly assets: number }> {
  const file = path.join(folder, 'accounts.yaml');
  const value: unknown = parse(await readFile(file, 'utf8'));
  if (!Value.Check(Accounts, value)) throw new Error(`${file} is not a list of accounts`);
  let accounts = 0;
  for (const { trades = [], areas = [], ...account } of value) {
    const known = await findLogin(pool, account.login);
    if (known === undefined && (await addAccount(pool, { ...account, trades, areas, password })))
      accounts += 1;
    if (known !== undefined && !(await passwordMatches(password, known.password_hash)))
      await changePassword(pool, known.id, password);
  }
  const register = path.join(folder, 'assets.csv');
  const hasRegister = await access(register).then(
    () => true,
    () => false,
  );
  return { accounts, assets: hasRegister ? await importAssets(pool, register) : 0 };
}
