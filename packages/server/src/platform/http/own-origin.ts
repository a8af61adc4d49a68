import type { FastifyRequest } from 'fastify';

/**
 * Whether a state-changing request comes from our own pages 同源校验: a sent `Origin` must be ours, and without it
 * `Sec-Fetch-Site` must say same-origin. A request with neither is refused.
 * @param publicOrigin origin under which people reach the hall; undefined = the one they addressed (Host header)
 */
export function isOwnOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return origin === (publicOrigin ?? `${request.protocol}://${request.host}`);
}
