import { pinyin } from 'pinyin-pro';

/** Search keys 检索码 of a name: full pinyin and first letters, lower case without spaces or marks. */
export interface SearchKeys {
  readonly pinyin: string;
  readonly initials: string;
}

/**
 * Computes the search keys of a name: 单雄信 → `shanxiongxin`, `sxx` (surnames have their own readings).
 * Letters of foreign names stay letters; each word gives one initial. ü is written v, as it is typed.
 */
export function searchKeys(name: string): SearchKeys {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '');
  return { pinyin: syllables.join(''), initials: syllables.map((part) => part.charAt(0)).join('') };
}
