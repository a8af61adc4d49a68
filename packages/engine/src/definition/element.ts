import type { ModdleElement } from 'bpmn-moddle';

/** Is this one element of the BPMN model? */
function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** Text of an attribute or text child; undefined when missing or blank. */
export function text(element: ModdleElement, name: string): string | undefined {
  const value = element[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** One referenced or contained element. */
export function child(element: ModdleElement, name: string): ModdleElement | undefined {
  const value = element[name];
  return isElement(value) ? value : undefined;
}

/** A list of elements; empty when missing. */
export function children(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element[name];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The element's id, or that of the nearest ancestor that has one. */
export function idOf(element: ModdleElement | undefined): string | undefined {
  let at = element;
  while (at !== undefined) {
    const id = text(at, 'id');
    if (id !== undefined) return id;
    at = isElement(at.$parent) ? at.$parent : undefined;
  }
  return undefined;
}

/** Extension elements of this type. */
export function extensions(element: ModdleElement, type: string): readonly ModdleElement[] {
  return allExtensions(element).filter(({ $type }) => $type === type);
}

export function allExtensions(element: ModdleElement): readonly ModdleElement[] {
  const holder = child(element, 'extensionElements');
  return holder === undefined ? [] : children(holder, 'values');
}
