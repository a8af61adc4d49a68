import type { Lang } from './form.ts';

/** Several things in one line 列举: 甲、乙 or A, B. */
export function joined(parts: readonly string[], lang: Lang): string {
  return parts.join(lang === 'zh' ? '、' : ', ');
}
