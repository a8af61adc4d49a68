import type { FastifyRequest } from 'fastify';
import type { Role } from './contract.ts';

/** Signed-in person 登录人 of a request. */
export interface Session {
  readonly personId: number;
  readonly personNo: string;
  readonly roles: readonly Role[];
}

/**
 * The session of a request whose route says `auth: 'session'`: access control has refused everybody else before.
 * @throws Error when a public route calls it, which is a bug
 */
export function requireSession(request: FastifyRequest): Session {
  if (request.session === undefined)
    throw new Error(`${request.routeOptions.url} is public: it has no session`);
  return request.session;
}
