import type { Lang } from './form.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days since 1970-01-01 of a date `YYYY-MM-DD`; undefined when there is no such day, such as 2025-02-30. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return undefined;
  return ms / DAY_MS;
}

/** A date for people: 2025年5月8日（周四） or 8 May 2025 (Thu). */
export function dateText(day: number, lang: Lang): string {
  const date = new Date(day * DAY_MS);
  const [year, month, dayOfMonth, weekday] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCDay(),
  ];
  return lang === 'zh'
    ? `${year}年${month + 1}月${dayOfMonth}日（周${WEEKDAYS_ZH[weekday]}）`
    : `${dayOfMonth} ${MONTHS_EN[month]} ${year} (${WEEKDAYS_EN[weekday]})`;
}
