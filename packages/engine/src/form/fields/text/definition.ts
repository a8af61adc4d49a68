import type { Report } from '../../definition-problem.ts';
import { type Attributes, attributesOf, checkNumber, checkText } from '../../read-attributes.ts';
import { aNumber, aString, having, isText, optional, type Shape } from '../../shape.ts';

/** Attributes of several lines of text 多行文字. */
export const longTextShape: Shape = { maxLength: aNumber, minLength: optional(aNumber) };

/** Attributes of one line of text 单行文字. */
export const textShape: Shape = {
  ...longTextShape,
  pattern: optional(having({ regex: aString, message: isText })),
};

/** Longest text of one line, and of several. */
const MOST = { text: 500, longText: 20_000 } as const;

export function defineTextField(field: Attributes, path: string, report: Report): void {
  const max = field['type'] === 'text' ? MOST.text : MOST.longText;
  checkNumber(field, 'maxLength', path, { min: 1, max, step: 1, needed: true }, report);
  const most = field['maxLength'];
  const limit = typeof most === 'number' ? most : max;
  checkNumber(field, 'minLength', path, { min: 0, max: limit, step: 1 }, report);
  if (field['pattern'] === undefined) return;
  const pattern = attributesOf(field['pattern'], `${path}/pattern`, ['regex', 'message'], report);
  if (pattern === undefined) return;
  checkText(pattern['message'], `${path}/pattern/message`, report);
  const regex = pattern['regex'];
  if (typeof regex !== 'string' || regex === '' || regex.length > 500)
    report(
      `${path}/pattern/regex`,
      'pattern',
      '请写一个正则表达式（不超过 500 个字符），例如 "[A-Z]{2}\\d{6}"',
      'Write a regular expression of at most 500 characters, such as "[A-Z]{2}\\d{6}"',
    );
}
