import type { Json } from '../../../json.ts';
import type { ChecklistField, Lang } from '../../form.ts';
import { joined } from '../../joined.ts';

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
