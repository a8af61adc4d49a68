import type { Json } from '../../../json.ts';
import { dateText, dayNumber } from '../../calendar-date.ts';
import type { Lang } from '../../form.ts';

/** A day for people: 2025年5月8日（周四）. */
export function displayDate(value: Json | undefined, lang: Lang): string | undefined {
  const day = typeof value === 'string' ? dayNumber(value) : undefined;
  return day === undefined ? undefined : dateText(day, lang);
}

/** Day and time for people: 2025年5月8日（周四）14:30. */
export function displayDateTime(value: Json | undefined, lang: Lang): string | undefined {
  if (typeof value !== 'string') return undefined;
  const date = displayDate(value.slice(0, 10), lang);
  if (date === undefined) return undefined;
  return lang === 'zh' ? `${date}${value.slice(11)}` : `${date}, ${value.slice(11)}`;
}
