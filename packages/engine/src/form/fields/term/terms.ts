import { dayNumber } from '../../calendar-date.ts';
import type { Option, TermField } from '../../form.ts';
import { termName } from './display.ts';

const DAY_MS = 86_400_000;
const AUGUST = 7;
const FEBRUARY = 1;

/** Number of the term in which a day lies: two a year, the first from August to January, the second from February to July. */
function termOf(day: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (month >= AUGUST) return year * 2;
  return month >= FEBRUARY ? year * 2 - 1 : year * 2 - 2;
}

function optionOf(term: number): Option {
  const [year, half] = [Math.floor(term / 2), (term % 2) + 1];
  return { value: `${year}-${year + 1}-${half}`, label: termName(year, half) };
}

/** The terms that a field offers on a day 可选学期, earliest first. `today`: days since 1970-01-01. */
export function termsOf({ back = 0, ahead = 1 }: TermField, today: number): readonly Option[] {
  const now = termOf(today);
  return Array.from({ length: back + 1 + ahead }, (_, place) => optionOf(now - back + place));
}

/** The same for a date `YYYY-MM-DD`; none when it is no date. */
export function termsOn(field: TermField, date: string): readonly Option[] {
  const today = dayNumber(date);
  return today === undefined ? [] : termsOf(field, today);
}
