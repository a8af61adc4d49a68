import type { OfficeHours, WorkingCalendar } from '@wangban/engine/calendar';
import { followRevision, type Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import { seedDays } from './calendar-seed.ts';
import {
  addCalendar,
  calendarRevision,
  type CalendarRows,
  type OfficeHoursRow,
  readCalendar,
} from './calendar-store.ts';

/** China has one time zone and no daylight saving time since 1991. */
const SHANGHAI_OFFSET_MINUTES = 480;
/** Hours of a hall that has set none: 8:30–12:00 and 14:00–17:30. */
const USUAL_HOURS: readonly OfficeHours[] = [
  { from: 510, to: 720 },
  { from: 840, to: 1050 },
];
const CLOSED: readonly OfficeHours[] = [];

/** The hall's working calendar 工作日历 as loaded. */
export interface HallCalendar extends WorkingCalendar {
  readonly revision: number;
}

/** Loads the working calendar and keeps it in step with the database. */
export function createCalendar(pool: Pool): Promise<Live<HallCalendar>> {
  return followRevision(
    async () => buildCalendar(await readCalendar(pool)),
    () => calendarRevision(pool),
  );
}

/** Fills the years with a published notice, and the usual office hours, where there are none. Idempotent. */
export function seedCalendar(pool: Pool): Promise<number> {
  return addCalendar(pool, seedDays(), USUAL_HOURS);
}

/** Calendar of the seed alone, without a database: for replaying scenarios. */
export function publishedCalendar(): WorkingCalendar {
  const hours = USUAL_HOURS.map((interval) => ({
    ...interval,
    weekday: null,
    validFrom: null,
    validTo: null,
  }));
  return buildCalendar({ revision: 0, days: seedDays(), hours });
}

/**
 * Builds the calendar from rows of one moment. Hours of a weekday stand in place of the general ones on that weekday,
 * also when it is worked in exchange (调休). A working day that no hours cover counts as closed.
 */
export function buildCalendar({ revision, days, hours }: CalendarRows): HallCalendar {
  const works = new Map(days.map(({ date, kind }) => [date, kind === 'workday' || kind === 'makeup']));
  return {
    revision,
    utcOffsetMinutes: SHANGHAI_OFFSET_MINUTES,
    hoursOn: (date) => {
      const isWorked = works.get(date);
      if (isWorked === undefined) return undefined;
      return isWorked ? hoursOf(date, hours) : CLOSED;
    },
  };
}

function hoursOf(date: string, hours: readonly OfficeHoursRow[]): readonly OfficeHours[] {
  const valid = hours.filter(
    ({ validFrom, validTo }) => (validFrom ?? '') <= date && date <= (validTo ?? '9999-12-31'),
  );
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const own = valid.filter((row) => row.weekday === weekday);
  const general = valid.filter((row) => row.weekday === null);
  return merged(own.length > 0 ? own : general);
}

/** Intervals in order; those that overlap or touch become one. */
function merged(rows: readonly OfficeHours[]): readonly OfficeHours[] {
  const intervals: { from: number; to: number }[] = [];
  for (const { from, to } of rows.toSorted((a, b) => a.from - b.from)) {
    const last = intervals.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else intervals.push({ from, to });
  }
  return intervals;
}
