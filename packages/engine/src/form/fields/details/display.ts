import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';
import { rowsOf } from './rows-of.ts';

/** How many rows; pages show the rows themselves. */
export function displayDetails(value: Json | undefined, lang: Lang): string | undefined {
  const { length } = rowsOf(value);
  if (length === 0) return undefined;
  return lang === 'zh' ? `${length} 行` : `${length} ${length === 1 ? 'row' : 'rows'}`;
}
