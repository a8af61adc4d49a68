import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../form/form.ts';
import { text } from '../element.ts';

/** Name 名称: `name` is Chinese, `wangban:nameEn` English; each stands in for the other, the fallback for both. */
export function readName(element: ModdleElement, fallback: Text): Text {
  const zh = text(element, 'name')?.trim();
  const en = text(element, 'nameEn')?.trim();
  return { zh: zh ?? en ?? fallback.zh, en: en ?? zh ?? fallback.en };
}
