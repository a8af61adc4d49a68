import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, optional, type Shape } from '../../shape.ts';
import { defineDayLimits } from '../date/definition.ts';

/** Attributes of a range of half days 起止半天. */
export const halfDayRangeShape: Shape = {
  earliestDays: optional(aNumber),
  latestDays: optional(aNumber),
  maxDays: optional(aNumber),
};

export function defineHalfDayRangeField(field: Attributes, path: string, report: Report): void {
  defineDayLimits(field, path, report);
  checkNumber(field, 'maxDays', path, { min: 0.5, max: 3650, step: 0.5 }, report);
}
