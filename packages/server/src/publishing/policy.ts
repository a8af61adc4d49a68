import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import type { ServiceDefinition } from '../catalogue/definition.ts';
import { mayKeep } from '../guides/policy.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Session } from '../platform/http/session.ts';

/**
 * May this person prepare and publish versions of the service 能否发布? Those who keep its guide: its keepers, the owner's
 * office, administrators. Of a service that the hall does not have (or cannot read) an administrator, and whoever has the
 * role `office` for a draft of their own.
 */
export function mayPrepare(
  serving: Pick<CatalogueEntry, 'definition'> | undefined,
  savedBy: number | undefined,
  directory: DirectorySnapshot,
  session: Session,
): boolean {
  if (serving !== undefined) return mayKeep(serving.definition, directory, session);
  if (session.roles.includes('admin')) return true;
  return session.roles.includes('office') && (savedBy === undefined || savedBy === session.personId);
}

/** May they put it in force? Also by what the new version says: nobody hands a service to another office, or takes one. */
export function mayPublish(
  definition: ServiceDefinition,
  serving: Pick<CatalogueEntry, 'definition'> | undefined,
  directory: DirectorySnapshot,
  session: Session,
): boolean {
  const keeps = (one: ServiceDefinition): boolean => mayKeep(one, directory, session);
  return keeps(definition) && (serving === undefined || keeps(serving.definition));
}
