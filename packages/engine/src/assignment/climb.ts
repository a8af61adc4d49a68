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

/** The unit and everything below it, breadth first; each unit once. */
export function downwards(directory: Directory, from: UnitId): readonly UnitId[] {
  const found = new Set(directory.unit(from) === undefined ? [] : [from]);
  for (const unit of found) for (const child of directory.children(unit)) found.add(child);
  return [...found];
}

/** The unit `level` steps above; undefined above the top of the tree. */
export function unitAbove(directory: Directory, from: UnitId, level: number): UnitId | undefined {
  return upwards(directory, from)[level];
}
