import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber, checkText } from '../../read-attributes.ts';
import { aNumber, isText, optional, type Shape } from '../../shape.ts';

/** Attributes of a number 数字. */
export const numberShape: Shape = {
  min: optional(aNumber),
  max: optional(aNumber),
  step: optional(aNumber),
  decimals: optional(aNumber),
  unit: optional(isText),
};

/** Beyond this a number with six decimals is no longer exact. */
export const MOST = 1_000_000_000;

export function defineNumberField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'decimals', path, { min: 0, max: 6, step: 1 }, report);
  const anything = { min: -MOST, max: MOST, step: 0 };
  checkNumber(field, 'min', path, anything, report);
  const { min } = field;
  checkNumber(field, 'max', path, { ...anything, min: typeof min === 'number' ? min : -MOST }, report);
  checkNumber(field, 'step', path, { min: 0.000001, max: MOST, step: 0 }, report);
  if (field['unit'] !== undefined) checkText(field['unit'], `${path}/unit`, report);
}
