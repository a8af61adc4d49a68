import { timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';
import { signature, type SignatureHeaders } from './sign.ts';

/** How far the time of an attempt may lie from our own: a constant of Standard Webhooks. */
export const TOLERANCE_MS = 5 * 60_000;

/** Why a request counts as unsigned 验签不通过. To the sender all of them are 401. */
export type SignatureFlaw = 'missing' | 'malformed' | 'tooOld' | 'tooNew' | 'forged';

/** Headers 请求头 as Node gives them, or as `sign` made them. */
export type SignedHeaders = SignatureHeaders | Readonly<Record<string, string | string[] | undefined>>;

/** Result 验签结果. */
export type Verified = { readonly id: string; readonly sentAtMs: number } | { readonly flaw: SignatureFlaw };

/** More signatures than a change of keys needs are a way to make us compute. */
const MAX_SIGNATURES = 10;

/** Verifies the signature over the raw bytes against every secret in force, at our own time. */
export function verify(
  headers: SignedHeaders,
  body: Uint8Array,
  secrets: readonly Secret[],
  nowMs: number,
): Verified {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    return { flaw: 'missing' };
  if (!/^[^.\s]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return { flaw: 'malformed' };
  const sentAtMs = Number(timestamp) * 1000;
  if (nowMs - sentAtMs > TOLERANCE_MS) return { flaw: 'tooOld' };
  if (sentAtMs - nowMs > TOLERANCE_MS) return { flaw: 'tooNew' };
  const given = signatures.split(' ').slice(0, MAX_SIGNATURES).flatMap(readSignature);
  const wanted = secrets.map((secret) => signature(secret, id, timestamp, body));
  const signed = wanted.some((bytes) => given.some((other) => equal(bytes, other)));
  return signed ? { id, sentAtMs } : { flaw: 'forged' };
}

/** Other versions than v1, such as v1a, are for receivers that know them. */
function readSignature(text: string): readonly Buffer[] {
  const [version, encoded] = text.split(',');
  return version === 'v1' && encoded !== undefined ? [Buffer.from(encoded, 'base64')] : [];
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
