import type { JsonObject, Text } from '@wangban/engine';
import type { Act } from './stepped-case.ts';

/** What a person may add to a choice: an opinion, a code, values. */
export interface Extra {
  readonly words: string;
  readonly values: JsonObject | undefined;
}

/** Something that may happen next 可选的下一步. */
export interface Choice {
  /** How it is typed, in full: `return counsellor to applicant`. */
  readonly phrase: string;
  /** Words that mean it: the first of them is said first, the others in any order. */
  readonly verb: string;
  readonly keys: ReadonlySet<string>;
  /** Words for where it leads, which may follow “to”; undefined when it leads nowhere. */
  readonly targets?: ReadonlySet<string>;
  readonly text: Text;
  /** What is typed behind it, for the list. */
  readonly takes?: 'opinion' | 'values' | 'code';
  /** What is done, one after the other. */
  readonly acts: (extra: Extra) => readonly Act[];
}

/** Makes a choice; `about` are ids and names of what it is about. */
export function choiceOf(
  phrase: string,
  text: Text,
  about: readonly string[],
  rest: Pick<Choice, 'acts' | 'takes' | 'targets'>,
): Choice {
  const words = phrase.split(' ');
  const keys = wordSet([...words, ...about]);
  return { phrase, verb: words[0] ?? '', keys, text, ...rest };
}

/** Words as they are compared. */
export function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}
