import type { Json } from '../../../json.ts';
import type { Text } from '../../../text.ts';
import type { Lang } from '../../form.ts';
import { optionOf } from './terms.ts';

const CODE = /^(\d{4})-(\d{4})-([12])$/;

/** The name of a term, also of one that is long over. */
export function displayTerm(value: Json | undefined, lang: Lang): string | undefined {
  const label = typeof value === 'string' ? labelOf(value) : undefined;
  return label?.[lang];
}

function labelOf(code: string): Text | undefined {
  const [, from, until, half] = CODE.exec(code) ?? [];
  if (Number(until) !== Number(from) + 1) return undefined;
  return optionOf(Number(from) * 2 + Number(half) - 1).label;
}
