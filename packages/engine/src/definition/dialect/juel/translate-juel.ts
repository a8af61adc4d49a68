import type { Text } from '../../../text.ts';
import { feelString, type Translated } from '../translated.ts';
import { parseJuel } from './parse.ts';
import { toFeel } from './to-feel.ts';
import { tokensOf } from './tokens.ts';

/** Longest text that is translated, in characters; that of a FEEL expression is 4 KB. */
const MAX_LENGTH = 4096;

type Part = { readonly text: string } | { readonly feel: string } | { readonly problem: Text };

/**
 * Translates JUEL to FEEL 表达式翻译: the language of conditions and attributes in `camunda:` and `flowable:` files. `${x > 3}`
 * becomes `x > 3`, a mixed text `No. ${id}` a joined one, a text without `${…}` a FEEL literal of itself.
 */
export function translateJuel(text: string): Translated {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return { problem: tooLong() };
  const parts = partsOf(trimmed);
  const problem = parts.find((part) => 'problem' in part);
  if (problem !== undefined && 'problem' in problem)
    return { problem: inExpression(trimmed, problem.problem) };
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'feel' in only) return only;
  const isStatic = parts.every((part) => 'text' in part);
  if (isStatic) return { feel: feelString(parts.map((part) => ('text' in part ? part.text : '')).join('')) };
  // `string join` leaves out null, as JUEL does in a text.
  return { feel: `string join([${parts.map(joined).join(', ')}])` };
}

/** Does a text hold an expression of JUEL? */
export function hasJuel(text: string): boolean {
  return partsOf(text.slice(0, MAX_LENGTH)).some((part) => !('text' in part));
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const isEscaped = text[at] === '\\' && opensAt(text, at + 1);
    if (!isEscaped && opensAt(text, at)) {
      const { tokens, end } = tokensOf(text, at + 2);
      if (plain !== '') parts.push({ text: plain });
      parts.push(translated(tokens));
      plain = '';
      at = end;
      continue;
    }
    plain += isEscaped ? text.slice(at + 1, at + 3) : text[at];
    at += isEscaped ? 3 : 1;
  }
  return plain === '' ? parts : [...parts, { text: plain }];
}

function translated(tokens: Parameters<typeof parseJuel>[0]): Part {
  const parsed = parseJuel(tokens);
  return 'tree' in parsed ? toFeel(parsed.tree) : parsed;
}

function opensAt(text: string, at: number): boolean {
  return text.startsWith('${', at) || text.startsWith('#{', at);
}

function joined(part: Part): string {
  if ('text' in part) return feelString(part.text);
  return 'feel' in part ? `string(${part.feel})` : 'null';
}

function inExpression(text: string, { zh, en }: Text): Text {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return { zh: `“${shown}”：${zh}`, en: `“${shown}”: ${en}` };
}

function tooLong(): Text {
  return {
    zh: `表达式超过 ${MAX_LENGTH} 个字符，请拆成几步`,
    en: `the expression is longer than ${MAX_LENGTH} characters: split it up`,
  };
}
