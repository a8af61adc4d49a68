import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { HallKey, HallKeys } from './hall-keys.ts';

/** A secret as it is stored 密文: nonce, tag and cipher text, and which key sealed it. */
export interface Sealed {
  readonly sealed: Buffer;
  readonly sealedWith: string;
}

/** A secret that cannot be opened: its key is gone, or its bytes or what it belongs to were changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text (AES-256-GCM, NIST SP 800-38D). `about`: what it belongs to; it opens for nothing else. */
export function seal(keys: HallKeys, text: string, about: string): Sealed {
  const { id, key } = keys.current();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), sealedWith: id };
}

/** Opens a sealed text. @throws SealBroken */
export function unseal(keys: HallKeys, { sealed, sealedWith }: Sealed, about: string): string {
  const found = keys.find(sealedWith);
  if (found === undefined) throw new SealBroken(`the key ${sealedWith} is not among the keys of this hall`);
  try {
    return open(found, sealed, about);
  } catch (error) {
    throw new SealBroken(`what was sealed for ${about} cannot be opened`, { cause: error });
  }
}

function open({ key }: HallKey, sealed: Buffer, about: string): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, options)
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
