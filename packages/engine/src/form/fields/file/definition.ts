import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber, checkWord, listOf } from '../../read-attributes.ts';
import { aListOf, aNumber, aString, optional, type Shape } from '../../shape.ts';
import { KINDS } from './kinds.ts';

/** Attributes of photographs 照片. */
export const photoShape: Shape = { minFiles: optional(aNumber), maxFiles: aNumber };

/** Attributes of uploads 附件. */
export const fileShape: Shape = {
  ...photoShape,
  accept: optional(aListOf(aString)),
  maxMegabytes: optional(aNumber),
};

export function defineFileField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'maxFiles', path, { min: 1, max: 20, step: 1, needed: true }, report);
  const max = typeof field['maxFiles'] === 'number' ? field['maxFiles'] : 20;
  checkNumber(field, 'minFiles', path, { min: 1, max, step: 1 }, report);
  checkNumber(field, 'maxMegabytes', path, { min: 0.1, max: 10, step: 0 }, report);
  if (field['accept'] === undefined) return;
  const kinds = listOf(field['accept'], `${path}/accept`, report);
  for (const [index, kind] of kinds.entries())
    checkWord({ [String(index)]: kind }, String(index), `${path}/accept`, KINDS, report);
}
