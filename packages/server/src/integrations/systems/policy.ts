import type { DirectorySnapshot } from '../../people/snapshot.ts';
import type { Session } from '../../platform/http/session.ts';
import type { SystemDefinition } from './definition.ts';

/** Who may look at how a system stands 查看: administrators, auditors, and people of the unit in charge. */
export function maySee(
  { owner }: Pick<SystemDefinition, 'owner'>,
  directory: DirectorySnapshot,
  { personId, roles }: Session,
): boolean {
  if (roles.includes('admin') || roles.includes('auditor')) return true;
  const unit = directory.unitByCode(owner);
  const person = directory.person(personId);
  if (unit === undefined || person?.active !== true) return false;
  return roles.includes('office') && directory.unitsBelow(unit.id).includes(person.unit);
}

/** Who may decide about what waits for a person 处理差异: administrators, and the office of the unit in charge. */
export function maySettle(
  definition: Pick<SystemDefinition, 'owner'>,
  directory: DirectorySnapshot,
  session: Session,
): boolean {
  if (session.roles.includes('admin')) return true;
  return session.roles.includes('office') && maySee(definition, directory, session);
}
