import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';

const WORDS = { zh: { yes: '是', no: '否' }, en: { yes: 'Yes', no: 'No' } } as const;

/** Yes or no in words. */
export function displayYesNo(value: Json | undefined, lang: Lang): string | undefined {
  return typeof value === 'boolean' ? WORDS[lang][value ? 'yes' : 'no'] : undefined;
}
