import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { wrong, type Parsed } from '../wire/wire-problem.ts';

/** Secret 密钥 of one direction. A key object does not show its bytes in logs. */
export type Secret = KeyObject;

const PREFIX = 'whsec_';

/** Reads `whsec_` + base64 of 24 to 64 bytes (Standard Webhooks 1.0.0). */
export function readSecret(text: string): Parsed<Secret> {
  const encoded = text.trim();
  const body = encoded.slice(PREFIX.length);
  const bytes = Buffer.from(body, 'base64');
  // Node skips what is not base64; only what comes out again as it went in was base64.
  const exact = bytes.toString('base64').replaceAll('=', '') === body.replaceAll('=', '');
  if (!encoded.startsWith(PREFIX) || !exact)
    return wrong('', '密钥应为 whsec_ 加 base64', 'a secret is whsec_ and base64');
  if (bytes.length < 24 || bytes.length > 64)
    return wrong(
      '',
      `密钥应为 24 至 64 字节，这里是 ${bytes.length} 字节`,
      `a secret has 24 to 64 bytes, this one ${bytes.length}`,
    );
  return { value: createSecretKey(bytes) };
}

/** Makes a new secret of 32 random bytes, as it is shown once and written down. */
export function newSecret(random: (size: number) => Uint8Array = randomBytes): string {
  return PREFIX + Buffer.from(random(32)).toString('base64');
}
