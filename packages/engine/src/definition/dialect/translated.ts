import type { Text } from '../../text.ts';

/** Text of an expression in FEEL, or the sentence that says what cannot be translated and what to write instead. */
export type Translated = { readonly feel: string } | { readonly problem: Text };

/** A FEEL string literal 文字 for a text. */
export function feelString(text: string): string {
  // JSON's escapes are FEEL's, so far as they are needed here.
  return JSON.stringify(text);
}
