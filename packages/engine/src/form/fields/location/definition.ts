import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, optional, type Shape } from '../../shape.ts';

/** Attributes of a place 位置. */
export const locationShape: Shape = { maxLength: optional(aNumber) };

export function defineLocationField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'maxLength', path, { min: 1, max: 500, step: 1 }, report);
}
