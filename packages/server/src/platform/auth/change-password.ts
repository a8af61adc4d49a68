import { transaction } from '../db/transaction.ts';
import { passwordProblem, type PasswordProblem } from './password-policy.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { AuthDeps } from './sign-in.ts';
import { countAttempt } from './sign-in-limits.ts';
import { accountOf, readMe, saveAccount } from './store.ts';

/** Request 改密请求 of a signed-in person. */
export interface ChangePasswordRequest {
  readonly personId: number;
  readonly current: string;
  readonly next: string;
  readonly address: string;
}

/** Outcome 改密结果; `token` is the session that goes on, all others have ended. */
export type ChangePasswordOutcome =
  | { readonly kind: 'changed'; readonly token: string }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'paused'; readonly pausedMs: number }
  | { readonly kind: 'unacceptable'; readonly problem: PasswordProblem };

/** Changes the own password. Guessing the current one counts like guessing at sign-in. */
export async function changePassword(
  deps: AuthDeps,
  request: ChangePasswordRequest,
): Promise<ChangePasswordOutcome> {
  const { pool, sessions, clock } = deps;
  const { personId } = request;
  const [account, me] = await Promise.all([accountOf(pool, personId), readMe(pool, personId)]);
  if (account === undefined || me === undefined) return { kind: 'wrong-password' };
  const attempt = await countAttempt(pool, me.personNo, request.address, clock());
  if (attempt.pausedMs > 0) return { kind: 'paused', pausedMs: attempt.pausedMs };
  if (!(await passwordMatches(request.current, account.passwordHash))) return { kind: 'wrong-password' };
  await attempt.forgive();
  const problem = passwordProblem(request.next, [me.personNo, me.name, 'wangban']);
  if (problem !== undefined) return { kind: 'unacceptable', problem };
  const passwordHash = await hashPassword(request.next);
  const token = await transaction(pool, async (client) => {
    await saveAccount(client, { personId, personNo: me.personNo, passwordHash, mustChange: false }, clock());
    await sessions.endAll(personId, client);
    return sessions.start(personId, 'local', client);
  });
  return { kind: 'changed', token };
}
