import { type CheckedField, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { ChecklistField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { optionNames } from '../options/option-names.ts';

/** Checks a choice of several; kept once each, in the order of the options. */
export function checkChecklistField(
  field: ChecklistField,
  typed: unknown,
  { mode }: FieldContext,
): CheckedField {
  if (!Array.isArray(typed)) return wrongType(field, { zh: '若干选项', en: 'some of the options' });
  const given: readonly unknown[] = typed;
  const value = field.options.map((option) => option.value).filter((option) => given.includes(option));
  const names = optionNames(field.options);
  if (given.some((one) => !field.options.some((option) => option.value === one)))
    return faulty(
      'notAnOption',
      {
        zh: `${zh(field)}只能选：${names.zh}`,
        en: `Choose from these for ${en(field)}: ${names.en}`,
      },
      value,
    );
  const { min = 1, max = field.options.length } = field;
  if (value.length > max)
    return faulty(
      'tooMany',
      {
        zh: `${zh(field)}最多选 ${max} 项，现在选了 ${value.length} 项，请去掉 ${value.length - max} 项`,
        en: `Choose at most ${max} for ${en(field)}; ${value.length} are chosen: take ${value.length - max} away`,
      },
      value,
    );
  if (value.length >= min || mode === 'draft') return fine(value);
  return faulty(
    'tooFew',
    {
      zh: `${zh(field)}至少选 ${min} 项，请再选 ${min - value.length} 项`,
      en: `Choose at least ${min} for ${en(field)}: ${min - value.length} more`,
    },
    value,
  );
}
