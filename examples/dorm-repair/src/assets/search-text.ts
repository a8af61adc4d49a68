import { pinyin } from 'pinyin-pro';
import type { Asset } from './asset.ts';

/** One line per beginning that people type 检索文字: number, model, name and its parts, their pinyin and initials. */
export function searchText({ no, name, model }: Pick<Asset, 'no' | 'name' | 'model'>): string {
  // 高速冷冻离心机 is looked for as 离心机, lixinji and lxj too.
  const tails = Array.from(name, (_, index) => name.slice(index));
  const keys = tails.flatMap((tail) => [
    tail,
    pinyin(tail, { toneType: 'none', separator: '', v: true }),
    pinyin(tail, { pattern: 'first', toneType: 'none', separator: '' }),
  ]);
  return ['', no, model, ...keys].join('\n').toLowerCase();
}
