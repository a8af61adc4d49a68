import { simplified } from './simplified.ts';

/**
 * Comparable form 归一化: simplified characters, full width to half width, lower case, letters and digits only. Each
 * character by itself, so that a place in the folded text leads back to the written one.
 */
export function folded(text: string): string {
  return foldedParts(text).join('');
}

/** The folded form of each character; empty where nothing of it counts. */
export function foldedParts(text: string): readonly string[] {
  return Array.from(text).map(foldedCharacter);
}

function foldedCharacter(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase().replaceAll('ü', 'v');
  return simplified(plain).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text has Chinese characters, which have readings. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
