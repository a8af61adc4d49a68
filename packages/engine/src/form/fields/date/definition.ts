import { dayNumber } from '../../calendar-date.ts';
import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, aString, optional, type Shape } from '../../shape.ts';

const RELATIVE: Shape = { earliestDays: optional(aNumber), latestDays: optional(aNumber) };

/** Attributes of a day 日期. */
export const dateShape: Shape = { ...RELATIVE, earliest: optional(aString), latest: optional(aString) };

/** Attributes of a moment 日期时间. */
export const dateTimeShape: Shape = { ...RELATIVE, stepMinutes: optional(aNumber) };

/** Ten years around, for limits relative to today; births lie further back. */
const FAR = 40_000;

/** Checks `earliestDays` and `latestDays`. */
export function defineDayLimits(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'earliestDays', path, { min: -FAR, max: FAR, step: 1 }, report);
  const { earliestDays } = field;
  const min = typeof earliestDays === 'number' ? earliestDays : -FAR;
  checkNumber(field, 'latestDays', path, { min, max: FAR, step: 1 }, report);
}

export function defineDateField(field: Attributes, path: string, report: Report): void {
  defineDayLimits(field, path, report);
  for (const name of ['earliest', 'latest']) {
    const value = field[name];
    if (value === undefined || (typeof value === 'string' && dayNumber(value) !== undefined)) continue;
    report(
      `${path}/${name}`,
      'type',
      `“${name}”请写带引号的日期，例如 '2026-09-01'`,
      `Write a quoted date for “${name}”, such as '2026-09-01'`,
    );
  }
  const { earliest, latest } = field;
  if (typeof earliest !== 'string' || typeof latest !== 'string' || earliest <= latest) return;
  report(`${path}/latest`, 'range', 'latest 早于 earliest，请改正', 'latest is before earliest: correct it');
}

export function defineDateTimeField(field: Attributes, path: string, report: Report): void {
  defineDayLimits(field, path, report);
  checkNumber(field, 'stepMinutes', path, { min: 1, max: 720, step: 1 }, report);
}
