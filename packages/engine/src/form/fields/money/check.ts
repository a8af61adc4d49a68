import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { MoneyField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';
import { readNumber } from '../number/check.ts';
import { MOST_FEN } from './definition.ts';
import { yuanText } from './yuan-text.ts';

/** Checks an amount of 人民币: text is read as 元, a number is 分 already. */
export function checkMoneyField(field: MoneyField, typed: unknown): CheckedField {
  if (typeof typed !== 'string' && typeof typed !== 'number')
    return wrongType(field, { zh: '一个金额', en: 'an amount of money' });
  const fen = typeof typed === 'number' ? typed : readYuan(typed);
  if (fen === 'empty') return EMPTY;
  if (fen === undefined || !Number.isSafeInteger(fen))
    return faulty(
      'badNumber',
      {
        zh: `${zh(field)}不是正确的金额，请填写以元为单位的数字，最多两位小数，例如 1234.50`,
        en: `${en(field)} is not an amount: enter yuan with at most two decimals, such as 1234.50`,
      },
      typed,
    );
  const least = field.minFen ?? 0;
  if (fen < least)
    return faulty(
      'tooSmall',
      {
        zh: `${zh(field)}不能少于 ${yuanText(least)}，请改大`,
        en: `${en(field)} cannot be less than ${yuanText(least)}: enter more`,
      },
      fen,
    );
  const most = field.maxFen ?? MOST_FEN;
  if (fen > most)
    return faulty(
      'tooLarge',
      {
        zh: `${zh(field)}不能多于 ${yuanText(most)}，请改小`,
        en: `${en(field)} cannot be more than ${yuanText(most)}: enter less`,
      },
      fen,
    );
  return fine(fen);
}

/** 元 as people type it, in 分: `￥1,234.5` is 123450. */
function readYuan(typed: string): number | 'empty' | undefined {
  const plain = plainText(typed, false)
    .replace(/^(?:¥|RMB|CNY)/i, '')
    .replace(/元$/, '');
  if (plain === '') return 'empty';
  const read = readNumber(plain);
  return read === undefined || read.decimals > 2 ? undefined : Math.round(read.value * 100);
}
