import { type CheckedField, faulty, fine } from '../../checked-field.ts';
import type { ChoiceField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { optionNames } from '../options/option-names.ts';

/** Checks a choice of one. */
export function checkChoiceField(field: ChoiceField, value: unknown): CheckedField {
  if (typeof value !== 'string') return wrongType(field, { zh: '选项之一', en: 'one of the options' });
  if (field.options.some((option) => option.value === value)) return fine(value);
  const names = optionNames(field.options);
  return faulty('notAnOption', {
    zh: `${zh(field)}只能选：${names.zh}`,
    en: `Choose one of these for ${en(field)}: ${names.en}`,
  });
}
