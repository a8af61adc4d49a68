import type { Json } from '../../json.ts';
import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { LongTextField, TextField } from '../form.ts';
import { en, wrongType, zh } from '../named.ts';
import { normaliseText, textLength } from '../normalise-text.ts';
import { type Attributes, attributesOf, checkNumber, checkText } from '../read-attributes.ts';
import { aNumber, aString, having, isText, optional, type Shape } from '../shape.ts';

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

/** Whether a text has the pattern; undefined when nothing here can tell. */
export type Matches = (text: string) => boolean;

/** Checks a text 文字: trimmed, half-width; too short counts at submit only. */
export function checkTextField(
  field: TextField | LongTextField,
  typed: unknown,
  context: FieldContext,
  matches: Matches | undefined,
): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '一段文字', en: 'text' });
  const value = normaliseText(typed, field.type === 'longText');
  if (value === '') return EMPTY;
  const length = textLength(value);
  if (length > field.maxLength) return faulty('tooLong', tooLong(field, field.maxLength, length), value);
  const least = field.minLength ?? 0;
  if (context.mode === 'draft') return fine(value);
  if (length < least)
    return faulty(
      'tooShort',
      {
        zh: `${zh(field)}至少写 ${least} 个字，现在有 ${length} 个字`,
        en: `${en(field)} needs at least ${least} characters; it has ${length}`,
      },
      value,
    );
  if (field.type === 'longText' || field.pattern === undefined || matches?.(value) !== false)
    return fine(value);
  return faulty('pattern', field.pattern.message, value);
}

/** Too many characters, and how many to take away. */
export function tooLong(field: { readonly label: TextField['label'] }, most: number, length: number) {
  return {
    zh: `${zh(field)}最多写 ${most} 个字，现在有 ${length} 个字，请删去 ${length - most} 个字`,
    en: `${en(field)} may have at most ${most} characters; it has ${length}: remove ${length - most}`,
  };
}

/** A text as it was written. */
export function displayText(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
