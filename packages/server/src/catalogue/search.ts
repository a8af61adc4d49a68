import { pinyin } from 'pinyin-pro';
import type { ServiceDefinition } from './definition.ts';
import { simplified } from './simplified.ts';
import { THEMES } from './themes.ts';

/** Search keys 检索码 of a service, computed once when it is loaded: all lower case and without spaces. */
export interface SearchKeys {
  /** Names and aliases: a match here counts most. */
  readonly names: readonly string[];
  /** Full pinyin and initials of the names. */
  readonly readings: readonly string[];
  /** Summary, owner, theme. */
  readonly around: readonly string[];
}

/** Computes the search keys of a service. */
export function searchKeysOf(definition: ServiceDefinition): SearchKeys {
  const { name, summary, owner, aliases, themes } = definition;
  const names = [name.zh, name.en, ...aliases];
  return {
    names: names.map(folded),
    readings: names.flatMap(readingsOf),
    around: [
      summary.zh,
      summary.en,
      owner.name.zh,
      owner.name.en,
      ...themes.flatMap((theme) => Object.values(THEMES.get(theme) ?? {})),
    ].map(folded),
  };
}

/** 请假 → `qingjia` and `qj`. Text without Chinese characters has none. */
function readingsOf(text: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map(
    folded,
  );
  return [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')];
}

/** Comparable form: simplified characters, full width to half width, lower case, no spaces. */
function folded(text: string): string {
  return simplified(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, '');
}

/**
 * How well a service answers a query 检索: 0 = exact name, 1 = a name begins so, 2 = within a name, 3 = by pinyin or
 * initials, 4 = around it; undefined = not. Several words must all be found; the weakest one counts.
 */
export function matchRank(keys: SearchKeys, query: string): number | undefined {
  const whole = wordRank(keys, folded(query));
  if (whole !== undefined) return whole;
  const words = query
    .split(/\s+/)
    .map(folded)
    .filter((word) => word !== '');
  const ranks = words.map((word) => wordRank(keys, word));
  if (words.length < 2 || ranks.includes(undefined)) return undefined;
  return Math.max(...ranks.map((rank) => rank ?? 0));
}

function wordRank({ names, readings, around }: SearchKeys, word: string): number | undefined {
  if (names.includes(word)) return 0;
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  // One Latin letter is within every reading: from two on it means something.
  const isReading = /^[a-z]{2,}$/.test(word) && readings.some((reading) => reading.includes(word));
  if (isReading) return 3;
  return around.some((text) => text.includes(word)) ? 4 : undefined;
}
