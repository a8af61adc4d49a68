import type { Json } from '../../../json.ts';
import type { ComputedField, Lang, Total } from '../../form.ts';
import { numberText } from '../../number-text.ts';
import { displayDate } from '../date/display.ts';
import { displayMoney } from '../money/display.ts';
import { displayYesNo } from '../yes-no/display.ts';

/** A computed value for people, as its format says; undefined while it cannot be worked out. */
export function displayComputed(
  field: Pick<ComputedField, 'format' | 'decimals' | 'unit'> | Total,
  value: Json | undefined,
  lang: Lang,
): string | undefined {
  switch (field.format) {
    case 'money':
      return displayMoney(value, lang);
    case 'date':
      return displayDate(value, lang);
    case 'yesNo':
      return displayYesNo(value, lang);
    case 'text':
      if (typeof value === 'number') return numberText(value, field.decimals);
      return typeof value === 'string' && value !== '' ? value : undefined;
    case 'number':
    case undefined:
      break;
  }
  return typeof value === 'number' ? numberText(value, field.decimals, field.unit?.[lang]) : undefined;
}
