import type { Json } from '../../json.ts';
import { type CheckedField, faulty, fine } from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { ChoiceField, Lang } from '../form.ts';
import { en, wrongType, zh } from '../named.ts';
import { type Attributes, checkWord } from '../read-attributes.ts';
import { aString, optional, type Shape } from '../shape.ts';
import { anOptionList, defineOptions, optionNames } from './options.ts';

/** Attributes of a choice of one 单选. */
export const choiceShape: Shape = { options: anOptionList, appearance: optional(aString) };

export function defineChoiceField(field: Attributes, path: string, report: Report): void {
  checkWord(field, 'appearance', path, ['radio', 'select'], report);
  defineOptions(field['options'], `${path}/options`, [], report);
}

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

/** The name of what was chosen. */
export function displayChoice(field: ChoiceField, value: Json | undefined, lang: Lang): string | undefined {
  return field.options.find((option) => option.value === value)?.label[lang];
}
