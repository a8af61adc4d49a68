import type { Text } from '@wangban/engine';
import type { RatingDefinition } from './definition.ts';

/** In which words an option stands 档位: those of 4 and 5 stars, of 3, of 1 and 2. */
export type Tone = 'good' | 'fair' | 'poor';

/** What may be ticked at a rating 评价选项; `key` names its dimension. */
export interface RatingOption {
  readonly key: string;
  readonly tone: Tone;
  readonly name: Text;
}

type Dimension = { readonly key: string } & { readonly [T in Tone]: Text };

/** Goes up with every change of the list; a rating keeps the version, and the words, that it was given with. */
export const OPTIONS_VERSION = 1;

/** The hall's own dimensions 评价维度: speed, guide, convenience, platform. */
const DIMENSIONS: readonly Dimension[] = [
  {
    key: 'speed',
    good: { zh: '办理快', en: 'Handled quickly' },
    fair: { zh: '办理速度一般', en: 'Neither quick nor slow' },
    poor: { zh: '办理慢', en: 'Handled slowly' },
  },
  {
    key: 'guide',
    good: { zh: '指南准确', en: 'The guide was right' },
    fair: { zh: '指南不够清楚', en: 'The guide could be clearer' },
    poor: { zh: '指南与实际不符', en: 'The guide was wrong' },
  },
  {
    key: 'convenience',
    good: { zh: '手续简便', en: 'Few steps and papers' },
    fair: { zh: '手续可以再简化', en: 'It could take fewer steps' },
    poor: { zh: '手续繁琐', en: 'Too many steps and papers' },
  },
  {
    key: 'platform',
    good: { zh: '系统好用', en: 'The site worked well' },
    fair: { zh: '系统可以再改进', en: 'The site could be better' },
    poor: { zh: '系统不好用', en: 'The site was hard to use' },
  },
];

const TONES = ['good', 'fair', 'poor'] as const;

/** The words that belong to so many stars. */
export function toneOf(stars: number): Tone {
  if (stars >= 4) return 'good';
  return stars === 3 ? 'fair' : 'poor';
}

/** A bad rating 差评: the unit must reply. */
export const isBad = (stars: number): boolean => toneOf(stars) === 'poor';

/** Everything that may be ticked for a service: the hall's options, then its own. */
export function optionsFor({ rating }: { readonly rating?: RatingDefinition }): readonly RatingOption[] {
  const own = rating?.options?.map(({ key, ...words }) => ({ key: `own.${key}`, ...words })) ?? [];
  return [...DIMENSIONS, ...own].flatMap((each) =>
    TONES.map((tone) => ({ key: `${each.key}.${tone}`, tone, name: each[tone] })),
  );
}
