import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber, checkText, checkWord } from '../../read-attributes.ts';
import { aNumber, aString, isText, optional, type Shape } from '../../shape.ts';

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
