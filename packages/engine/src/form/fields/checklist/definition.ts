import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, optional, type Shape } from '../../shape.ts';
import { anOptionList, defineOptions } from '../options/definition.ts';

/** Attributes of a choice of several 多选. */
export const checklistShape: Shape = {
  options: anOptionList,
  min: optional(aNumber),
  max: optional(aNumber),
};

export function defineChecklistField(field: Attributes, path: string, report: Report): void {
  defineOptions(field['options'], `${path}/options`, [], report);
  const most = Array.isArray(field['options']) ? Math.max(1, field['options'].length) : 100;
  checkNumber(field, 'min', path, { min: 1, max: most, step: 1 }, report);
  const min = typeof field['min'] === 'number' ? field['min'] : 1;
  checkNumber(field, 'max', path, { min, max: most, step: 1 }, report);
}
