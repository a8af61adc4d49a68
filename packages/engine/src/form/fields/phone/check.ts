import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { PhoneField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { normaliseText } from '../../normalise-text.ts';
import { normalisePhone } from '../../phone.ts';

/** Checks a phone number 电话. */
export function checkPhoneField(field: PhoneField, typed: unknown): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '一个电话号码', en: 'a phone number' });
  const value = normaliseText(typed, false);
  if (value === '') return EMPTY;
  const phone = normalisePhone(value);
  if (phone !== undefined) return fine(phone);
  return faulty(
    'badPhone',
    {
      zh: `${zh(field)}不像电话号码，请填写 11 位手机号（例如 13800138000），或带区号的固定电话（例如 020-85280000）`,
      en: `${en(field)} does not look like a phone number: enter 11 digits such as 13800138000, a landline such as 020-85280000, or a number that starts with +`,
    },
    value,
  );
}
