import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarDayRow, DayKind } from './calendar-store.ts';

/** Package and version that the seeded rows name as their source. */
const SOURCE = 'chinese-days/1.5.7';
const DAY_MS = 86_400_000;

/**
 * Days of every year 工作日历种子 whose State Council notice is in the data set; other years get no row at all, so that
 * arithmetic which reaches them says so. (The package itself would call every Monday to Friday a working day.)
 */
export function seedDays(): readonly CalendarDayRow[] {
  const off = new Map(Object.entries(published.holidays).map(([date, text]) => [date, chineseName(text)]));
  const worked = new Map(Object.entries(published.workdays).map(([date, text]) => [date, chineseName(text)]));
  // Every notice begins with New Year's Day.
  const years = [...off.keys()].filter((date) => date.endsWith('-01-01')).map((date) => date.slice(0, 4));
  return years.toSorted().flatMap((year) => daysOf(year).map((date) => dayRow(date, off, worked)));
}

function dayRow(
  date: string,
  off: ReadonlyMap<string, string>,
  worked: ReadonlyMap<string, string>,
): CalendarDayRow {
  const name = off.get(date) ?? worked.get(date) ?? null;
  return { date, kind: kindOf(date, off.has(date), worked.has(date)), name, source: SOURCE };
}

function kindOf(date: string, isOff: boolean, isWorked: boolean): DayKind {
  if (isOff) return 'holiday';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  if (isWorked && isWeekend) return 'makeup';
  return isWeekend ? 'weekend' : 'workday';
}

/** `New Year's Day,元旦,1` → 元旦. */
function chineseName(text: string): string {
  return text.split(',')[1] ?? text;
}

function daysOf(year: string): readonly string[] {
  const dates: string[] = [];
  for (let at = Date.UTC(Number(year), 0, 1); at < Date.UTC(Number(year) + 1, 0, 1); at += DAY_MS)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
