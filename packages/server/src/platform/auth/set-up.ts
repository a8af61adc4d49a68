import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Pool } from '../db/pool.ts';
import { transaction } from '../db/transaction.ts';
import { passwordProblem, type PasswordProblem } from './password-policy.ts';
import { hashPassword } from './passwords.ts';
import type { AuthDeps } from './sign-in.ts';
import { grantRole, hasAdmin, saveAccount } from './store.ts';

/**
 * One-time set-up code 一次性设置码 while the hall has no administrator: made anew at every start, printed, and kept only
 * as a hash. Undefined = there is an administrator.
 */
export async function newSetupCode(pool: Pool, nowMs: number): Promise<string | undefined> {
  if (await hasAdmin(pool)) return undefined;
  const code = randomBytes(16).toString('base64url');
  await pool.query(
    `INSERT INTO setup_code (code_hash, created_at) VALUES ($1, $2)
     ON CONFLICT (single) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at`,
    [hashCode(code), new Date(nowMs)],
  );
  return code;
}

/** First administrator 首位管理员 as typed into the set-up page. */
export interface SetUpRequest {
  readonly code: string;
  readonly personNo: string;
  readonly name: string;
  readonly password: string;
}

/** Outcome 设置结果. */
export type SetUpOutcome =
  | { readonly kind: 'made'; readonly personId: number; readonly token: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'person-exists' }
  | { readonly kind: 'unacceptable'; readonly problem: PasswordProblem };

/** Makes the first administrator, once: the code is used up in the same transaction. */
export async function setUp(deps: AuthDeps, request: SetUpRequest): Promise<SetUpOutcome> {
  const { pool, sessions, clock } = deps;
  const problem = passwordProblem(request.password, [request.personNo, request.name, 'wangban']);
  const passwordHash = problem === undefined ? await hashPassword(request.password) : '';
  return transaction(pool, async (client): Promise<SetUpOutcome> => {
    if (await hasAdmin(client)) return { kind: 'closed' };
    const stored = await client.query<{ codeHash: Buffer }>(
      'SELECT code_hash AS "codeHash" FROM setup_code FOR UPDATE',
    );
    const expected = stored.rows[0]?.codeHash;
    if (expected === undefined || !timingSafeEqual(expected, hashCode(request.code)))
      return { kind: 'wrong-code' };
    if (problem !== undefined) return { kind: 'unacceptable', problem };
    const person = await client.query<{ id: number }>(
      `INSERT INTO person (person_no, name, affiliation) VALUES ($1, $2, 'staff')
       ON CONFLICT (lower(person_no)) DO NOTHING RETURNING id`,
      [request.personNo, request.name],
    );
    const personId = person.rows[0]?.id;
    if (personId === undefined) return { kind: 'person-exists' };
    await saveAccount(
      client,
      { personId, personNo: request.personNo, passwordHash, mustChange: false },
      clock(),
    );
    await grantRole(client, personId, 'admin');
    await client.query('DELETE FROM setup_code');
    // Directory snapshots, in this process and others, must learn of the new person.
    await client.query(
      `INSERT INTO revision (topic) VALUES ('directory') ON CONFLICT (topic) DO UPDATE SET value = revision.value + 1`,
    );
    return { kind: 'made', personId, token: await sessions.start(personId, 'local', client) };
  });
}

function hashCode(code: string): Buffer {
  return createHash('sha256').update(code.trim()).digest();
}
