import type { AuditLog } from '../audit/audit-log.ts';
import type { Pool } from '../db/pool.ts';
import { hashingIsBusy, hashPassword, needsRehash, passwordMatches } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import { countAttempt } from './sign-in-limits.ts';
import { findAccount, noteSignIn } from './store.ts';

/** What signing in and out needs from the outside. */
export interface AuthDeps {
  readonly pool: Pool;
  readonly sessions: Sessions;
  readonly auditLog: AuditLog;
  readonly clock: () => number;
}

/** Credentials 登录信息 as typed, and where they came from. */
export interface SignInRequest {
  readonly personNo: string;
  readonly password: string;
  readonly address: string;
  readonly requestId: string;
  /** Token of the session that the browser holds already; it ends at a new sign-in. */
  readonly oldToken: string | undefined;
}

/** Outcome 登录结果. Wrong number and wrong password are one and the same answer. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly personId: number; readonly token: string }
  | { readonly kind: 'failed' }
  | { readonly kind: 'paused'; readonly pausedMs: number }
  | { readonly kind: 'busy' };

/** Signs in with a local account: counted first, checked in constant time, audited either way. */
export async function signIn(deps: AuthDeps, request: SignInRequest): Promise<SignInOutcome> {
  const { pool, sessions, auditLog, clock } = deps;
  if (hashingIsBusy()) return { kind: 'busy' };
  const attempt = await countAttempt(pool, request.personNo, request.address, clock());
  if (attempt.pausedMs > 0) return { kind: 'paused', pausedMs: attempt.pausedMs };
  const account = await findAccount(pool, request.personNo);
  const matches = await passwordMatches(request.password, account?.passwordHash);
  const { requestId } = request;
  if (!matches || account?.usable !== true) {
    await auditLog.append({ actor: account?.personId, action: 'signIn', outcome: 'refused', requestId });
    return { kind: 'failed' };
  }
  await attempt.forgive();
  const rehashed = needsRehash(account.passwordHash) ? await hashPassword(request.password) : undefined;
  await noteSignIn(pool, account.personId, rehashed, clock());
  if (request.oldToken !== undefined) await sessions.end(request.oldToken);
  const token = await sessions.start(account.personId, 'local');
  await auditLog.append({ actor: account.personId, action: 'signIn', outcome: 'done', requestId });
  return { kind: 'signed-in', personId: account.personId, token };
}
