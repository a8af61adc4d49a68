import type { ModdleElement } from 'bpmn-moddle';
import { child, children } from '../element.ts';

const LISTS = ['rootElements', 'flowElements', 'eventDefinitions', 'participants'] as const;
const SINGLE = ['loopCharacteristics'] as const;

/** An element and everything in it that may carry extensions, in document order; the scan has bounded the depth. */
export function* contained(element: ModdleElement): Generator<ModdleElement> {
  yield element;
  for (const name of SINGLE) {
    const inner = child(element, name);
    if (inner !== undefined) yield* contained(inner);
  }
  for (const name of LISTS) {
    for (const inner of children(element, name)) yield* contained(inner);
  }
}
