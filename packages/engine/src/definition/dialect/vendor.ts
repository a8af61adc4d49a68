import type { ModdleElement } from 'bpmn-moddle';
import { children } from '../element.ts';

/** Makers of flow files whose extensions are read: Camunda 8, Camunda 7 and its descendant, Flowable and its ancestor. */
export type Vendor = 'zeebe' | 'camunda' | 'flowable';

const VENDORS: { readonly [namespace: string]: Vendor } = {
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://operaton.org/schema/1.0/bpmn': 'camunda',
  'http://flowable.org/bpmn': 'flowable',
  'http://activiti.org/bpmn': 'flowable',
};

/** Namespace of what Camunda's editors note about the platform a file is meant for. */
const MODELER = 'http://camunda.org/schema/modeler/1.0';

/** What editors keep for themselves. */
const EDITORS: ReadonlySet<string> = new Set([
  MODELER,
  'http://flowable.org/modeler',
  'http://activiti.com/modeler',
]);

/** A foreign attribute; `name` is without prefix. */
export interface ForeignAttribute {
  readonly vendor: Vendor | 'modeler';
  readonly name: string;
  readonly value: string;
}

const NONE: readonly ForeignAttribute[] = [];

/** Attributes of an element that BPMN does not know, as far as their namespace is one of those read here. */
export function foreignAttributes(element: ModdleElement): readonly ForeignAttribute[] {
  const attributes = Object.entries(attributesOf(element));
  if (attributes.length === 0) return NONE;
  return attributes.flatMap(([qualified, value]) => {
    const [prefix = '', name] = qualified.split(':');
    if (name === undefined || prefix === 'xmlns' || typeof value !== 'string') return [];
    const namespace = namespaceOf(element, prefix) ?? '';
    const vendor = namespace === MODELER ? 'modeler' : vendorOf(namespace);
    return vendor === undefined ? [] : [{ vendor, name, value }];
  });
}

/** Whose extension element this is; undefined = ours, or of somebody who is not read here. */
export function vendorOfElement(element: ModdleElement): Vendor | undefined {
  return vendorOf(namespaceOfElement(element));
}

/** Is this an extension element that an editor keeps for itself? */
export function isEditors(element: ModdleElement): boolean {
  return EDITORS.has(namespaceOfElement(element));
}

function namespaceOfElement(element: ModdleElement): string {
  const uri = valueAt(valueAt(element['$descriptor'], 'ns'), 'uri');
  return typeof uri === 'string' ? uri : '';
}

/** Name of an extension element without its prefix. */
export function localName({ $type }: ModdleElement): string {
  return $type.slice($type.indexOf(':') + 1);
}

/** What stands inside a foreign element. */
export function nested(element: ModdleElement): readonly ModdleElement[] {
  return children(element, '$children');
}

function vendorOf(namespace: string): Vendor | undefined {
  return Object.hasOwn(VENDORS, namespace) ? VENDORS[namespace] : undefined;
}

/** The namespace that a prefix stands for at an element: declared on it or on the nearest ancestor. */
function namespaceOf(element: ModdleElement, prefix: string): string | undefined {
  let at: ModdleElement | undefined = element;
  while (at !== undefined) {
    const found = valueAt(attributesOf(at), `xmlns:${prefix}`);
    if (typeof found === 'string') return found;
    at = at.$parent;
  }
  return undefined;
}

function attributesOf(element: ModdleElement): object {
  const attributes = element['$attrs'];
  return typeof attributes === 'object' && attributes !== null ? attributes : {};
}

function valueAt(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
}
