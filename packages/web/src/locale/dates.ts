import type { Language } from './language.ts';

/**
 * The hall's promises are made in campus time, wherever the reader is: UTC+8 all year since 1992. Written by hand, because the
 * browser's own formatter takes longer to make than the whole page that shows one date.
 */
const CAMPUS_MS = 8 * 3_600_000;

const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** British dates give September four letters. */
function shortMonth(month: number): string {
  return (MONTHS[month] ?? '').slice(0, month === 8 ? 4 : 3);
}

/** The campus clock at an instant, in the UTC fields of the date that it gives. */
function onCampus(at: string | Date): Date {
  return new Date(new Date(at).getTime() + CAMPUS_MS);
}

/** 2026年11月26日（周四） · Thursday 26 November 2026. `at` is an instant or a local date `YYYY-MM-DD`. */
export function longDate(of: Language, at: string | Date): string {
  const there = onCampus(at);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  const weekday = WEEKDAYS[of][there.getUTCDay()] ?? '';
  if (of === 'zh') return `${year}年${month + 1}月${day}日（周${weekday}）`;
  return `${weekday} ${day} ${MONTHS[month] ?? ''} ${year}`;
}

/** 11月26日 14:05 · 26 Nov, 14:05; with the year when it is not the year of `now`. */
export function shortDateTime(of: Language, at: string, now: Date): string {
  const there = onCampus(at);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  const sameYear = year === onCampus(now).getUTCFullYear();
  if (of === 'zh') return `${sameYear ? '' : `${year}年`}${month + 1}月${day}日 ${clockTime(at)}`;
  return `${day} ${shortMonth(month)}${sameYear ? '' : ` ${year}`}, ${clockTime(at)}`;
}

/** 11月26日 14:00–16:00 · 26 Nov, 14:00–16:00; both days where they differ. */
export function dayAndSpan(of: Language, from: string, to: string | null, now: Date): string {
  const begin = shortDateTime(of, from, now);
  if (to === null) return begin;
  const sameDay = campusDate(new Date(from)) === campusDate(new Date(to));
  return `${begin}–${sameDay ? clockTime(to) : shortDateTime(of, to, now)}`;
}

/** 14:05 on the 24-hour clock, in both languages. */
export function clockTime(at: string | Date): string {
  return onCampus(at).toISOString().slice(11, 16);
}

/** Local date `YYYY-MM-DD` on campus. */
export function campusDate(at: Date): string {
  return onCampus(at).toISOString().slice(0, 10);
}
