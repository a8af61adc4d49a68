import { campusDate } from '../../locale/dates.ts';

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');
}

/** Instant in iCalendar form, 20261126T090000Z. */
function stamp(at: string): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Address of an iCalendar entry (RFC 5545) for the promised day, as an all-day event on campus. */
export function promiseCalendar(
  reference: string,
  title: string,
  dueAt: string,
  submittedAt: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//wangban//hall//',
    'BEGIN:VEVENT',
    `UID:${reference}@wangban`,
    `DTSTAMP:${stamp(submittedAt)}`,
    `DTSTART;VALUE=DATE:${campusDate(new Date(dueAt)).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(reference)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(`${lines.join('\r\n')}\r\n`)}`;
}
