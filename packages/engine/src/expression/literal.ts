import { evaluate } from 'feelin';
import type { Syntax } from './syntax.ts';

/** A number as both languages read it: digits, perhaps with a fraction. */
const PLAIN_NUMBER = /^\d{1,15}(?:\.\d{1,15})?$/;
/** A text without escapes or control characters. */
const PLAIN_TEXT = /^"[^"\\\p{Cc}]*"$/u;

/**
 * The value of a literal 字面量 as feelin reads it. What is written plainly is read here: asking feelin costs a parse
 * of its own, more than the rest of a condition together.
 */
export function literalOf({ name, text }: Syntax): boolean | number | string | undefined {
  if (name === 'BooleanLiteral') return text === 'true';
  if (name === 'NumericLiteral' && PLAIN_NUMBER.test(text)) return Number(text);
  if (name === 'StringLiteral' && PLAIN_TEXT.test(text)) return text.slice(1, -1);
  const { value } = evaluate(text);
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : undefined;
}
