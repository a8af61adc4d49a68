import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';
import { upperCaseMoney } from './upper-case-money.ts';
import { yuanText } from './yuan-text.ts';

/** An amount in a cell of a table: digits alone, the total has the capitals. */
export function displayYuan(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? yuanText(value) : undefined;
}

/** An amount for people: digits and, in Chinese, capitals 大写: ¥1,234.50（人民币壹仟贰佰叁拾肆元伍角）. */
export function displayMoney(value: Json | undefined, lang: Lang): string | undefined {
  if (typeof value !== 'number') return undefined;
  const digits = yuanText(value);
  const capitals = upperCaseMoney(value);
  if (capitals === undefined) return digits;
  return lang === 'zh' ? `${digits}（人民币${capitals}）` : `${digits} (人民币${capitals})`;
}
