import { dueAtAfterDays, workingMinutesBetween } from '@wangban/engine/calendar';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { seedDays } from './calendar-seed.ts';
import { buildCalendar, publishedCalendar } from './calendar.ts';

const calendar = publishedCalendar();
const hours = (weekday: number | null, from: number, to: number) => ({
  weekday,
  from,
  to,
  validFrom: null,
  validTo: null,
});

describe('the published calendar', () => {
  it('covers 2004 to 2026 whole and no other year', () => {
    const years = new Set(seedDays().map(({ date }) => date.slice(0, 4)));
    expect([...years]).toEqual(Array.from({ length: 23 }, (_, index) => String(2004 + index)));
    expect(seedDays().filter(({ date }) => date.startsWith('2024'))).toHaveLength(366);
    expect(calendar.hoursOn('2027-02-08')).toBeUndefined();
    expect(calendar.hoursOn('2003-12-31')).toBeUndefined();
  });

  it('opens on all 150 worked weekends (调休) and closes on all 619 days off of those years', () => {
    const worked = Object.keys(published.workdays);
    const off = Object.keys(published.holidays);
    expect(worked.filter((date) => calendar.hoursOn(date)?.length !== 2)).toEqual([]);
    expect(off.filter((date) => calendar.hoursOn(date)?.length !== 0)).toEqual([]);
    expect([worked.length, off.length]).toEqual([150, 619]);
  });

  it('counts over 国庆 and 中秋 2025', () => {
    const due = dueAtAfterDays(calendar, Date.parse('2025-09-29T09:00:00+08:00'), 2);
    expect(due).toBe(Date.parse('2025-10-09T17:30:00+08:00'));
  });

  it('says which year is missing', () => {
    expect(dueAtAfterDays(calendar, Date.parse('2026-12-31T09:00:00+08:00'), 1)).toEqual({
      missingYear: 2027,
    });
  });
});

describe('buildCalendar', () => {
  const days = [
    { date: '2025-05-09', kind: 'workday' },
    { date: '2025-05-10', kind: 'makeup' },
    { date: '2025-05-11', kind: 'weekend' },
  ] as const;

  it('takes the hours of a weekday in place of the general ones, also on a worked Saturday', () => {
    const built = buildCalendar({ revision: 1, days, hours: [hours(null, 480, 1020), hours(6, 540, 720)] });
    expect(built.hoursOn('2025-05-09')).toEqual([{ from: 480, to: 1020 }]);
    expect(built.hoursOn('2025-05-10')).toEqual([{ from: 540, to: 720 }]);
    expect(built.hoursOn('2025-05-11')).toEqual([]);
  });

  it('changes between summer and winter hours on the day', () => {
    const winter = { ...hours(null, 540, 1020), validTo: '2025-05-09' };
    const summer = { ...hours(null, 480, 1080), validFrom: '2025-05-10' };
    const built = buildCalendar({ revision: 1, days, hours: [winter, summer] });
    expect(built.hoursOn('2025-05-09')).toEqual([{ from: 540, to: 1020 }]);
    expect(built.hoursOn('2025-05-10')).toEqual([{ from: 480, to: 1080 }]);
  });

  it('counts overlapping hours once', () => {
    const built = buildCalendar({ revision: 1, days, hours: [hours(null, 600, 720), hours(null, 480, 660)] });
    const [from, to] = [Date.parse('2025-05-09T00:00:00+08:00'), Date.parse('2025-05-09T23:59:00+08:00')];
    expect(workingMinutesBetween(built, from, to)).toBe(240);
  });
});
