import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Pool } from '../db/pool.ts';
import { problem } from '../errors/problem.ts';
import type { App } from '../http/app-type.ts';
import { route } from '../http/route.ts';
import { isReady } from './readiness.ts';
import * as contracts from './schema.ts';

/** What monitoring needs. */
export interface ObservabilityDeps {
  readonly pool: Pool;
  readonly registry: Registry;
  /** Opens /metrics to who knows it; undefined = this machine only. */
  readonly metricsToken: string | undefined;
}

/** Registers /healthz, /readyz and /metrics. None of them tells a version or an address. */
export function registerObservabilityRoutes(app: App, deps: ObservabilityDeps): void {
  route(app, contracts.healthz, async () => ({ status: 'ok' }));

  route(app, contracts.readyz, async (_request, reply) => {
    if (await isReady(deps.pool)) return { status: 'ready' };
    return reply.code(503).send({ status: 'unavailable' });
  });

  route(app, contracts.metrics, async (request, reply) => {
    if (!mayScrape(request, deps.metricsToken)) return problem(reply, 'NOT_FOUND');
    return reply.type(deps.registry.contentType).send(await deps.registry.metrics());
  });
}

/**
 * Loopback counts only without forwarding headers: behind a proxy on this machine everybody comes from loopback.
 */
function mayScrape(request: FastifyRequest, token: string | undefined): boolean {
  const { headers, socket } = request;
  if (token !== undefined && sameText(headers.authorization ?? '', `Bearer ${token}`)) return true;
  const direct =
    headers['x-forwarded-for'] === undefined && headers.forwarded === undefined && headers.via === undefined;
  return direct && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
