import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from our own pages 同源校验. Browsers send `Origin` with every form
 * that is posted; without it `Sec-Fetch-Site` must say so. One with neither is refused.
 */
export function isOwnOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  const own = publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
  return origin === own;
}
