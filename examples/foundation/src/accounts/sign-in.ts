import type { Pool } from '../database/pool.ts';
import { passwordMatches } from './passwords.ts';
import { beginSession } from './sessions.ts';
import { clearFailures, countFailure, findLogin } from './store.ts';

export type SignIn = { readonly token: string } | { readonly refused: 'wrong' | 'locked' };

/** Signs in with name and password. Unknown names, wrong passwords and disabled accounts get the same answer. */
export async function signIn(pool: Pool, login: string, password: string, now: Date): Promise<SignIn> {
  const account = await findLogin(pool, login.trim().toLowerCase());
  const isLocked = (account?.locked_until?.getTime() ?? 0) > now.getTime();
  const matches = await passwordMatches(password, account?.password_hash);
  if (isLocked) return { refused: 'locked' };
  if (account === undefined) return { refused: 'wrong' };
  if (!matches) {
    await countFailure(pool, account.id, now);
    return { refused: 'wrong' };
  }
  await clearFailures(pool, account.id);
  return { token: await beginSession(pool, account.id, now) };
}
