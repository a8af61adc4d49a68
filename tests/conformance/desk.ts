import type { Context } from '@wangban/engine';

/** The driver of a recorded run: applicant and approver of everything. */
const DRIVER = 1;

/** Monday 2026-01-05 10:00 in China. */
const START = Date.UTC(2026, 0, 5, 2);

/** One person in one unit, on a calendar that is always at work; the clock is moved by hand. */
export function driverContext(): { -readonly [key in keyof Context]: Context[key] } {
  const person = { id: DRIVER, personNo: 'driver', name: 'driver', active: true, unit: 1 };
  const unit = { id: 1, code: 'unit', name: 'unit', kind: 'unit' };
  let lastTask = 0;
  return {
    now: START,
    actor: DRIVER,
    directory: {
      person: (id) => (id === DRIVER ? person : undefined),
      personByNo: () => person,
      unit: () => unit,
      unitByCode: () => unit,
      children: () => [],
      position: () => undefined,
      holders: () => [],
      heads: () => [DRIVER],
      counsellors: () => [],
      supervisors: () => [],
    },
    calendar: { utcOffsetMinutes: 480, hoursOn: () => [{ from: 0, to: 1440 }] },
    service: { code: 'model', name: 'model', owner: 1, processingTimeDays: 1, parameters: {} },
    newTaskId: () => (lastTask += 1),
  };
}
