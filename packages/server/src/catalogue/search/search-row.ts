import type { ServiceDefinition } from '../definition.ts';
import { LIFE_EVENTS } from '../life-events.ts';
import { THEMES } from '../themes.ts';
import { folded } from './fold.ts';
import { gramsOf, wordGram } from './grams.ts';
import { readingsOf, soundOf } from './readings.ts';

/** Raised when the rows below are computed otherwise: a hall then computes its rows anew when it starts. */
export const SEARCH_KEYS_VERSION = 2;

/** What the index holds of a service 检索文档. */
export interface SearchRow {
  readonly service: string;
  /** Names and aliases, folded, each between line ends. */
  readonly names: string;
  /** Full pinyin and initials of the names in the same way. */
  readonly readings: string;
  /** How the names sound, one word each: what a misspelt query is held against. */
  readonly sound: string;
  /** Pieces of names, readings, and of all the text around them. */
  readonly grams: readonly string[];
  readonly audience: readonly string[];
}

/** Computes the row of a service from its definition; nothing in it is not in the definition. */
export function searchRowOf(definition: ServiceDefinition): SearchRow {
  const { code, name, aliases, audience } = definition;
  const titles = [name.zh, name.en, ...aliases];
  const names = distinct(titles.map(folded));
  const readings = distinct(titles.flatMap(readingsOf));
  const texts = [...names, ...readings, ...aroundOf(definition)];
  return {
    service: code,
    names: lines(names),
    readings: lines(readings),
    sound: distinct(titles.flatMap(wordsOf).map(soundOf)).join(' '),
    grams: distinct([...texts.flatMap((text) => [...gramsOf(text)]), ...englishWords(definition)]),
    audience,
  };
}

const distinct = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((text) => text !== '');
const lines = (texts: readonly string[]): string => `\n${texts.join('\n')}\n`;
const wordsOf = (text: string): readonly string[] => text.split(/\s+/);

/** Summary, owner, themes and life events in both languages, and the Chinese half of the guide. */
function aroundOf({ summary, owner, themes, lifeEvents = [], guide }: ServiceDefinition): readonly string[] {
  const cuts = [
    ...themes.map((theme) => THEMES.get(theme)),
    ...lifeEvents.map((event) => LIFE_EVENTS.get(event)),
  ].flatMap((text) => (text === undefined ? [] : [text.zh, text.en]));
  return [summary.zh, summary.en, owner.name.zh, owner.name.en, ...cuts, ...textsIn(guide, 'zh')].map(folded);
}

/** English words of the service and its guide, each whole: pieces of so much text would be found in every guide. */
function englishWords({ name, aliases, summary, guide }: ServiceDefinition): readonly string[] {
  const texts = [name.en, ...aliases, summary.en, ...textsIn(guide, 'en')];
  return texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).flatMap(wordGram));
}

function textsIn(content: unknown, language: 'zh' | 'en'): readonly string[] {
  if (typeof content !== 'object' || content === null) return [];
  const text: unknown = Reflect.get(content, language);
  if (typeof text === 'string') return [text];
  return Object.values(content).flatMap((inner) => textsIn(inner, language));
}
