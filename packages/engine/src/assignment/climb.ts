import type { Directory, UnitId } from './directory.ts';

/**
 * The unit and its ancestors, nearest first. A tree that an import has tied into a ring ends where it would repeat.
 */
export function upwards(directory: Directory, from: UnitId): readonly UnitId[] {
  const chain: UnitId[] = [];
  let unit = directory.unit(from);
  while (unit !== undefined && !chain.includes(unit.id)) {
    chain.push(unit.id);
    unit = unit.parent === undefined ? undefined : directory.unit(unit.parent);
  }
  return chain;
}
