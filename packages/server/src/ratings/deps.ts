import type { WorkingCalendar } from '@wangban/engine/calendar';
import type { InstanceDeps } from '../instances/deps.ts';

/** What the routes of ratings need. */
export type RatingDeps = InstanceDeps;

/** What tells the day in the hall's calendar. */
export interface DayDeps {
  readonly clock: () => number;
  readonly calendar: { current(): WorkingCalendar };
}
