import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** Largest body that the hall may send; orders are far smaller. */
const MOST_BYTES = 1_048_576;
const PHOTO_BYTES = 10 * 1_048_576;

/**
 * A server for pages and for the hall. JSON arrives as the bytes that were sent, because signatures are of bytes;
 * forms arrive as URLSearchParams.
 */
export async function createServer(
  options: { readonly trustProxy?: boolean } = {},
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: MOST_BYTES,
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
    trustProxy: options.trustProxy ?? false,
  });
  await app.register(multipart, {
    // A picture that is too large is for the page to explain.
    throwFileSizeLimit: false,
    limits: { fileSize: PHOTO_BYTES, files: 6, fields: 40, fieldSize: 20_000 },
  });
  app.removeContentTypeParser('application/json');
  // Whatever the hall sends is signed as bytes, so it stays bytes until the signature was checked.
  app.addContentTypeParser(
    ['application/json', 'application/cloudevents+json', 'text/plain'],
    { parseAs: 'buffer' },
    (_, body, done) => {
      done(null, body);
    },
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
  app.addHook('onSend', async (_, reply, payload) => {
    for (const [name, value] of Object.entries(HEADERS))
      if (!reply.hasHeader(name)) reply.header(name, value);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
  return app;
}
