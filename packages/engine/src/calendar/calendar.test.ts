// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes } from './add-working-minutes.ts';
import { dueAtAfterDays } from './due-at-after-days.ts';
import type { MissingYear, OfficeHours, WorkingCalendar } from './working-calendar.ts';
import { workingMinutesBetween } from './working-minutes-between.ts';

const OFFICE: readonly OfficeHours[] = [
  { from: 510, to: 720 },
  { from: 840, to: 1050 },
];
const SATURDAY_DUTY: readonly OfficeHours[] = [{ from: 540, to: 720 }];

/** State Council notices for 2025: days off and worked weekends (调休). */
const DAYS_OFF = dates(
  '2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02 2025-10-01..2025-10-08 2026-01-01..2026-01-03',
);
const WORKED = dates('2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04');

function dates(text: string): ReadonlySet<string> {
  return new Set(
    text.split(' ').flatMap((part) => {
      const [first, last = first] = part.split('..');
      const days: string[] = [];
      for (let at = Date.parse(`${first}Z`); at <= Date.parse(`${last}Z`); at += 86_400_000)
        days.push(new Date(at).toISOString().slice(0, 10));
      return days;
    }),
  );
}

const calendar: WorkingCalendar = {
  utcOffsetMinutes: 480,
  hoursOn: (date) => {
    if (date < '2025-01-01' || date > '2026-12-31') return undefined;
    if (DAYS_OFF.has(date)) return [];
    if (WORKED.has(date)) return SATURDAY_DUTY;
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday === 0 || weekday === 6 ? [] : OFFICE;
  },
};

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+08:00`);
const shown = (answer: number | MissingYear): string =>
  typeof answer === 'number'
    ? new Date(answer + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ')
    : `no calendar for ${answer.missingYear}`;

describe('dueAtAfterDays', () => {
  it.each([
    ['2025-05-08 10:00', 3, '2025-05-13 17:30', 'the start day is not counted, the weekend neither'],
    ['2025-05-08 17:29:59', 1, '2025-05-09 17:30', 'one second before closing'],
    ['2025-05-08 17:30', 1, '2025-05-09 17:30', 'at closing'],
    ['2025-05-08 23:59', 1, '2025-05-09 17:30', 'at night'],
    ['2025-05-09 17:31', 1, '2025-05-12 17:30', 'Friday evening'],
    ['2025-05-10 09:00', 1, '2025-05-12 17:30', 'on a Saturday'],
    ['2025-10-03 09:00', 1, '2025-10-09 17:30', 'on a holiday'],
    ['2025-09-26 09:00', 1, '2025-09-28 12:00', 'a worked Sunday (调休) with its own hours'],
    ['2025-09-26 09:00', 3, '2025-09-30 17:30', 'before the eight-day holiday'],
    ['2025-09-30 09:00', 1, '2025-10-09 17:30', 'over 国庆 and 中秋 together'],
    ['2025-09-30 09:00', 3, '2025-10-11 12:00', 'ending on a worked Saturday'],
    ['2025-12-31 16:00', 1, '2026-01-04 12:00', 'over New Year'],
    ['2025-05-08 10:00', 90, '2025-09-12 17:30', 'ninety days'],
    ['2025-05-08 10:00', 0, '2025-05-08 17:30', 'at once: the same day'],
    ['2025-05-08 06:00', 0, '2025-05-08 17:30', 'at once: before opening'],
    ['2025-05-08 17:30', 0, '2025-05-09 17:30', 'at once: the office has closed'],
    ['2025-05-10 10:00', 0, '2025-05-12 17:30', 'at once: on a day off'],
    ['2026-12-30 10:00', 1, '2026-12-31 17:30', 'the last covered day'],
    ['2026-12-30 10:00', 2, 'no calendar for 2027', 'into a year without calendar'],
    ['2024-12-30 10:00', 0, 'no calendar for 2024', 'from a year without calendar'],
  ])('from %s, %i working days end %s: %s', (from, days, due) => {
    expect(shown(dueAtAfterDays(calendar, at(from), days))).toBe(due);
  });

  it('never comes earlier for more days', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 }), (from, days) => {
        expect(Number(dueAtAfterDays(calendar, from, days + 1))).toBeGreaterThanOrEqual(
          Number(dueAtAfterDays(calendar, from, days)),
        );
      }),
    );
  });
});

const instant = fc.integer({ min: at('2025-01-02 00:00'), max: at('2026-06-30 00:00') });

describe('workingMinutesBetween', () => {
  it.each([
    ['2025-05-08 08:00', '2025-05-08 18:00', 420, 'one whole day'],
    ['2025-05-08 11:30', '2025-05-08 14:30', 60, 'the lunch break does not count'],
    ['2025-05-08 12:10', '2025-05-08 13:50', 0, 'within the lunch break'],
    ['2025-05-09 17:00', '2025-05-12 09:00', 60, 'over the weekend'],
    ['2025-09-30 17:00', '2025-10-09 09:00', 60, 'over the eight-day holiday'],
    ['2025-09-28 08:00', '2025-09-28 18:00', 180, 'a worked Sunday'],
    ['2025-12-31 17:00', '2026-01-05 08:30', 210, 'a pause over New Year'],
    ['2025-05-08 09:00:59', '2025-05-08 09:01:00', 1, 'the minute grid'],
    ['2026-12-31 17:00', '2027-01-01 00:00', 30, 'up to the end of the last covered year'],
  ])('from %s to %s pass %i minutes: %s', (from, to, minutes) => {
    expect(workingMinutesBetween(calendar, at(from), at(to))).toBe(minutes);
    expect(workingMinutesBetween(calendar, at(to), at(from))).toBe(0 - minutes);
  });

  it('names the year without calendar', () => {
    expect(workingMinutesBetween(calendar, at('2026-12-31 00:00'), at('2027-01-04 09:00'))).toEqual({
      missingYear: 2027,
    });
  });

  it('adds up: elapsed(a, b) + elapsed(b, c) = elapsed(a, c)', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const parts =
          Number(workingMinutesBetween(calendar, a, b)) + Number(workingMinutesBetween(calendar, b, c));
        expect(parts).toBe(Number(workingMinutesBetween(calendar, a, c)));
      }),
    );
  });

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 5000 }), (from, minutes) => {
        let counted = 0;
        const start = Math.floor(from / 60_000);
        for (let minute = start; minute < start + minutes; minute++) {
          const local = new Date((minute + 480) * 60_000).toISOString();
          const ofDay = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
          const hours = calendar.hoursOn(local.slice(0, 10)) ?? [];
          if (hours.some(({ from: opens, to: closes }) => ofDay >= opens && ofDay < closes)) counted += 1;
        }
        expect(workingMinutesBetween(calendar, from, from + minutes * 60_000)).toBe(counted);
      }),
      { numRuns: 20 },
    );
  });
});

describe('addWorkingMinutes', () => {
  it.each([
    ['2025-05-08 17:00', 30, '2025-05-08 17:30', 'ends at the close, not at the next opening'],
    ['2025-05-08 17:00', 31, '2025-05-09 08:31', 'goes on the next morning'],
    ['2025-05-08 11:30', 60, '2025-05-08 14:30', 'over lunch'],
    ['2025-05-08 20:00', 1, '2025-05-09 08:31', 'from the evening'],
    ['2025-05-08 20:00', 0, '2025-05-08 20:00', 'nothing to add'],
    ['2025-09-30 17:29', 2, '2025-10-09 08:31', 'over a holiday'],
    ['2026-12-31 17:00', 31, 'no calendar for 2027', 'into a year without calendar'],
  ])('%s + %i min = %s: %s', (from, minutes, end) => {
    expect(shown(addWorkingMinutes(calendar, at(from), minutes))).toBe(end);
  });

  it('is the inverse of workingMinutesBetween, and monotone', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
        const end = Number(addWorkingMinutes(calendar, from, minutes));
        expect(workingMinutesBetween(calendar, from, end)).toBe(minutes);
        expect(Number(addWorkingMinutes(calendar, from, minutes + 1))).toBeGreaterThan(end);
      }),
    );
  });

  it('refuses what is no number of minutes', () => {
    expect(() => addWorkingMinutes(calendar, 0, -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(calendar, 0, 0.5)).toThrow(RangeError);
    expect(() => dueAtAfterDays(calendar, 0, 1.5)).toThrow(RangeError);
  });

  it('stops on a calendar that never opens', () => {
    const closed: WorkingCalendar = { utcOffsetMinutes: 480, hoursOn: () => [] };
    expect(shown(addWorkingMinutes(closed, at('2025-05-08 09:00'), 1))).toBe('no calendar for 2125');
    expect(shown(dueAtAfterDays(closed, at('2025-05-08 09:00'), 1))).toBe('no calendar for 2125');
    expect(workingMinutesBetween(closed, 0, 9e15)).toEqual({ missingYear: 2070 });
  });
});
