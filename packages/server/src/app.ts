import type { FastifyBaseLogger } from 'fastify';
import { openAuditLog } from './platform/audit/audit-log.ts';
import { registerAuthRoutes } from './platform/auth/routes.ts';
import { sessionToken } from './platform/auth/session-cookie.ts';
import { openSessions } from './platform/auth/sessions.ts';
import type { Pool } from './platform/db/pool.ts';
import type { App } from './platform/http/app-type.ts';
import { createHttpApp } from './platform/http/create-app.ts';
import { rateLimiter } from './platform/http/rate-limit.ts';

/** What the application 应用 needs from the outside; everything else it makes itself. */
export interface AppDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly logger: FastifyBaseLogger;
  /** Origin under which people reach the hall, such as https://hall.example.edu.cn; undefined = as addressed. */
  readonly publicOrigin?: string | undefined;
  readonly trustProxy?: boolean | string;
  /** Multiplies the request budgets; for load tests. */
  readonly rateFactor?: number;
}

/** Wires the hall: platform first, then each feature's routes. */
export function createApp(deps: AppDeps): App {
  const { pool, clock, logger } = deps;
  const auditLog = openAuditLog(pool, clock);
  const sessions = openSessions(pool, clock);
  const app = createHttpApp({
    logger,
    auditLog,
    trustProxy: deps.trustProxy ?? false,
    publicOrigin: deps.publicOrigin,
    limit: rateLimiter(clock, deps.rateFactor),
    readSession: async (request) => {
      const token = sessionToken(request);
      return token === undefined ? undefined : sessions.read(token);
    },
    fallback: () => undefined,
  });
  registerAuthRoutes(app, { pool, sessions, auditLog, clock });
  return app;
}
