import type { ModdleElement } from 'bpmn-moddle';
import type { Text } from '../../text.ts';
import { allExtensions, idOf } from '../element.ts';
import { report, warn, type Reading } from '../problem.ts';
import type { Dialect } from './sniff.ts';
import { foreignAttributes, localName, vendorOfElement } from './vendor.ts';

/** A file that is being put into our own words. */
export interface Adoption {
  readonly reading: Reading;
  readonly dialect: Dialect;
  /** Variables that hold who started the case 发起人. */
  readonly initiators: ReadonlySet<string>;
}

/** What one element says in its dialect. Whatever no reader takes is reported in the end. */
export interface Foreign extends Adoption {
  readonly element: ModdleElement;
  readonly id: string | undefined;
  readonly attributes: Map<string, string>;
  /** By name without prefix. */
  readonly elements: Map<string, readonly ModdleElement[]>;
}

/** Gathers what an element says in the dialect of its file. */
export function foreignOf(adoption: Adoption, element: ModdleElement): Foreign {
  const { dialect } = adoption;
  const elements = new Map<string, readonly ModdleElement[]>();
  // A file in nobody's dialect says nothing in one: most files, and the whole of each.
  if (dialect === 'plain') {
    const id = idOf(ownerOf(element));
    return {
      reading: adoption.reading,
      dialect,
      initiators: adoption.initiators,
      element,
      id,
      attributes: new Map(),
      elements,
    };
  }
  const attributes = foreignAttributes(element).filter(({ vendor }) => vendor === dialect);
  for (const extension of allExtensions(element)) {
    if (vendorOfElement(extension) !== dialect) continue;
    const name = localName(extension);
    elements.set(name, [...(elements.get(name) ?? []), extension]);
  }
  return {
    ...adoption,
    element,
    id: idOf(ownerOf(element)),
    attributes: new Map(attributes.map(({ name, value }) => [name, value])),
    elements,
  };
}

/** Takes an attribute: its text without space around it; undefined when missing or blank. */
export function take({ attributes }: Foreign, name: string): string | undefined {
  const found = attributes.get(name)?.trim();
  attributes.delete(name);
  return found === '' ? undefined : found;
}

/** Takes all extension elements of this name. */
export function takeElements({ elements }: Foreign, name: string): readonly ModdleElement[] {
  const found = elements.get(name) ?? [];
  elements.delete(name);
  return found;
}

/** Notes what cannot run here, so that the flow is refused. */
export function refuse({ reading, id }: Pick<Foreign, 'reading' | 'id'>, message: Text): void {
  report(reading, 'cannotRun', id, message);
}

/** Notes what is left out without harm to the run. */
export function leaveOut({ reading, id }: Pick<Foreign, 'reading' | 'id'>, message: Text): void {
  warn(reading, 'notUsed', id, message);
}

/** What a person sees of an event definition or a loop is the event or activity that it belongs to. */
function ownerOf(element: ModdleElement): ModdleElement | undefined {
  return /(?:EventDefinition|LoopCharacteristics)$/.test(element.$type) ? element.$parent : element;
}
