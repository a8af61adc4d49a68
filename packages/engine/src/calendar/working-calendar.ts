/** Office hours 办公时段: minutes since local midnight, `from < to`, for example 510–720 (8:30–12:00). */
export interface OfficeHours {
  readonly from: number;
  readonly to: number;
}

/**
 * Working calendar 工作日历: which days are worked, with which office hours. All instants are
 * milliseconds since the Unix epoch; local time is the calendar's own fixed UTC offset.
 * Every function answers `{ missingYear }` instead of guessing when it meets a year without data.
 */
export interface WorkingCalendar {
  /** Office hours of a local date `YYYY-MM-DD`, in order; empty = day off; undefined = year not covered. */
  readonly hoursOn: (localDate: string) => readonly OfficeHours[] | undefined;
  /** Minutes east of UTC, 480 for Asia/Shanghai. */
  readonly utcOffsetMinutes: number;
}

/** A year without calendar data: the answer of arithmetic that would have to guess. */
export interface MissingYear {
  readonly missingYear: number;
}
