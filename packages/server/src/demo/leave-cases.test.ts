import { describe, expect, test } from 'vitest';
import { buildCampus } from './campus.ts';
import { leaveCases } from './leave-cases.ts';
import { localDate, workingDaysBefore, workingMoment } from './working-moment.ts';

const china = (text: string): number => Date.parse(`${text}+08:00`);

describe('a moment at the desk', () => {
  test.each([
    ['in office hours stays', '2026-04-23T10:15:00', '2026-04-23T10:15:00'],
    ['before nine waits for nine', '2026-04-23T06:00:00', '2026-04-23T09:00:00'],
    ['in the evening waits for the next morning', '2026-04-23T20:00:00', '2026-04-24T09:00:00'],
    ['on Friday evening waits for Monday', '2026-04-24T18:00:00', '2026-04-27T09:00:00'],
    ['on Sunday waits for Monday', '2026-04-26T12:00:00', '2026-04-27T09:00:00'],
  ])('%s', (_, at, moment) => {
    expect(workingMoment(china(at))).toBe(china(moment));
  });

  test('some weekdays ago skips the weekend', () => {
    expect(workingDaysBefore(china('2026-04-27T00:30:00'), 2)).toBe(china('2026-04-23T09:30:00'));
    expect(workingDaysBefore(china('2026-04-26T23:00:00'), 1)).toBe(china('2026-04-24T09:30:00'));
  });

  test('belongs to the day that it is in China', () => {
    expect(localDate(china('2026-04-23T00:30:00'), 1)).toBe('2026-04-24');
  });
});

describe('the leave cases of the demo', () => {
  const people = new Set(buildCampus().persons.map(({ personNo }) => personNo));

  test.each(['2026-04-23T10:00:00', '2026-04-25T03:00:00', '2026-04-27T00:10:00', '2026-03-01T23:50:00'])(
    'at %s are of people who exist, in the past, and the known ones are where they should be',
    (text) => {
      const now = china(text);
      const cases = leaveCases(now);
      expect(cases.filter(({ applicant }) => !people.has(applicant))).toEqual([]);
      expect(cases.filter(({ submittedAt }) => submittedAt >= now)).toEqual([]);
      // Their approvers have decided as planned, whatever the weekday: nothing of them lies ahead.
      expect(cases.slice(0, 11).filter(({ moves }) => moves.some(({ at }) => at >= now))).toEqual([]);
    },
  );

  test('are the same for the same moment', () => {
    expect(leaveCases(china('2026-04-23T10:00:00'))).toEqual(leaveCases(china('2026-04-23T10:00:00')));
  });
});
