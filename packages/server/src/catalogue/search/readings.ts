import { pinyin } from 'pinyin-pro';
import { folded, hasHan } from './fold.ts';

/** The syllable of each character 逐字拼音, folded: 请假A → `qing`, `jia`, `a`. A sign that does not count is empty. */
export function syllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' }).map(folded);
}

/** How a text is typed without an input method: full pinyin and initials. Text without Chinese characters has none. */
export function readingsOf(text: string): readonly string[] {
  if (!hasHan(text)) return [];
  const all = syllables(text);
  return [all.join(''), all.map((syllable) => syllable.charAt(0)).join('')];
}

/**
 * How a text sounds to many 模糊音, for finding it in spite of a wrong character or letter: 请价, qingjia and qinjia are the
 * same. Tongue and nasal are left out, as input methods offer it.
 */
export function soundOf(text: string): string {
  const sound = hasHan(text) ? syllables(text).join('') : folded(text);
  return sound.replaceAll(/([zcs])h/g, '$1').replaceAll(/([aei])ng/g, '$1n');
}
