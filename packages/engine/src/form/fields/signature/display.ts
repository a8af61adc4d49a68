import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';
import { isObject } from '../../shape.ts';

/** 已签名, or the typed name. */
export function displaySignature(value: Json | undefined, lang: Lang): string | undefined {
  if (!isObject(value)) return undefined;
  const { drawn, typed } = value;
  if (typeof typed === 'string' && typed !== '')
    return lang === 'zh' ? `${typed}（键入签名）` : `${typed} (typed)`;
  return typeof drawn === 'string' ? { zh: '已手写签名', en: 'Signed by hand' }[lang] : undefined;
}
