import type { RowFilter } from './systems-query.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** What an address asks for 筛选条件: days are campus days, the last one included. */
export function askedFilter(search: URLSearchParams): RowFilter {
  const about = search.get('about') ?? '';
  const [from, to] = [beginOf(search.get('from')), beginOf(search.get('to'))];
  return {
    ...(about === '' ? {} : { about }),
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to + DAY_MS).toISOString() }),
  };
}

function beginOf(day: string | null): number | undefined {
  if (day === null || !DAY.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}
