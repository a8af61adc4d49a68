import { campusDate } from '../locale/dates.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How near a promise is. The page says it in words and colour, never in colour alone. */
export type Due =
  | { readonly kind: 'none' }
  | { readonly kind: 'overdue'; readonly days: number; readonly hours: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'tomorrow' }
  | { readonly kind: 'later'; readonly days: number };

/** Promised time 承诺办结时间 as seen at `now`; days are campus days, not working days. */
export function dueIn(dueAt: string | null, now: Date): Due {
  if (dueAt === null) return { kind: 'none' };
  const lateMs = now.getTime() - Date.parse(dueAt);
  if (lateMs > 0) {
    return { kind: 'overdue', days: Math.floor(lateMs / DAY_MS), hours: Math.floor(lateMs / HOUR_MS) };
  }
  const days = (midnight(new Date(dueAt)) - midnight(now)) / DAY_MS;
  if (days === 0) return { kind: 'today' };
  if (days === 1) return { kind: 'tomorrow' };
  return { kind: 'later', days };
}

/** How long something has waited, in the largest whole unit. */
export type Waited =
  { readonly kind: 'justNow' } | { readonly kind: 'minutes' | 'hours' | 'days'; readonly count: number };

/** Waiting time 已等待 since `since`, by the wall clock. */
export function waited(since: string, now: Date): Waited {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000);
  if (minutes < 1) return { kind: 'justNow' };
  if (minutes < 60) return { kind: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { kind: 'hours', count: Math.floor(minutes / 60) };
  return { kind: 'days', count: Math.floor(minutes / (24 * 60)) };
}

function midnight(at: Date): number {
  return Date.parse(`${campusDate(at)}T00:00:00Z`);
}
