import type { Lang } from './form.ts';

/** Days with their unit: 1.5 天, 1 day, 1.5 days. */
export function daysText(days: number, lang: Lang): string {
  if (lang === 'zh') return `${days} 天`;
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
