import { openTasks, type Instance } from '@wangban/engine';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Role } from '../platform/http/contract.ts';
import type { InstanceDeps } from './deps.ts';
import { principalKey } from './effects/principal-key.ts';
import { addressesOf } from '../people/substitution.ts';
import { hasOpenTask } from '../tasks/store.ts';
import { findInstance, isInvolved } from './store.ts';

/** Who asks, with the roles of their session. */
export interface Reader {
  readonly personId: number;
  readonly roles: readonly Role[];
}

/** What the right to read depends on. */
export interface Readable {
  readonly id: number;
  readonly service: string;
  readonly service_version: number;
  readonly applicant_id: number;
  readonly state?: Pick<Instance, 'tokens'>;
}

/**
 * May this person read the instance 能否查看办件? The applicant; whoever has, had or may claim one of its tasks, in person
 * or through a position held now; and people with the role `office` in the unit that answers for the service. Nobody
 * else, administrators included.
 */
export async function mayRead(deps: InstanceDeps, reader: Reader, instance: Readable): Promise<boolean> {
  if (instance.applicant_id === reader.personId) return true;
  // Asked anew: who has lost a position must not read on through an old snapshot.
  const directory = await deps.directory.refresh();
  const addresses = directory.principals(reader.personId).map(principalKey);
  if (await isInvolved(deps.db, instance.id, reader.personId, addresses)) return true;
  if (await standsIn(deps, reader.personId, instance.id)) return true;
  if (await mustName(deps, reader.personId, instance)) return true;
  if (!reader.roles.includes('office')) return false;
  const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
  return compiled !== undefined && worksIn(directory, reader.personId, compiled.facts.owner);
}

/** Heads of the unit in charge see a case in which they must name somebody. */
async function mustName(deps: InstanceDeps, person: number, instance: Readable): Promise<boolean> {
  if (instance.state?.tokens.some(({ incident }) => incident !== undefined) !== true) return false;
  const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
  return compiled !== undefined && deps.directory.current().heads(compiled.facts.owner).includes(person);
}

/** Is one of its open tasks theirs for the time that they stand in for somebody? */
async function standsIn(deps: InstanceDeps, person: number, instance: number): Promise<boolean> {
  const lent = addressesOf(deps.directory.current(), person, deps.clock()).filter((each) => each.isGrantors);
  return lent.length > 0 && hasOpenTask(deps.pool, instance, lent);
}

/** The same by id, for those who hold nothing of the instance yet; false when there is none. */
export async function mayReadById(deps: InstanceDeps, reader: Reader, id: number): Promise<boolean> {
  const instance = await findInstance(deps.db, id);
  return instance !== undefined && mayRead(deps, reader, instance);
}

/** The owner unit or one below it. */
function worksIn(directory: DirectorySnapshot, person: number, owner: number): boolean {
  const unit = directory.person(person)?.unit;
  return unit !== undefined && directory.unitsBelow(owner).includes(unit);
}

/** The applicant's open task after a return, if there is one now. */
export function reviseTaskOf(instance: Instance) {
  return openTasks(instance).find(({ kind }) => kind === 'revise');
}
