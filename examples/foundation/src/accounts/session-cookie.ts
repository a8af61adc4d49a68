import type { FastifyReply, FastifyRequest } from 'fastify';

/** Value of the session cookie 会话 that came; undefined = none. */
export function sessionToken(request: FastifyRequest, name: string): string | undefined {
  const wanted = `${cookieName(request, name)}=`;
  const found = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return found.find((part) => part.startsWith(wanted))?.slice(wanted.length);
}

/** Sets the cookie until the browser is closed, or takes it away. Scripts cannot read it, other sites cannot send it. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  token: string | undefined,
): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  const age = token === undefined ? '; Max-Age=0' : '';
  reply.header(
    'set-cookie',
    `${cookieName(request, name)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`,
  );
}

/** Over TLS the name forbids that a neighbouring host sets it (RFC 6265bis §4.1.3). */
function cookieName(request: FastifyRequest, name: string): string {
  return request.protocol === 'https' ? `__Host-${name}` : name;
}
