import type { ModdleElement } from 'bpmn-moddle';
import { child, children } from '../element.ts';

const LISTS = ['rootElements', 'flowElements', 'eventDefinitions', 'participants'] as const;
const SINGLE = ['loopCharacteristics'] as const;

/** An element and everything in it that may carry extensions, in document order; the scan has bounded the depth. */
export function contained(element: ModdleElement): readonly ModdleElement[] {
  const found: ModdleElement[] = [];
  gather(element, found);
  return found;
}

function gather(element: ModdleElement, found: ModdleElement[]): void {
  found.push(element);
  for (const name of SINGLE) {
    const inner = child(element, name);
    if (inner !== undefined) gather(inner, found);
  }
  for (const name of LISTS) {
    if (element[name] === undefined) continue;
    for (const inner of children(element, name)) gather(inner, found);
  }
}
