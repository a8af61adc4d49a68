import type { JsonObject } from '../json.ts';
import { daysText } from './days-text.ts';
import { displayed } from './display-value.ts';
import type { Lang } from './form.ts';
import { rangeOf } from './half-days.ts';
import type { Form } from './open-form.ts';

/** A placeholder of a title: `{type}` or `{period.days}`. */
export const PLACEHOLDER = /\{(?<key>[A-Za-z]\w*)(?<days>\.days)?\}/g;

/** One line that names a case in lists 办件标题, such as 病假 5 天. A field without value leaves its place empty. */
export function formTitle(form: Form, data: JsonObject, lang: Lang): string {
  const filled = form.definition.title[lang].replace(
    PLACEHOLDER,
    (_, key: string, days: string | undefined) => {
      const open = form.fields.find(({ field }) => field.key === key);
      if (open === undefined || !Object.hasOwn(data, key)) return '';
      if (days === undefined) return displayed(open.field, data, lang) ?? '';
      const range = rangeOf(data[key]);
      return range === undefined ? '' : daysText(range.days, lang);
    },
  );
  return filled.replace(/\s+/g, ' ').trim();
}
