import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { AuditLog } from '../audit/audit-log.ts';
import { handleError } from '../errors/handle-error.ts';
import { problem } from '../errors/problem.ts';
import { addAccessControl, type AccessDeps } from './access.ts';
import type { App } from './app-type.ts';
import { addNotFound, type PageFallback } from './not-found.ts';
import { addRouteTable, type PluginAccess } from './route-table.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { validatorCompiler } from './validator.ts';

/** What the HTTP layer 网络层 needs. */
export interface HttpDeps extends AccessDeps {
  readonly logger: FastifyBaseLogger;
  readonly auditLog: AuditLog;
  readonly fallback: PageFallback;
  readonly pluginAccess: PluginAccess;
  /** Which proxies in front may say who the client is and that it came over TLS; false = none. */
  readonly trustProxy: boolean | string;
  /** Origin under which people reach the hall; undefined = the one they addressed. */
  readonly publicOrigin: string | undefined;
}

const LONGEST_URL = 8192;

/** Makes the application with every rule that holds for all routes, and no route yet. */
export async function createHttpApp(deps: HttpDeps): Promise<App> {
  const app = fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: 1_048_576,
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    trustProxy: deps.trustProxy,
    requestIdHeader: false,
    genReqId: () => randomBytes(9).toString('base64url'),
    // A malformed address is refused before any route or hook.
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 256 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  addRouteTable(app, deps.pluginAccess);
  // A cross-site form can post text/plain without asking first; nothing here reads it.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler((error, request, reply) => handleError(error, request, reply));
  app.decorate('auditLog', deps.auditLog);
  app.decorate('publicOrigin', deps.publicOrigin);
  await app.register(cookie);
  addSecurityHeaders(app);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    return request.url.length > LONGEST_URL ? reply.send(problem(reply, 'URI_TOO_LONG')) : undefined;
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url: route } = request.routeOptions;
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    // Too many lines for every day; the metrics have the same by route.
    request.log.debug({ method, route, status: reply.statusCode, durationMs }, 'request');
  });
  addAccessControl(app, deps);
  addNotFound(app, deps, deps.fallback);
  return app;
}

function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.send(handleError(error, request, reply));
}
