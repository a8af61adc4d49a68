import type { IncomingHttpHeaders } from 'node:http';

/** The headers 签名头 by which a system signs a request. */
export function signatureOf(headers: IncomingHttpHeaders) {
  return {
    'webhook-id': headers['webhook-id'],
    'webhook-timestamp': headers['webhook-timestamp'],
    'webhook-signature': headers['webhook-signature'],
  };
}
