import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLanguage } from '../errors/language.ts';
import { problem } from '../errors/problem.ts';
import type { App } from '../http/app-type.ts';
import type { Problem } from '../http/contract.ts';
import { route } from '../http/route.ts';
import { requireSession } from '../http/session.ts';
import { changePassword } from './change-password.ts';
import { passwordFieldProblem } from './password-message.ts';
import type { PasswordProblem } from './password-policy.ts';
import * as contracts from './schema.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './session-cookie.ts';
import { setUp } from './set-up.ts';
import { signIn, type AuthDeps } from './sign-in.ts';
import { hasAdmin, readMe } from './store.ts';

/** Registers sign-in, sign-out, password and first set-up. */
export function registerAuthRoutes(app: App, deps: AuthDeps): void {
  const me = async (personId: number) => {
    const found = await readMe(deps.pool, personId);
    if (found === undefined) throw new Error(`person ${personId} is signed in and does not exist`);
    return found;
  };

  route(app, contracts.getSession, async ({ session }) => {
    if (session !== undefined) return { me: await me(session.personId), setupNeeded: false };
    return { me: null, setupNeeded: !(await hasAdmin(deps.pool)) };
  });

  route(app, contracts.signIn, async (request, reply) => {
    request.audited = true;
    const { body, ip, id } = request;
    const outcome = await signIn(deps, {
      ...body,
      address: ip,
      requestId: id,
      oldToken: sessionToken(request),
    });
    if (outcome.kind === 'failed') return problem(reply, 'SIGN_IN_FAILED');
    if (outcome.kind === 'paused') return paused(reply, outcome.pausedMs);
    if (outcome.kind === 'busy') return problem(reply, 'RATE_LIMITED', { seconds: 5, retryAfterSeconds: 5 });
    setSessionCookie(reply, outcome.token);
    return { me: await me(outcome.personId) };
  });

  route(app, contracts.signOut, async (request, reply) => {
    const token = sessionToken(request);
    if (token !== undefined) await deps.sessions.end(token);
    clearSessionCookie(reply);
    return reply.code(204).send(null);
  });

  route(app, contracts.changePassword, async (request, reply) => {
    const { personId } = requireSession(request);
    const outcome = await changePassword(deps, { ...request.body, personId, address: request.ip });
    if (outcome.kind === 'wrong-password') return problem(reply, 'WRONG_PASSWORD');
    if (outcome.kind === 'paused') return paused(reply, outcome.pausedMs);
    if (outcome.kind === 'unacceptable') return unacceptable(request, reply, '/next', outcome.problem);
    setSessionCookie(reply, outcome.token);
    return reply.code(204).send(null);
  });

  route(app, contracts.setUp, async (request, reply) => {
    const outcome = await setUp(deps, request.body);
    if (outcome.kind === 'closed') return problem(reply, 'SETUP_CLOSED');
    if (outcome.kind === 'wrong-code') return problem(reply, 'SETUP_CODE_WRONG');
    if (outcome.kind === 'person-exists')
      return problem(reply, 'PERSON_EXISTS', { personNo: request.body.personNo });
    if (outcome.kind === 'unacceptable') return unacceptable(request, reply, '/password', outcome.problem);
    setSessionCookie(reply, outcome.token);
    return { me: await me(outcome.personId) };
  });
}

function paused(reply: FastifyReply, pausedMs: number): Problem {
  return problem(reply, 'ACCOUNT_LOCKED', {
    minutes: Math.ceil(pausedMs / 60_000),
    retryAfterSeconds: Math.ceil(pausedMs / 1000),
  });
}

function unacceptable(
  request: FastifyRequest,
  reply: FastifyReply,
  field: string,
  found: PasswordProblem,
): Problem {
  const language = requestLanguage(request.headers['accept-language']);
  return problem(reply, 'PASSWORD_UNACCEPTABLE', {}, [passwordFieldProblem(field, found, language)]);
}
