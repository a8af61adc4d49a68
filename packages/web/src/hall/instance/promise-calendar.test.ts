import { expect, it } from 'vitest';
import { promiseCalendar } from './promise-calendar.ts';

it('writes the promised day as an all-day event on campus with the reference', () => {
  const address = promiseCalendar(
    '20261123-BKQJ-0000017',
    '病假 5 天, 农学院',
    '2026-11-26T09:30:00Z',
    '2026-11-23T01:02:03.456Z',
  );
  const text = decodeURIComponent(address.replace('data:text/calendar;charset=utf-8,', ''));
  expect(text).toContain('DTSTART;VALUE=DATE:20261126\r\n');
  expect(text).toContain('DTSTAMP:20261123T010203Z\r\n');
  expect(text).toContain('SUMMARY:病假 5 天\\, 农学院\r\n');
  expect(text).toContain('UID:20261123-BKQJ-0000017@wangban\r\n');
});
