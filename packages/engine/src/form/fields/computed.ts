import type { Json } from '../../json.ts';
import type { Report } from '../definition-problem.ts';
import type { ComputedField, Lang, Total } from '../form.ts';
import { numberText } from '../number-text.ts';
import { type Attributes, checkNumber, checkText, checkWord } from '../read-attributes.ts';
import { aNumber, aString, isText, optional, type Shape } from '../shape.ts';
import { displayDate } from './date.ts';
import { displayMoney } from './money.ts';
import { displayYesNo } from './yes-no.ts';

/** Attributes of a computed value 计算字段. */
export const computedShape: Shape = {
  value: aString,
  format: aString,
  decimals: optional(aNumber),
  unit: optional(isText),
};

const FORMATS = ['text', 'number', 'money', 'date', 'yesNo'];

export function defineComputedField(field: Attributes, path: string, report: Report): void {
  if (typeof field['value'] !== 'string')
    report(
      `${path}/value`,
      'missing',
      '请在 value 里写一个表达式，例如 count * price',
      'Write an expression for value, such as count * price',
    );
  checkWord(field, 'format', path, FORMATS, report, true);
  checkNumber(field, 'decimals', path, { min: 0, max: 6, step: 1 }, report);
  if (field['unit'] !== undefined) checkText(field['unit'], `${path}/unit`, report);
}

/** A computed value for people, as its format says; undefined while it cannot be worked out. */
export function displayComputed(
  field: Pick<ComputedField, 'format' | 'decimals' | 'unit'> | Total,
  value: Json | undefined,
  lang: Lang,
): string | undefined {
  switch (field.format) {
    case 'money':
      return displayMoney(value, lang);
    case 'date':
      return displayDate(value, lang);
    case 'yesNo':
      return displayYesNo(value, lang);
    case 'text':
      if (typeof value === 'number') return numberText(value, field.decimals);
      return typeof value === 'string' && value !== '' ? value : undefined;
    case 'number':
    case undefined:
      break;
  }
  return typeof value === 'number' ? numberText(value, field.decimals, field.unit?.[lang]) : undefined;
}
