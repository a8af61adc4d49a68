import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Role } from '../platform/http/contract.ts';

/** A unit in whose name somebody may issue notices. */
export interface IssuingUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/**
 * Units in whose name this person may issue notices 发布单位: for the role `office` the own unit and those above it but the
 * university itself; for an administrator all of them.
 */
export function issuingUnits(
  directory: DirectorySnapshot,
  reader: { readonly personId: number; readonly roles: readonly Role[] },
): readonly IssuingUnit[] {
  const { personId, roles } = reader;
  const unitOf = (id: number | undefined) => (id === undefined ? undefined : directory.unit(id));
  if (roles.includes('admin')) return (directory.units?.() ?? []).flatMap((id) => unitOf(id) ?? []);
  if (!roles.includes('office')) return [];
  const found: IssuingUnit[] = [];
  let unit = unitOf(directory.person(personId)?.unit);
  while (unit !== undefined && unit.parent !== undefined && !found.some(({ id }) => id === unit?.id)) {
    found.push(unit);
    unit = unitOf(unit.parent);
  }
  return found;
}
