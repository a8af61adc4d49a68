import type { Json } from '../../../json.ts';
import type { Lang } from '../../form.ts';

/** How many files. */
export function displayFiles(value: Json | undefined, lang: Lang): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (lang === 'zh') return `${value.length} 个文件`;
  return `${value.length} ${value.length === 1 ? 'file' : 'files'}`;
}
