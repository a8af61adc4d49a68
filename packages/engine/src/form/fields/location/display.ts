import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';
import { isObject } from '../../shape.ts';

/** The words, and the point behind them: 图书馆三楼（113.35472, 23.15861）. */
export function displayLocation(value: Json | undefined, lang: Lang): string | undefined {
  if (!isObject(value)) return undefined;
  const { text, lng, lat } = value;
  if (typeof text !== 'string' || text === '') return undefined;
  if (typeof lng !== 'number' || typeof lat !== 'number') return text;
  return lang === 'zh' ? `${text}（${lng}, ${lat}）` : `${text} (${lng}, ${lat})`;
}
