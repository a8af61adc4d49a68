import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Origin under which people reach the hall; undefined = the one they addressed. */
    readonly publicOrigin: string | undefined;
  }
}

/** Whether people come over TLS: to us, to a trusted proxy in front, or as the hall's public address says. */
export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.server.publicOrigin?.startsWith('https:') === true;
}

/** Origin 大厅地址 under which people reach the hall, for addresses that leave it (QR codes, feeds). */
export function ownOrigin(request: FastifyRequest): string {
  return request.server.publicOrigin ?? `${request.protocol}://${request.host}`;
}

/**
 * Whether a state-changing request comes from our own pages 同源校验: a sent `Origin` must be ours, and without it
 * `Sec-Fetch-Site` must say same-origin. A request with neither is refused.
 */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return origin === ownOrigin(request);
}
