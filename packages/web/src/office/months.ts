import { campusDate } from '../locale/dates.ts';

/** The last `count` months up to the campus month of `now`, newest first, as `YYYY-MM`. */
export function lastMonths(now: Date, count: number): readonly string[] {
  const [year = 0, month = 1] = campusDate(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + (month - 1) - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** Puts two months in order, so that a period chosen the wrong way round still means the same. */
export function inOrder(from: string, to: string): { readonly from: string; readonly to: string } {
  return from <= to ? { from, to } : { from: to, to: from };
}
