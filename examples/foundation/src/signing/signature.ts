import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Either way of a clock may be off by this much (Standard Webhooks 1.0.0). */
const TOLERANCE_SECONDS = 300;

/** What is signed 签名内容: an id that stays the same over retries, when this attempt is made, and the bytes. */
export interface Signed {
  readonly id: string;
  readonly timestamp: number;
  readonly body: Uint8Array | string;
}

/** Headers as they came; three of them are Standard Webhooks'. */
export type SignatureHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a text has the form of a secret 密钥: `whsec_` and base64 of 24 to 64 bytes. */
export function isSecret(text: string): boolean {
  const bytes = keyOf(text).length;
  return text.startsWith('whsec_') && bytes >= 24 && bytes <= 64;
}

/** Signs with every secret given: during a change of keys the receiver may know either. */
export function signatureOf(secrets: readonly string[], signed: Signed): string {
  return secrets.map((secret) => `v1,${digest(secret, signed).toString('base64')}`).join(' ');
}

/**
 * What is signed of a GET, which has no body: `GET` and the target as it stands in the request line, so that nobody who
 * recorded it can ask for something else with it.
 */
export function contentOfGet(target: string): string {
  return `GET ${target}`;
}

/** Headers of a GET to the hall, under a fresh id. */
export function signedGet(
  secrets: readonly string[],
  nowMs: number,
  url: string,
): Readonly<Record<string, string>> {
  const { pathname, search } = new URL(url);
  return signedHeaders(secrets, nowMs, { id: `msg_${randomUUID()}`, body: contentOfGet(pathname + search) });
}

/** Headers of a POST to the hall: the id is the event's, the same on every attempt. */
export function signedHeaders(
  secrets: readonly string[],
  nowMs: number,
  { id, body }: { readonly id: string; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(nowMs / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secrets, { id, timestamp, body }),
  };
}

/**
 * Whether a request is signed with one of the secrets and not older or newer than five minutes. The bytes must be
 * those that came: JSON that was read and written again has another signature.
 */
export function isSigned(
  secrets: readonly string[],
  headers: SignatureHeaders,
  body: Uint8Array | string,
  nowMs: number,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers;
  if (typeof id !== 'string' || typeof time !== 'string' || typeof signature !== 'string') return false;
  // A dot would make two different messages sign the same text.
  if (id === '' || id.includes('.') || !/^\d{1,12}$/.test(time)) return false;
  const timestamp = Number(time);
  if (Math.abs(nowMs / 1000 - timestamp) > TOLERANCE_SECONDS) return false;
  const given = signature
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
  const wanted = secrets.map((secret) => digest(secret, { id, timestamp, body }));
  return given.some((one) =>
    wanted.some((other) => one.length === other.length && timingSafeEqual(one, other)),
  );
}

function digest(secret: string, { id, timestamp, body }: Signed): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
