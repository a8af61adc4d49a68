import { foldedParts, hasHan } from './fold.ts';
import { syllables } from './readings.ts';

/** The part of a text that answers a query 命中: from … to (excluded), counted in UTF-16 units, as browsers do. */
export interface Hit {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A text that may answer 可命中文本, with what it is compared by: made once, because readings are slow to find. */
export interface HitText {
  readonly text: string;
  readonly parts: readonly string[];
  readonly syllables: readonly string[];
  readonly initials: readonly string[];
}

/** Prepares a name, which is also found by how it is typed. */
export function titleText(text: string): HitText {
  const all = hasHan(text) ? syllables(text) : [];
  return { text, parts: foldedParts(text), syllables: all, initials: all.map((one) => one.charAt(0)) };
}

/** Prepares any other text. */
export function plainText(text: string): HitText {
  return { text, parts: foldedParts(text), syllables: [], initials: [] };
}

/** The first of the texts that answers the query, and where. Pinyin and initials answer from the start of a character. */
export function hitIn(texts: readonly HitText[], words: readonly string[]): Hit | undefined {
  for (const word of words)
    for (const { text, parts, syllables: full, initials } of texts) {
      const sound = isTyped(word) ? (spanIn(full, word, false) ?? spanIn(initials, word, false)) : undefined;
      const span = spanIn(parts, word, true) ?? sound;
      if (span !== undefined) return { text, ...inUnits(text, span) };
    }
  return undefined;
}

/** One Latin letter is within every reading: from two on it means something. */
const isTyped = (word: string): boolean => /^[a-z]{2,}$/.test(word);

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The characters whose parts, joined, begin with the word; `inside` = it may also begin within a part. */
function spanIn(parts: readonly string[], word: string, inside: boolean): Span | undefined {
  const joined = parts.join('');
  for (let at = joined.indexOf(word); at >= 0; at = joined.indexOf(word, at + 1)) {
    const first = partAt(parts, at);
    if (inside || startOf(parts, first) === at) return { first, last: partAt(parts, at + word.length - 1) };
  }
  return undefined;
}

function partAt(parts: readonly string[], at: number): number {
  let end = 0;
  return parts.findIndex((part) => {
    end += part.length;
    return at < end;
  });
}

function startOf(parts: readonly string[], index: number): number {
  return parts.slice(0, index).join('').length;
}

function inUnits(text: string, { first, last }: Span): Pick<Hit, 'from' | 'to'> {
  const characters = Array.from(text);
  return {
    from: characters.slice(0, first).join('').length,
    to: characters.slice(0, last + 1).join('').length,
  };
}
