import type { Json } from '../../json.ts';
import { type CheckedField, faulty, type FieldContext, fine } from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { ChecklistField, Lang } from '../form.ts';
import { joined } from '../joined.ts';
import { en, wrongType, zh } from '../named.ts';
import { type Attributes, checkNumber } from '../read-attributes.ts';
import { aNumber, optional, type Shape } from '../shape.ts';
import { anOptionList, defineOptions, optionNames } from './options.ts';

/** Attributes of a choice of several 多选. */
export const checklistShape: Shape = {
  options: anOptionList,
  min: optional(aNumber),
  max: optional(aNumber),
};

export function defineChecklistField(field: Attributes, path: string, report: Report): void {
  defineOptions(field['options'], `${path}/options`, [], report);
  const most = Array.isArray(field['options']) ? Math.max(1, field['options'].length) : 100;
  checkNumber(field, 'min', path, { min: 1, max: most, step: 1 }, report);
  const min = typeof field['min'] === 'number' ? field['min'] : 1;
  checkNumber(field, 'max', path, { min, max: most, step: 1 }, report);
}

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

/** The names of what was chosen. */
export function displayChecklist(
  { options }: ChecklistField,
  value: Json | undefined,
  lang: Lang,
): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const chosen = options.filter((option) => value.includes(option.value));
  return joined(
    chosen.map(({ label }) => label[lang]),
    lang,
  );
}
