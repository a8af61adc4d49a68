import type { Json } from '../../../json.ts';
import type { Lang, NumberField } from '../../form.ts';
import { numberText } from '../../number-text.ts';

/** A number with its unit: 1,234.5 公里. */
export function displayNumber(
  { unit }: Pick<NumberField, 'unit'>,
  value: Json | undefined,
  lang: Lang,
): string | undefined {
  return typeof value === 'number' ? numberText(value, undefined, unit?.[lang]) : undefined;
}
