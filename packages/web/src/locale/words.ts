import { type Language, language, useLanguage } from './language.ts';

/** The same keys with any text: what the English half must look like, given the Chinese one. */
export type Shape<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

/** The words of one area in both languages. */
export type Words<T> = { readonly [Key in Language]: Shape<T> };

/** Pairs the two halves of an area; the compiler refuses a missing or surplus key. */
export function words<const T>(zh: T & Shape<T>, en: Shape<T>): Words<T> {
  return { zh, en };
}

/** The area's words in the current language; the component redraws when the language changes. */
export function useWords<T>(area: Words<T>): Shape<T> {
  return area[useLanguage()];
}

/** The area's words in the current language, for code outside components. */
export function wordsNow<T>(area: Words<T>): Shape<T> {
  return area[language()];
}

/** Chinese and English text that comes with service content. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Picks the current language's half of service content. */
export function useSay(): (text: Text) => string {
  const chosen = useLanguage();
  return (text) => text[chosen];
}
