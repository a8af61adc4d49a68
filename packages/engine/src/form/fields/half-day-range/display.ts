import type { Json } from '../../../json.ts';
import { dateText } from '../../calendar-date.ts';
import { daysText } from '../../days-text.ts';
import type { Lang } from '../../form.ts';
import { type HalfDay, rangeOf } from '../../half-days.ts';

const HALVES = { zh: { am: '上午', pm: '下午' }, en: { am: 'morning', pm: 'afternoon' } } as const;

/** Both ends and the length: 2025年5月8日（周四）上午 至 2025年5月9日（周五）下午，共 2 天. */
export function displayHalfDayRange(value: Json | undefined, lang: Lang): string | undefined {
  const range = rangeOf(value);
  if (range === undefined) return undefined;
  const [from, to, days] = [endText(range.from, lang), endText(range.to, lang), daysText(range.days, lang)];
  return lang === 'zh' ? `${from} 至 ${to}，共 ${days}` : `${from} to ${to}, ${days}`;
}

function endText({ day, half }: HalfDay, lang: Lang): string {
  const gap = lang === 'zh' ? '' : ' ';
  return `${dateText(day, lang)}${gap}${HALVES[lang][half]}`;
}
