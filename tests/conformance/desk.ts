import type { Context } from '@wangban/engine';

/** Who starts a recorded run, and who is asked everything. */
export const APPLICANT = 1;
export const APPROVER = 2;

/** Monday 2026-01-05 10:00 in China. */
const START = Date.UTC(2026, 0, 5, 2);

/** One person in one unit, on a calendar that is always at work; the clock is moved by hand. */
export function driverContext(): { -readonly [key in keyof Context]: Context[key] } {
  const unit = { id: 1, code: 'unit', name: 'unit', kind: 'unit' };
  let lastTask = 0;
  return {
    now: START,
    actor: APPLICANT,
    directory: {
      person,
      personByNo: () => person(APPROVER),
      unit: () => unit,
      unitByCode: () => unit,
      children: () => [],
      position: () => 1,
      holders: () => [APPROVER],
      heads: () => [APPROVER],
      counsellors: () => [],
      supervisors: () => [],
      group: () => [APPROVER],
    },
    calendar: { utcOffsetMinutes: 480, hoursOn: () => [{ from: 0, to: 1440 }] },
    service: { code: 'model', name: 'model', owner: 1, processingTimeDays: 1, parameters: {} },
    newTaskId: () => (lastTask += 1),
  };
}

function person(id: number) {
  return { id, personNo: `${id}`, name: `${id}`, active: true, unit: 1 };
}
