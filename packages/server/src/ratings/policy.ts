import type { ServiceDefinition } from '../catalogue/definition.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { worksIn } from '../people/works-in.ts';
import type { Role } from '../platform/http/contract.ts';

/** Who asks, with the roles of their session. */
interface Reader {
  readonly personId: number;
  readonly roles: readonly Role[];
}
type Owned = Pick<ServiceDefinition, 'owner'>;

/**
 * May this person read the ratings of a service and reply to them 能否查看和回复评价? The office and the heads of the unit in
 * charge, and administrators. Nobody learns from it who gave an anonymous one.
 */
export function mayReply({ owner }: Owned, directory: DirectorySnapshot, reader: Reader): boolean {
  if (reader.roles.includes('admin')) return true;
  const unit = directory.unitByCode(owner.unit)?.id;
  if (unit === undefined) return false;
  return directory.heads(unit).includes(reader.personId) || isOffice(unit, directory, reader);
}

/** May they open the case behind it: only the office of the unit, as for every case. */
export function mayOpenCases({ owner }: Owned, directory: DirectorySnapshot, reader: Reader): boolean {
  const unit = directory.unitByCode(owner.unit)?.id;
  return unit !== undefined && isOffice(unit, directory, reader);
}

function isOffice(unit: number, directory: DirectorySnapshot, { personId, roles }: Reader): boolean {
  return roles.includes('office') && worksIn(directory, personId, unit);
}
