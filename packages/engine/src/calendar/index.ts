/** Working-time arithmetic 工作时间运算, pure and without a clock. */
export { addWorkingMinutes } from './add-working-minutes.ts';
export { dueAtAfterDays } from './due-at-after-days.ts';
export type { MissingYear, OfficeHours, WorkingCalendar } from './working-calendar.ts';
export { workingMinutesBetween } from './working-minutes-between.ts';
