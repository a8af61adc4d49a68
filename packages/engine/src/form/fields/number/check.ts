import type { Text } from '../../../text.ts';
import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { NumberField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';
import { numberText } from '../../number-text.ts';
import { MOST } from './definition.ts';

/** Digits with or without thousands separators, and a fraction. */
const NUMBER = /^(?<sign>[+-]?)(?<whole>\d{1,12}|\d{1,3}(?:,\d{3}){1,4})(?:\.(?<fraction>\d{1,20}))?$/;

/** Reads a number as people type it 读数: `１，２３４．５０` is 1234.5; undefined when it is none. */
export function readNumber(typed: string): { readonly value: number; readonly decimals: number } | undefined {
  const { groups } = NUMBER.exec(plainText(typed, false)) ?? {};
  if (groups === undefined) return undefined;
  const fraction = (groups['fraction'] ?? '').replace(/0+$/, '');
  const digits = `${groups['sign'] ?? ''}${(groups['whole'] ?? '').replaceAll(',', '')}.${fraction}`;
  return { value: Number(digits) + 0, decimals: fraction.length };
}

/** Checks a number: typed text is read, limits, decimals and steps are kept to. */
export function checkNumberField(field: NumberField, typed: unknown): CheckedField {
  if (typeof typed !== 'string' && typeof typed !== 'number')
    return wrongType(field, { zh: '一个数字', en: 'a number' });
  if (typeof typed === 'string' && plainText(typed, false) === '') return EMPTY;
  const read = readNumber(String(typed));
  if (read === undefined)
    return faulty(
      'badNumber',
      {
        zh: `${zh(field)}不是数字，请只填数字，例如 ${example(field)}`,
        en: `${en(field)} is not a number: enter digits only, such as ${example(field)}`,
      },
      typed,
    );
  const { value, decimals } = read;
  const most = field.decimals ?? 0;
  if (decimals > most) return faulty('tooPrecise', tooPrecise(field, most), typed);
  if (value < (field.min ?? -MOST)) return faulty('tooSmall', tooSmall(field, field.min ?? -MOST), value);
  if (value > (field.max ?? MOST)) return faulty('tooLarge', tooLarge(field, field.max ?? MOST), value);
  const { step } = field;
  if (step !== undefined && !isStep(value - (field.min ?? 0), step))
    return faulty(
      'step',
      {
        zh: `${zh(field)}应为每 ${step} 一档，例如 ${nearest(field, value, step)}`,
        en: `${en(field)} goes in steps of ${step}: enter ${nearest(field, value, step)}, for example`,
      },
      value,
    );
  return fine(value);
}

function example({ min, max }: NumberField): string {
  return String(min ?? Math.min(max ?? 12, 12));
}

/** Binary fractions are no decimal ones: whole numbers of a millionth are compared. */
function isStep(distance: number, step: number): boolean {
  return Math.round(distance * 1e6) % Math.round(step * 1e6) === 0;
}

function nearest({ min = 0, max = MOST, decimals = 0 }: NumberField, value: number, step: number): string {
  const below = min + Math.floor((value - min) / step) * step;
  return String(Number(Math.min(below, max).toFixed(decimals)));
}

function tooPrecise(field: NumberField, most: number): Text {
  return most === 0
    ? {
        zh: `${zh(field)}应为整数，请去掉小数部分`,
        en: `${en(field)} must be a whole number: remove the decimals`,
      }
    : {
        zh: `${zh(field)}最多 ${most} 位小数，请减少小数位`,
        en: `${en(field)} may have at most ${most} decimals: remove some`,
      };
}

function tooSmall(field: NumberField, least: number): Text {
  const unit = field.unit;
  return {
    zh: `${zh(field)}不能小于 ${numberText(least, undefined, unit?.zh)}，请改大`,
    en: `${en(field)} cannot be less than ${numberText(least, undefined, unit?.en)}: enter more`,
  };
}

function tooLarge(field: NumberField, most: number): Text {
  const unit = field.unit;
  return {
    zh: `${zh(field)}不能大于 ${numberText(most, undefined, unit?.zh)}，请改小`,
    en: `${en(field)} cannot be more than ${numberText(most, undefined, unit?.en)}: enter less`,
  };
}
