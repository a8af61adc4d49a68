import { folded } from './fold.ts';
import { gramsToFind } from './grams.ts';
import { soundOf } from './readings.ts';

/** A query 检索词 as the index is asked. */
export interface SearchQuery {
  /** Everything that was typed, folded. */
  readonly whole: string;
  /** Its words: all of them must be found. */
  readonly words: readonly string[];
  readonly grams: readonly string[];
  readonly sound: string;
}

/** Reads what was typed; undefined = nothing in it that could be looked for. */
export function readQuery(typed: string): SearchQuery | undefined {
  const words = typed
    .split(/[\s,，、;；]+/)
    .map(folded)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const grams = [...new Set(words.flatMap(gramsToFind))];
  return { whole: words.join(''), words, grams, sound: soundOf(typed) };
}
