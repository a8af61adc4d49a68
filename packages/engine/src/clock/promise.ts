import { dueAtAfterDays, workingMinutesBetween } from '../calendar/index.ts';
import type { Context } from '../context.ts';
import type { InstanceSubmitted } from '../events.ts';

/** Promised date 承诺时限 as the submit event carries it, and the working minutes until then (0 while unknown). */
export type DueDate = Pick<InstanceSubmitted, 'dueAt' | 'provisionalYear'> & {
  readonly promiseMinutes: number;
};

/** The promised date of a case that begins at `fromMs`; provisional 暂定 when the calendar does not reach that far. */
export function promisedDate({ calendar, service }: Context, fromMs: number): DueDate {
  const dueAt = dueAtAfterDays(calendar, fromMs, service.processingTimeDays);
  if (typeof dueAt !== 'number') return provisional(dueAt.missingYear);
  const promiseMinutes = workingMinutesBetween(calendar, fromMs, dueAt);
  if (typeof promiseMinutes !== 'number') return provisional(promiseMinutes.missingYear);
  return { dueAt, promiseMinutes };
}

function provisional(provisionalYear: number): DueDate {
  return { dueAt: null, promiseMinutes: 0, provisionalYear };
}
