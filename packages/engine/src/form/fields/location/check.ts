import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { LocationField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { normaliseText, textLength } from '../../normalise-text.ts';
import { isObject } from '../../shape.ts';
import { tooLong } from '../text/check.ts';

const MOST = 100;

/** Five decimals of a degree are about a metre; more would be spurious. */
const PRECISION = 1e5;

/** Checks a place: words that people understand, and the point where the browser gave one. */
export function checkLocationField(field: LocationField, typed: unknown): CheckedField {
  const given = typeof typed === 'string' ? { text: typed } : typed;
  if (!isObject(given) || Object.keys(given).some((key) => !['text', 'lng', 'lat'].includes(key)))
    return wrongType(field, { zh: '一个地点', en: 'a place' });
  const { text = '', lng, lat } = given;
  if (typeof text !== 'string') return wrongType(field, { zh: '一个地点', en: 'a place' });
  const words = normaliseText(text, false);
  const hasPoint = lng !== undefined || lat !== undefined;
  if (hasPoint && !(isDegree(lng, 180) && isDegree(lat, 90)))
    return faulty(
      'badPlace',
      {
        zh: `${zh(field)}的坐标不正确，请重新定位，或只用文字说明地点`,
        en: `The coordinates of ${en(field)} are not right: locate again, or say the place in words only`,
      },
      { text: words },
    );
  const point = isDegree(lng, 180) && isDegree(lat, 90) ? { lng: rounded(lng), lat: rounded(lat) } : {};
  const value = { text: words, ...point };
  if (words === '' && !hasPoint) return EMPTY;
  const length = textLength(words);
  const most = field.maxLength ?? MOST;
  if (length > most) return faulty('tooLong', tooLong(field, most, length), value);
  if (words !== '') return fine(value);
  return faulty(
    'required',
    {
      zh: `请用文字写明${zh(field)}，例如 五山区图书馆三楼东侧`,
      en: `Say ${en(field)} in words, too, such as: library, third floor, east side`,
    },
    value,
    '/text',
  );
}

function isDegree(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

const rounded = (degrees: number): number => Math.round(degrees * PRECISION) / PRECISION + 0;
