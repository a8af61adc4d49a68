import { useSyncExternalStore } from 'react';

/** Language 界面语言 of the hall. */
export type Language = 'zh' | 'en';

const KEY = 'wangban.language';
const COOKIE = 'wangban-language';
const YEAR_SECONDS = 31_536_000;
const TAGS = { zh: 'zh-CN', en: 'en' } as const;
const listeners = new Set<() => void>();

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    // Storage may be forbidden (private window, embedded view): Chinese is the hall's default.
    return 'zh';
  }
}

let current: Language = stored();

/** The language in use now, for code outside components (requests, dates in error texts). */
export function language(): Language {
  return current;
}

/** BCP 47 tag of a language, for `<html lang>` and Accept-Language. */
export function languageTag(of: Language): string {
  return TAGS[of];
}

/** Changes the language, remembers it on this device and redraws every text. */
export function setLanguage(next: Language): void {
  current = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Not remembered, still changed for this visit.
  }
  // The server writes the first answers into a page in this language.
  document.cookie = `${COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language in use, as state of the calling component. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}
