import type { App } from './app-type.ts';
import { isSecure } from './own-origin.ts';

const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine sets style attributes; style elements and sheets come from us alone.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/**
 * Security headers 安全响应头 of every answer, errors included. A handler that sets one of them itself (a download's
 * sandbox) keeps its own. HSTS only where people come over https.
 */
export function addSecurityHeaders(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    for (const [name, value] of Object.entries(FIXED)) if (!reply.hasHeader(name)) reply.header(name, value);
    const type = reply.getHeader('content-type');
    const page = typeof type === 'string' && type.startsWith('text/html');
    // A 304 renews the stored page's headers (RFC 9110 §15.4.5): a policy here would replace the page's own.
    if (!reply.hasHeader('content-security-policy') && reply.statusCode !== 304) {
      reply.header('content-security-policy', page ? PAGE_POLICY : DATA_POLICY);
    }
    if (isSecure(request)) reply.header('strict-transport-security', 'max-age=31536000');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
