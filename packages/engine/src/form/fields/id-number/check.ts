import type { Text } from '../../../text.ts';
import { dayNumber } from '../../calendar-date.ts';
import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { IdNumberField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';

/** GB 11643: weights of the first seventeen digits, and the check character for each remainder by 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const CHECKS = '10X98765432';

/** Check character 校验码 of the first seventeen digits. */
function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** Checks a 公民身份号码: 18 characters, a real birth date that is not ahead, the check character. */
export function checkIdNumberField(
  field: IdNumberField,
  typed: unknown,
  { today }: FieldContext,
): CheckedField {
  if (typeof typed !== 'string')
    return wrongType(field, { zh: '18 位身份证号', en: 'an 18-digit ID number' });
  const value = plainText(typed, false).replaceAll('-', '').toUpperCase();
  if (value === '') return EMPTY;
  const problem = problemOf(field, value, today);
  return problem === undefined ? fine(value) : faulty('badIdNumber', problem, value);
}

function problemOf(field: IdNumberField, value: string, today: number): Text | undefined {
  if (!/^[1-9]\d{16}[\dX]$/.test(value))
    return {
      zh: `${zh(field)}应为 18 位，前 17 位是数字，最后一位是数字或 X；现在有 ${value.length} 位，请对照证件检查`,
      en: `${en(field)} has 18 characters: 17 digits, then a digit or X; this has ${value.length}. Compare it with the card`,
    };
  const birth = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  const day = dayNumber(birth);
  if (day === undefined || day > today || birth < '1850')
    return {
      zh: `${zh(field)}中的出生日期（第 7 到 14 位）不正确，请对照证件检查`,
      en: `The birth date in ${en(field)} (characters 7 to 14) is not right: compare it with the card`,
    };
  if (checkCharacter(value) === value[17]) return undefined;
  return {
    zh: `${zh(field)}有一位填错了（最后一位校验码不符），请对照证件检查`,
    en: `A digit of ${en(field)} is wrong (the last one does not fit the others): compare it with the card`,
  };
}
