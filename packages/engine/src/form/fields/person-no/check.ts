import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { PersonNoField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';

/** Checks a 学号 or 工号: letters, digits and hyphens, in capitals. */
export function checkPersonNoField(field: PersonNoField, typed: unknown): CheckedField {
  const isStudent = field.type === 'studentNo';
  if (typeof typed !== 'string')
    return wrongType(
      field,
      isStudent ? { zh: '学号', en: 'a student number' } : { zh: '工号', en: 'a staff number' },
    );
  const value = plainText(typed, false).toUpperCase();
  if (value === '') return EMPTY;
  if (/^[A-Z0-9][A-Z0-9-]{1,31}$/.test(value)) return fine(value);
  return faulty(
    'badNumberOfPerson',
    {
      zh: `${zh(field)}只含数字、字母和短横线，例如 ${isStudent ? '202430110101' : '30001234'}，请检查`,
      en: `${en(field)} has digits, letters and hyphens only, such as ${isStudent ? '202430110101' : '30001234'}: check it`,
    },
    value,
  );
}
