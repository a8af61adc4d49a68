import type { Json } from '../../../json.ts';
import type { ChoiceField, Lang } from '../../form.ts';

/** The name of what was chosen. */
export function displayChoice(field: ChoiceField, value: Json | undefined, lang: Lang): string | undefined {
  return field.options.find((option) => option.value === value)?.label[lang];
}
