import { createHmac } from 'node:crypto';
import type { Secret } from './secret.ts';

/** What is signed 待签内容: the raw bytes, with the id and the time of this attempt. */
export interface Signable {
  readonly id: string;
  /** Time of this attempt, in ms since the epoch; whole seconds are signed. */
  readonly atMs: number;
  readonly body: Uint8Array;
}

/** Headers 签名头 of Standard Webhooks 1.0.0. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Signs with every secret in force: one, or two while it is being changed. */
export function sign({ id, atMs, body }: Signable, secrets: readonly Secret[]): SignatureHeaders {
  const timestamp = String(Math.floor(atMs / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${signature(secret, id, timestamp, body).toString('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** The bare HMAC-SHA256 of `id.timestamp.body`. */
export function signature(secret: Secret, id: string, timestamp: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
}
