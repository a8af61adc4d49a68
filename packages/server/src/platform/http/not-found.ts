import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../errors/problem.ts';
import type { App } from './app-type.ts';
import type { AccessDeps } from './access.ts';

/** What answers a page request that no route takes (the web app's own pages); undefined = it does not either. */
export type PageFallback = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> | undefined;

/**
 * Answers what no route takes 未匹配的请求. Below /api, in any spelling, everybody without a session gets 401 first, so
 * that nothing can be learned from the difference; then 405 with `Allow` or 404. Other GETs go to the web app.
 */
export function addNotFound(app: App, deps: AccessDeps, fallback: PageFallback): void {
  app.setNotFoundHandler(async (request, reply) => {
    const path = canonicalPath(request.url);
    if (path === undefined) return problem(reply, 'INVALID_URL');
    if (path === '/api' || path.startsWith('/api/')) return unknownApi(request, reply, path);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const page = fallback(request, reply);
      if (page !== undefined) return page;
    }
    return problem(reply, 'NOT_FOUND');
  });

  async function unknownApi(request: FastifyRequest, reply: FastifyReply, path: string): Promise<unknown> {
    request.session = await deps.readSession(request);
    if (request.session === undefined) return problem(reply, 'SIGN_IN_REQUIRED');
    const allowed = app.routeTable.filter(({ url }) => matches(url, path)).map(({ method }) => method);
    if (allowed.length === 0 || allowed.includes(request.method)) return problem(reply, 'NOT_FOUND');
    const list = [...new Set(allowed)].toSorted().join(', ');
    reply.header('allow', list);
    return problem(reply, 'METHOD_NOT_ALLOWED', { method: request.method, allowed: list });
  }
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
  );
}

/** Path without query, decoded, in lower case, `.`, `..` and doubled slashes resolved; undefined = malformed. */
function canonicalPath(url: string): string | undefined {
  const [raw = ''] = url.split('?');
  try {
    const decoded = decodeURIComponent(raw)
      .toLowerCase()
      .replaceAll(/[/\\]+/g, '/');
    return new URL(decoded, 'http://hall').pathname;
  } catch {
    return undefined;
  }
}
