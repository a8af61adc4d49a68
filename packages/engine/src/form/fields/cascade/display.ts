import type { Json } from '../../../json.ts';
import type { CascadeField, Lang } from '../../form.ts';
import { followCascade } from './follow-cascade.ts';

/** The way through the levels: 东区 / 3 栋. */
export function displayCascade(field: CascadeField, value: Json | undefined, lang: Lang): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const chosen = followCascade(field, value)?.chosen ?? [];
  return chosen.length === 0 ? undefined : chosen.map(({ label }) => label[lang]).join(' / ');
}
