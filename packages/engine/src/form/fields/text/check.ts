import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { LongTextField, TextField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { normaliseText, textLength } from '../../normalise-text.ts';

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
