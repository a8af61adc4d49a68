import type { ModdleElement } from 'bpmn-moddle';
import { allExtensions, child } from '../element.ts';

/**
 * Changes properties of an element. Only what `compileFlow` has just parsed and nobody else has seen is put into our own
 * words this way.
 */
export function amend(element: ModdleElement, properties: { readonly [name: string]: unknown }): void {
  Object.assign(element, properties);
}

/** Adds an extension element of ours. */
export function addOurs(
  element: ModdleElement,
  type: `wangban:${string}`,
  properties: { readonly [name: string]: unknown },
): void {
  setExtensions(element, [...allExtensions(element), { $type: type, ...properties, $parent: element }]);
}

/** Replaces the extension elements. */
export function setExtensions(element: ModdleElement, values: readonly ModdleElement[]): void {
  const holder = child(element, 'extensionElements') ?? {
    $type: 'bpmn:ExtensionElements',
    $parent: element,
  };
  amend(holder, { values });
  amend(element, { extensionElements: holder });
}
