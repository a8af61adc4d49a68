import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ErrorCode } from '../errors/table.ts';
import { problem, type Facts } from '../errors/problem.ts';
import type { App } from './app-type.ts';
import { BODY_LIMITS, withinBodyLimits } from './body-shape.ts';
import type { Access } from './contract.ts';
import { isOwnOrigin } from './own-origin.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { Session } from './session.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; set before the handler runs. */
    session: Session | undefined;
    /** The act is already in a hash-chained log (an instance's events): no second entry is written. */
    audited: boolean;
  }
  interface FastifyInstance {
    readonly auditLog: AuditLog;
  }
  interface FastifyContextConfig {
    /** Who may call the route; required, checked when it is registered. */
    access?: Access;
  }
}

/** What access control 访问控制 asks others. */
export interface AccessDeps {
  /** Who holds the request's session cookie; undefined = nobody. */
  readonly readSession: (request: FastifyRequest) => Promise<Session | undefined>;
  readonly limit: RateLimiter;
}

/**
 * Enforces each route's `access`, in this order: a session where one is needed, our own origin, a role, the rate, and
 * after the handler an audit entry.
 */
export function addAccessControl(app: App, deps: AccessDeps): void {
  app.decorateRequest('session', undefined);
  app.decorateRequest('audited', false);
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    // Only the not-found handler has none; it reads the session itself.
    if (access === undefined) return undefined;
    request.session = await deps.readSession(request);
    const refusal = refuse(request, access, deps);
    if (refusal === undefined) return undefined;
    if (access.audit && refusal.code === 'FORBIDDEN') await audit(request, 'refused');
    return reply.send(problem(reply, refusal.code, refusal.facts));
  });
  app.addHook('preValidation', async (request, reply) => {
    // Raw bytes are read, within limits of their own, by the route that asked for them.
    if (Buffer.isBuffer(request.body) || withinBodyLimits(request.body)) return undefined;
    return reply.send(problem(reply, 'TOO_COMPLEX', BODY_LIMITS));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (isAudited(request, reply)) await audit(request, 'done');
    return payload;
  });
}

function refuse(
  request: FastifyRequest,
  access: Access,
  deps: AccessDeps,
): { code: ErrorCode; facts?: Facts } | undefined {
  const { session } = request;
  if (access.auth === 'session' && session === undefined) return { code: 'SIGN_IN_REQUIRED' };
  if (access.csrf === 'origin' && !isOwnOrigin(request)) return { code: 'CROSS_SITE' };
  const allowed = access.roles?.some((role) => session?.roles.includes(role)) ?? true;
  if (!allowed) return { code: 'FORBIDDEN' };
  const seconds = deps.limit(access.rate, session?.personId ?? request.ip);
  return seconds === 0 ? undefined : { code: 'RATE_LIMITED', facts: { seconds, retryAfterSeconds: seconds } };
}

function isAudited(request: FastifyRequest, reply: FastifyReply): boolean {
  const audited = request.routeOptions.config.access?.audit === true;
  return audited && !request.audited && reply.statusCode < 400;
}

async function audit(request: FastifyRequest, outcome: 'done' | 'refused'): Promise<void> {
  const { schema } = request.routeOptions;
  const { method, url } = request.routeOptions;
  request.audited = true;
  await request.server.auditLog.append({
    actor: request.session?.personId,
    action: operationId(schema) ?? `${String(method)} ${url ?? ''}`,
    outcome,
    target: target(request.params),
    requestId: request.id,
  });
}

function operationId(schema: object | undefined): string | undefined {
  return schema !== undefined && 'operationId' in schema && typeof schema.operationId === 'string'
    ? schema.operationId
    : undefined;
}

/** The ids in the path say what was acted on. */
function target(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const values = Object.values(params);
  return values.length === 0 ? undefined : values.join('/');
}
