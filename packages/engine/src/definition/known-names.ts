import type { ModdleElement } from 'bpmn-moddle';
import { RESERVED_NAMES } from '../scope.ts';
import { text } from './element.ts';

/** Names that iterations and joins give to their expressions. */
const LOOP_NAMES: readonly string[] = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'nrOfInstances',
  'nrOfActiveInstances',
  'nrOfCompletedInstances',
  'activationCount',
];

/** Attributes whose value is the name of a variable. */
const NAMING = ['resultVariable', 'target', 'element', 'outputCollection'];

/**
 * Names that expressions may use: form fields, results of scripts, mappings and loops, and the reserved ones. Undefined
 * while the form is not known.
 */
export function knownNames(
  definitions: ModdleElement,
  fields: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (fields === undefined) return undefined;
  const names = new Set([...fields, ...RESERVED_NAMES, ...LOOP_NAMES]);
  collect(definitions, names);
  return names;
}

/** The depth of the model is bounded by the scan. */
function collect(element: ModdleElement, names: Set<string>): void {
  for (const attribute of NAMING) {
    const name = text(element, attribute)?.trim();
    if (name !== undefined) names.add(name);
  }
  for (const contained of ['rootElements', 'flowElements', 'values']) {
    const list = element[contained];
    if (Array.isArray(list)) for (const each of list) collect(each, names);
  }
  for (const contained of ['extensionElements', 'loopCharacteristics']) {
    const one = element[contained];
    if (isElement(one)) collect(one, names);
  }
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
