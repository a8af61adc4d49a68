import { folded, hasHan } from './fold.ts';

/**
 * Grams 字组: the pieces by which the index finds a text that contains another one. Chinese: every character and every two
 * in a row. Other scripts: every two and every three in a row, and the first one marked `^`.
 */
export function gramsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const letters = Array.from(text);
  const first = letters[0];
  if (first !== undefined) found.add(`^${first}`);
  for (const [index, letter] of letters.entries()) {
    if (hasHan(letter)) found.add(letter);
    const two = letters.slice(index, index + 2).join('');
    if (index + 2 <= letters.length) found.add(two);
    if (index + 3 <= letters.length && !hasHan(letter)) found.add(letters.slice(index, index + 3).join(''));
  }
  return found;
}

/** The grams that a text must have in order to contain a word; the longest that the index has, so that they are few. */
export function gramsToFind(word: string): readonly string[] {
  const letters = Array.from(word);
  const [first] = letters;
  if (first === undefined) return [];
  if (letters.length === 1) return [hasHan(first) ? first : `^${first}`];
  const found: string[] = [];
  for (let index = 0; index + 1 < letters.length; index++) {
    const three = letters.slice(index, index + 3);
    if (three.length === 3 && !hasHan(three.join(''))) found.push(three.join(''));
    else if (letters.length === 2 || hasHan(letters.slice(index, index + 2).join('')))
      found.push(letters.slice(index, index + 2).join(''));
  }
  return [...new Set(found)];
}

const SHORTEST_WORD = 3;

/** Mark 整词 of a whole English word, in the singular; empty for what is too short to mean something, and for Chinese. */
export function wordGram(word: string): readonly string[] {
  const plain = folded(word);
  if (hasHan(plain) || plain.length < SHORTEST_WORD) return [];
  return [`=${plain.replace(/(?<=[^s])s$/, '')}`];
}
