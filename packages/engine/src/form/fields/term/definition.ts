import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, optional, type Shape } from '../../shape.ts';

/** Attributes of a term 学期. */
export const termShape: Shape = { back: optional(aNumber), ahead: optional(aNumber) };

export function defineTermField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'back', path, { min: 0, max: 8, step: 1 }, report);
  checkNumber(field, 'ahead', path, { min: 0, max: 8, step: 1 }, report);
}
