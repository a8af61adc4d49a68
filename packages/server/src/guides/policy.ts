import type { ServiceDefinition } from '../catalogue/definition.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Role } from '../platform/http/contract.ts';

/** Who keeps a guide correct 指南维护人: the holders of the post that it names, otherwise the heads of the owner's unit. */
export function keepersOf(
  { owner, guide }: Pick<ServiceDefinition, 'owner' | 'guide'>,
  directory: DirectorySnapshot,
): readonly number[] {
  const unit = directory.unitByCode(owner.unit)?.id;
  if (unit === undefined) return [];
  const post = guide.keeper === undefined ? undefined : directory.position(guide.keeper, unit);
  const holders = post === undefined ? [] : directory.holders(post);
  return holders.length > 0 ? holders : directory.heads(unit);
}

/** May this person check the guide and answer what readers say? Its keepers, the owner's office, administrators. */
export function mayKeep(
  definition: Pick<ServiceDefinition, 'owner' | 'guide'>,
  directory: DirectorySnapshot,
  reader: { readonly personId: number; readonly roles: readonly Role[] },
): boolean {
  const { personId, roles } = reader;
  if (roles.includes('admin') || keepersOf(definition, directory).includes(personId)) return true;
  const owner = directory.unitByCode(definition.owner.unit)?.id;
  const unit = directory.person(personId)?.unit;
  if (!roles.includes('office') || owner === undefined || unit === undefined) return false;
  return directory.unitsBelow(owner).includes(unit);
}
