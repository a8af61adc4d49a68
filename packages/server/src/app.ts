import type { FastifyBaseLogger } from 'fastify';
import { Registry } from 'prom-client';
import { openAuditLog } from './platform/audit/audit-log.ts';
import { registerAuthRoutes } from './platform/auth/routes.ts';
import { sessionToken } from './platform/auth/session-cookie.ts';
import { openSessions } from './platform/auth/sessions.ts';
import type { Pool } from './platform/db/pool.ts';
import type { App } from './platform/http/app-type.ts';
import type { Access } from './platform/http/contract.ts';
import { createHttpApp } from './platform/http/create-app.ts';
import { rateLimiter } from './platform/http/rate-limit.ts';
import { measureHttp, measurePool } from './platform/observability/metrics.ts';
import { registerObservabilityRoutes } from './platform/observability/routes.ts';
import { DOCS, registerDocs } from './platform/openapi/register-docs.ts';
import { createPageFallback, registerAssets, WEB } from './platform/web/register-web.ts';

/** What the application 应用 needs from the outside; everything else it makes itself. */
export interface AppDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly logger: FastifyBaseLogger;
  /** Origin under which people reach the hall, such as https://hall.example.edu.cn; undefined = as addressed. */
  readonly publicOrigin?: string | undefined;
  readonly trustProxy?: boolean | string;
  /** Folder of the built web app; undefined = API only. */
  readonly webFolder?: string | undefined;
  readonly metricsToken?: string | undefined;
  readonly registry?: Registry;
  /** Multiplies the request budgets; for load tests. */
  readonly rateFactor?: number;
}

/** Wires the hall: platform first, then each feature's routes, then the web app. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { pool, clock, logger, webFolder, registry = new Registry() } = deps;
  const auditLog = openAuditLog(pool, clock);
  const sessions = openSessions(pool, clock);
  const app = await createHttpApp({
    logger,
    auditLog,
    trustProxy: deps.trustProxy ?? false,
    publicOrigin: deps.publicOrigin,
    limit: rateLimiter(clock, deps.rateFactor),
    readSession: async (request) => {
      const token = sessionToken(request);
      return token === undefined ? undefined : sessions.read(token);
    },
    fallback: webFolder === undefined ? () => undefined : await createPageFallback(webFolder, shell),
    pluginAccess,
  });
  measureHttp(registry, app);
  measurePool(registry, pool);
  await registerDocs(app);
  registerObservabilityRoutes(app, { pool, registry, metricsToken: deps.metricsToken });
  registerAuthRoutes(app, { pool, sessions, auditLog, clock });
  if (webFolder !== undefined) await registerAssets(app, webFolder);
  return app;
}

/** Only these plugins register routes of their own. */
function pluginAccess(url: string): Access | undefined {
  if (url === '/api/docs' || url.startsWith('/api/docs/')) return DOCS;
  return url.startsWith('/api') ? undefined : WEB;
}

async function shell(): Promise<undefined> {
  return undefined;
}
