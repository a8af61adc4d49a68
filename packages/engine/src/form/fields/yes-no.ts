import type { Json } from '../../json.ts';
import { type CheckedField, fine } from '../checked-field.ts';
import type { Lang, YesNoField } from '../form.ts';
import { wrongType } from '../named.ts';

const WORDS = { zh: { yes: '是', no: '否' }, en: { yes: 'Yes', no: 'No' } } as const;

/** Checks yes or no 是否. */
export function checkYesNoField(field: YesNoField, value: unknown): CheckedField {
  return typeof value === 'boolean' ? fine(value) : wrongType(field, { zh: '“是”或“否”', en: 'yes or no' });
}

/** Yes or no in words. */
export function displayYesNo(value: Json | undefined, lang: Lang): string | undefined {
  return typeof value === 'boolean' ? WORDS[lang][value ? 'yes' : 'no'] : undefined;
}
