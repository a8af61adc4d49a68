import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../people/calendar.ts';
import { changesSince } from './pull-changes.ts';
import { stuckBefore } from './stuck-before.ts';

const now = Date.parse('2026-03-02T01:00:00Z');
const ago = (minutes: number): Date => new Date(now - minutes * 60_000);

describe('the time from which changes are asked for', () => {
  it('is ten minutes before the newest change that was seen', () => {
    expect(changesSince('push', ago(60), now)).toEqual(ago(70));
    expect(changesSince('push', ago(3 * 24 * 60), now)).toEqual(ago(3 * 24 * 60 + 10));
  });
  it('is two hours ago at least for a system that only answers, and the first time', () => {
    expect(changesSince('pull', ago(5), now)).toEqual(ago(120));
    expect(changesSince('pull', ago(600), now)).toEqual(ago(610));
    expect(changesSince('push', null, now)).toEqual(ago(120));
  });
});

describe('the time before which an order counts as stuck', () => {
  it('is so many working days ago, past weekends and holidays', () => {
    const calendar = publishedCalendar();
    expect(stuckBefore(calendar, 1, now).toISOString()).toBe('2026-02-28T01:00:00.000Z');
    expect(stuckBefore(calendar, 3, now).toISOString()).toBe('2026-02-26T01:00:00.000Z');
    expect(stuckBefore(calendar, 6, now).toISOString()).toBe('2026-02-14T01:00:00.000Z');
  });
  it('is counted from Monday to Friday in years that the calendar does not know', () => {
    const calendar = { utcOffsetMinutes: 480, hoursOn: () => undefined };
    expect(stuckBefore(calendar, 5, now)).toEqual(ago(7 * 24 * 60));
  });
});
