import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from '../http/own-origin.ts';

/**
 * Session cookie 会话 Cookie. Over TLS its name starts with `__Host-`, which browsers accept only from this host, secure,
 * for the whole site; over plain http (a trial on one's own machine) it has another name and is not marked secure.
 */
function cookieName(request: FastifyRequest): string {
  return isSecure(request) ? '__Host-wb' : 'wb';
}

/** The token that the browser sent, if it looks like one. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const value = request.cookies[cookieName(request)];
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** Gives the browser its session; it lasts until the browser closes, the server ends it earlier. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  const { request } = reply;
  const secure = isSecure(request);
  void reply.setCookie(cookieName(request), token, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** Takes it back. */
export function clearSessionCookie(reply: FastifyReply): void {
  const secure = isSecure(reply.request);
  void reply.clearCookie(cookieName(reply.request), { path: '/', httpOnly: true, sameSite: 'lax', secure });
}
