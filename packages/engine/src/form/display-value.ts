import type { Json, JsonObject } from '../json.ts';
import { dateText } from './calendar-date.ts';
import type { Field, HalfDayRangeField, Lang } from './form.ts';
import { type HalfDay, rangeOf } from './half-day-range.ts';

const WORDS = {
  zh: { yes: '是', no: '否', empty: '未填写', am: '上午', pm: '下午' },
  en: { yes: 'Yes', no: 'No', empty: 'Not provided', am: 'morning', pm: 'afternoon' },
} as const;

/** Days with their unit: 1.5 天, 1 day, 1.5 days. */
export function daysText(days: number, lang: Lang): string {
  if (lang === 'zh') return `${days} 天`;
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** A field's value for people, as on the check-answers page 核对信息; 未填写 when there is none. */
export function displayValue(field: Field, data: JsonObject, lang: Lang): string {
  const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
  return shown(field, value, lang) ?? WORDS[lang].empty;
}

function shown(field: Field, value: Json | undefined, lang: Lang): string | undefined {
  switch (field.type) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label[lang];
    case 'yesNo':
      return typeof value === 'boolean' ? WORDS[lang][value ? 'yes' : 'no'] : undefined;
    case 'halfDayRange':
      return rangeText(field, value, lang);
    case 'file':
      return filesText(value, lang);
    case 'text':
    case 'longText':
    case 'phone':
      return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

function rangeText(_field: HalfDayRangeField, value: Json | undefined, lang: Lang): string | undefined {
  const range = rangeOf(value);
  if (range === undefined) return undefined;
  const [from, to, days] = [endText(range.from, lang), endText(range.to, lang), daysText(range.days, lang)];
  return lang === 'zh' ? `${from} 至 ${to}，共 ${days}` : `${from} to ${to}, ${days}`;
}

function endText({ day, half }: HalfDay, lang: Lang): string {
  const gap = lang === 'zh' ? '' : ' ';
  return `${dateText(day, lang)}${gap}${WORDS[lang][half]}`;
}

function filesText(value: Json | undefined, lang: Lang): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (lang === 'zh') return `${value.length} 个文件`;
  return `${value.length} ${value.length === 1 ? 'file' : 'files'}`;
}
