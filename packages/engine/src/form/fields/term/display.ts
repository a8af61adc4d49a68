import type { Json } from '../../../json.ts';
import type { Text } from '../../../text.ts';
import type { Lang } from '../../form.ts';

/** As academic systems write it: `2025-2026-1`. */
const CODE = /^(\d{4})-(\d{4})-([12])$/;

/** What a term is called 学期名称: the first or second half of the academic year that begins in `year`. */
export function termName(year: number, half: number): Text {
  return {
    zh: `${year}—${year + 1} 学年第${half === 1 ? '一' : '二'}学期`,
    en: `${half === 1 ? 'Autumn' : 'Spring'} term ${year}–${year + 1}`,
  };
}

/** The name of a term, also of one that is long over. */
export function displayTerm(value: Json | undefined, lang: Lang): string | undefined {
  const [, from, until, half] = typeof value === 'string' ? (CODE.exec(value) ?? []) : [];
  if (from === undefined || Number(until) !== Number(from) + 1) return undefined;
  return termName(Number(from), Number(half))[lang];
}
