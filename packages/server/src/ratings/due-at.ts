import { dueAtAfterDays, type WorkingCalendar } from '@wangban/engine/calendar';

/**
 * Until when a bad rating is to be replied to 回复期限, epoch ms: its own day does not count. Undefined = the calendar does
 * not know, and never guesses.
 */
export function replyDueAt(calendar: WorkingCalendar, givenOn: string, days: number): number | undefined {
  const midnight = Date.parse(`${givenOn}T00:00:00Z`) - calendar.utcOffsetMinutes * 60_000;
  const due = dueAtAfterDays(calendar, midnight, days);
  return typeof due === 'number' ? due : undefined;
}
