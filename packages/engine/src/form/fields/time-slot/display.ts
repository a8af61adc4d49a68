import type { Json } from '../../../json.ts';
import type { Lang, TimeSlotField } from '../../form.ts';
import { isObject } from '../../shape.ts';
import { displayDate } from '../date/display.ts';

/** Day and times for people: 2025年5月8日（周四）第 1–2 节（08:00–09:35）. */
export function displayTimeSlot(
  field: TimeSlotField,
  value: Json | undefined,
  lang: Lang,
): string | undefined {
  if (!isObject(value)) return undefined;
  const { date, from, to, slot } = value;
  const day = displayDate(typeof date === 'string' ? date : '', lang);
  if (day === undefined || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const name = field.slots?.find((one) => one.value === slot)?.label[lang];
  const times = `${from}–${to}`;
  if (lang === 'zh') return name === undefined ? `${day}${times}` : `${day}${name}（${times}）`;
  return name === undefined ? `${day}, ${times}` : `${day}, ${name} (${times})`;
}
