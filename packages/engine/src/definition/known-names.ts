import type { ModdleElement } from 'bpmn-moddle';
import { RESERVED_NAMES } from '../scope.ts';
import { contained } from './dialect/contained.ts';
import { child, children, extensions, text } from './element.ts';

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
 * Names that expressions may use: form fields, results of scripts, mappings and loops, what work says that it gives, and the
 * reserved ones. Undefined while the form is not known, and where variables come from outside that nobody has named.
 */
export function knownNames(
  definitions: ModdleElement,
  fields: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (fields === undefined) return undefined;
  const names = new Set([...fields, ...RESERVED_NAMES, ...LOOP_NAMES]);
  collect(definitions, names);
  for (const element of contained(definitions)) {
    if (bringsOthers(element)) return undefined;
    for (const work of extensions(element, 'wangban:Work')) {
      for (const name of (text(work, 'gives') ?? '').trim().split(/\s+/)) names.add(name);
    }
  }
  return names;
}

/** Messages, signals and work without `gives` bring variables of any name. */
function bringsOthers(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:ReceiveTask') return true;
  if (extensions(element, 'wangban:Work').some((work) => text(work, 'gives') === undefined)) return true;
  const isCatching = /^bpmn:(?:Start|Boundary|IntermediateCatch)Event$/.test(element.$type);
  return isCatching && children(element, 'eventDefinitions').some(({ $type }) => CARRIERS.has($type));
}

const CARRIERS: ReadonlySet<string> = new Set(['bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition']);

/** The depth of the model is bounded by the scan. */
function collect(element: ModdleElement, names: Set<string>): void {
  for (const attribute of NAMING) {
    const name = text(element, attribute)?.trim();
    if (name !== undefined) names.add(name);
  }
  for (const property of ['rootElements', 'flowElements', 'values'])
    for (const each of children(element, property)) collect(each, names);
  for (const property of ['extensionElements', 'loopCharacteristics']) {
    const one = child(element, property);
    if (one !== undefined) collect(one, names);
  }
}
