import type { Language } from '../locale/language.ts';
import { figuresWords } from '../locale/office.ts';

/** Says a month `YYYY-MM` in the reader's language. */
export function monthName(of: Language, month: string): string {
  const [year = '', number = ''] = month.split('-');
  return figuresWords[of].month(year, of === 'zh' ? String(Number(number)) : number);
}
