import type { Language } from './language.ts';

/** The hall's promises are made in campus time, wherever the reader is. */
const ZONE = 'Asia/Shanghai';
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

function format(of: Language, at: string | Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[of], { timeZone: ZONE, ...options }).format(new Date(at));
}

/** 2026年11月26日（周四） · Thursday 26 November 2026. `at` is an instant or a local date `YYYY-MM-DD`. */
export function longDate(of: Language, at: string | Date): string {
  const day = format(of, at, { year: 'numeric', month: 'long', day: 'numeric' });
  if (of === 'zh') return `${day}（${format(of, at, { weekday: 'short' })}）`;
  return `${format(of, at, { weekday: 'long' })} ${day}`;
}

/** 11月26日 14:05 · 26 Nov, 14:05; with the year when it is not the year of `now`. */
export function shortDateTime(of: Language, at: string, now: Date): string {
  const time = clockTime(of, at);
  const sameYear = format(of, at, { year: 'numeric' }) === format(of, now, { year: 'numeric' });
  const month = of === 'zh' ? 'long' : 'short';
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  const day = format(of, at, { ...year, month, day: 'numeric' });
  return of === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
}

/** 11月26日 14:00–16:00 · 26 Nov, 14:00–16:00; both days where they differ. */
export function dayAndSpan(of: Language, from: string, to: string | null, now: Date): string {
  const begin = shortDateTime(of, from, now);
  if (to === null) return begin;
  const sameDay = campusDate(new Date(from)) === campusDate(new Date(to));
  return `${begin}–${sameDay ? clockTime(of, to) : shortDateTime(of, to, now)}`;
}

/** 14:05 on the 24-hour clock. */
export function clockTime(of: Language, at: string | Date): string {
  return format(of, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** Local date `YYYY-MM-DD` on campus. */
export function campusDate(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at);
}
