import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkNumber } from '../../read-attributes.ts';
import { aNumber, optional, type Shape } from '../../shape.ts';

/** Attributes of an amount 金额. */
export const moneyShape: Shape = { minFen: optional(aNumber), maxFen: optional(aNumber) };

/** Just under ten thousand million yuan, in 分: sums of a hundred of them are exact. */
export const MOST_FEN = 999_999_999_999;

export function defineMoneyField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'minFen', path, { min: 0, max: MOST_FEN, step: 1 }, report);
  const min = typeof field['minFen'] === 'number' ? field['minFen'] : 0;
  checkNumber(field, 'maxFen', path, { min, max: MOST_FEN, step: 1 }, report);
}
