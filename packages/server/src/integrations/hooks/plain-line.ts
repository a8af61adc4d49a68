import { storableText } from '../storable-text.ts';

// Control characters, and those that turn the direction of the text around them.
const UNSEEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** Text of a system as one plain line 纯文本: what cannot be seen, or turns other text around, becomes a space. */
export function plainLine(text: string): string {
  return storableText(text.replaceAll(UNSEEN, ' ')).trim();
}
