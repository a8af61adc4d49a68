import { numberText } from '../../number-text.ts';

/** An amount in digits: ¥1,234.50. */
export function yuanText(fen: number): string {
  return `${fen < 0 ? '-' : ''}¥${numberText(Math.abs(fen) / 100, 2)}`;
}
