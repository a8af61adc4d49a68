import type { FastifyBaseLogger } from 'fastify';
import { Registry } from 'prom-client';
import { openAuditLog } from './audit/audit-log.ts';
import { registerAuthRoutes } from './auth/routes.ts';
import { sessionToken } from './auth/session-cookie.ts';
import { openSessions } from './auth/sessions.ts';
import type { Pool } from './db/pool.ts';
import type { App } from './http/app-type.ts';
import type { Access } from './http/contract.ts';
import { createHttpApp } from './http/create-app.ts';
import { rateLimiter } from './http/rate-limit.ts';
import { measureHttp, measurePool } from './observability/metrics.ts';
import { registerObservabilityRoutes } from './observability/routes.ts';
import { DOCS, registerDocs } from './openapi/register-docs.ts';
import type { FirstAsks } from './web/first-answers.ts';
import { createPageFallback, registerAssets, WEB } from './web/register-web.ts';
import type { ShellRenderer } from './web/shell.ts';

/** What the platform 平台 needs from the outside; everything else it makes itself. */
export interface PlatformDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly logger: FastifyBaseLogger;
  /** Origin under which people reach the hall, such as https://hall.example.edu.cn; undefined = as addressed. */
  readonly publicOrigin?: string | undefined;
  readonly trustProxy?: boolean | string;
  /** Folder of the built web app; undefined = API only. */
  readonly webFolder?: string | undefined;
  /** What the server knows of a page; by default nothing. */
  readonly shell?: ShellRenderer;
  /** What a page asks the API first; by default nothing. */
  readonly asks?: FirstAsks;
  readonly metricsToken?: string | undefined;
  readonly registry?: Registry;
  /** Multiplies the request budgets; for load tests. */
  readonly rateFactor?: number;
}

/** The application with everything that is no feature: access control, sign-in, errors, pages, monitoring, API description. */
export async function createPlatform(deps: PlatformDeps): Promise<App> {
  const {
    pool,
    clock,
    logger,
    webFolder: folder,
    shell = nothing,
    asks = () => [],
    registry = new Registry(),
  } = deps;
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
    fallback: folder === undefined ? () => undefined : await createPageFallback({ folder, shell, asks }),
    pluginAccess,
  });
  measureHttp(registry, app);
  measurePool(registry, pool);
  await registerDocs(app);
  registerObservabilityRoutes(app, { pool, registry, metricsToken: deps.metricsToken });
  registerAuthRoutes(app, { pool, sessions, auditLog, clock });
  if (folder !== undefined) await registerAssets(app, folder);
  return app;
}

/** Only these plugins register routes of their own. */
function pluginAccess(url: string): Access | undefined {
  if (url === '/api/docs' || url.startsWith('/api/docs/')) return DOCS;
  return url.startsWith('/api') ? undefined : WEB;
}

async function nothing(): Promise<undefined> {
  return undefined;
}
