import type { Json } from '../../../json.ts';
import type { Lang, PickerField } from '../../form.ts';
import { joined } from '../../joined.ts';
import { referencesOf } from './references-of.ts';

/** Names of what was picked; people with their number, because names repeat. */
export function displayPicker(field: PickerField, value: Json | undefined, lang: Lang): string | undefined {
  const references = referencesOf(value);
  if (references.length === 0) return undefined;
  const names = references.map(({ id, name }) => {
    if (field.type !== 'person' || name === id) return name;
    return lang === 'zh' ? `${name}（${id}）` : `${name} (${id})`;
  });
  return joined(names, lang);
}
