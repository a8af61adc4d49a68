import type { ModdleElement } from 'bpmn-moddle';
import { allExtensions } from '../element.ts';
import { foreignAttributes, vendorOfElement, type Vendor } from './vendor.ts';

/** In whose words a file is written 方言; `plain` = BPMN alone, or with our own extension. */
export type Dialect = Vendor | 'plain';

/** Which platform Camunda's editors note, and whose words that means. */
const PLATFORMS: ReadonlyMap<string, Vendor> = new Map([
  ['Camunda Cloud', 'zeebe'],
  ['Camunda Platform', 'camunda'],
]);

/**
 * Finds out the dialect of a file: what its editor noted, else whose extensions it uses most. A namespace that is declared
 * and not used says nothing.
 */
export function sniff(definitions: ModdleElement, uses: ReadonlyMap<Vendor, number>): Dialect {
  const platform = foreignAttributes(definitions).find(
    ({ vendor, name }) => vendor === 'modeler' && name === 'executionPlatform',
  );
  const noted = PLATFORMS.get(platform?.value ?? '');
  if (noted !== undefined && (uses.size === 0 || uses.has(noted))) return noted;
  const [first] = [...uses].toSorted(([, a], [, b]) => b - a);
  return first === undefined ? 'plain' : first[0];
}

/** How often each vendor's extensions occur in a file, given all its elements. */
export function usesOf(elements: readonly ModdleElement[]): ReadonlyMap<Vendor, number> {
  const uses = new Map<Vendor, number>();
  for (const element of elements) {
    for (const { vendor } of foreignAttributes(element)) if (vendor !== 'modeler') count(uses, vendor);
    for (const extension of allExtensions(element)) count(uses, vendorOfElement(extension));
  }
  return uses;
}

function count(uses: Map<Vendor, number>, vendor: Vendor | undefined): void {
  if (vendor !== undefined) uses.set(vendor, (uses.get(vendor) ?? 0) + 1);
}
