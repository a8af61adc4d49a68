import type { ModdleElement } from 'bpmn-moddle';
import { allExtensions, child, children, idOf } from '../element.ts';
import { report, type Reading } from '../problem.ts';

/** Refuses contents that the engine would have to ignore, such as multi-instance markers and event definitions. */
export function refuseParts(reading: Reading, element: ModdleElement, names: readonly string[]): void {
  for (const name of names) {
    const part = child(element, name) ?? children(element, name)[0];
    if (part !== undefined) unsupported(reading, element, part.$type);
  }
}

/** Refuses extension elements that are not ours, or not at home here: they would be silently without effect. */
export function refuseExtensions(reading: Reading, element: ModdleElement, ours: readonly string[]): void {
  const id = idOf(element);
  for (const { $type } of allExtensions(element)) {
    if (ours.includes($type)) continue;
    report(reading, 'unknownExtension', id, {
      zh: `“${id}”的扩展元素 ${$type} 在这里不起作用，请删除`,
      en: `The extension element ${$type} has no effect on “${id}”: remove it`,
    });
  }
}

/** Refuses an element, or what it contains, that this engine does not execute. */
export function unsupported(reading: Reading, element: ModdleElement, type: string): void {
  const id = idOf(element);
  report(reading, 'unsupportedElement', id, {
    zh: `“${id}”：不支持 ${type}，请改用 docs 所列的 BPMN 元素`,
    en: `“${id}”: ${type} is not supported; use one of the BPMN elements that the documents list`,
  });
}
