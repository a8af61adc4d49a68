import { type CheckedField, fine } from '../../checked-field.ts';
import type { YesNoField } from '../../form.ts';
import { wrongType } from '../../named.ts';

/** Checks yes or no 是否. */
export function checkYesNoField(field: YesNoField, value: unknown): CheckedField {
  return typeof value === 'boolean' ? fine(value) : wrongType(field, { zh: '“是”或“否”', en: 'yes or no' });
}
