import { type CheckedField, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { TermField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';
import { optionNames } from '../options/option-names.ts';
import { termsOf } from './terms.ts';

/** Checks a term: one of those that the field offers today. */
export function checkTermField(field: TermField, typed: unknown, { today }: FieldContext): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '学期之一', en: 'one of the terms' });
  const value = plainText(typed, false);
  const offered = termsOf(field, today);
  if (offered.some((option) => option.value === value)) return fine(value);
  const names = optionNames(offered);
  return faulty('notAnOption', {
    zh: `${zh(field)}只能选：${names.zh}`,
    en: `Choose one of these for ${en(field)}: ${names.en}`,
  });
}
