import {
  addWorkingMinutes,
  dueAtAfterDays,
  type MissingYear,
  type WorkingCalendar,
} from '../calendar/index.ts';

/**
 * A span of working time 工作时间. `days` end at the close of a working day; `minutes` are office hours and come after the
 * days. `startDay`: whether the day on which it begins is the first of the days (当日计入) or none of them, as is usual.
 */
export interface WorkingTime {
  readonly days: number;
  readonly minutes: number;
  readonly startDay: 'excluded' | 'included';
}

/** When a span of working time that begins at `fromMs` is over. */
export function afterWorkingTime(
  calendar: WorkingCalendar,
  fromMs: number,
  { days, minutes, startDay }: WorkingTime,
): number | MissingYear {
  const counted = startDay === 'included' ? Math.max(0, days - 1) : days;
  const daysOver = days === 0 ? fromMs : dueAtAfterDays(calendar, fromMs, counted);
  if (typeof daysOver !== 'number') return daysOver;
  return addWorkingMinutes(calendar, daysOver, minutes);
}
