import { openActivities, openTasks, type Instance, type Right } from '@wangban/engine';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Role } from '../platform/http/contract.ts';
import type { InstanceDeps } from './deps.ts';
import { principalKey } from './effects/principal-key.ts';
import { worksIn } from '../people/works-in.ts';
import { mayActOn } from './acting.ts';
import { addressesOf } from '../people/substitution.ts';
import { hasOpenTask } from '../tasks/store.ts';
import type { StoredState } from './change.ts';
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
  readonly filer_id: number | null;
  readonly state?: StoredState;
}

/**
 * May this person read the instance 能否查看办件? The applicant; who filed it and may still act for them; whoever has, had or may claim one of its tasks, in person
 * or through a position held now; to whom it was copied or who must reply to a supervision; and people with the role `office`
 * in the unit that answers for the service. Nobody else, administrators included.
 */
export async function mayRead(deps: InstanceDeps, reader: Reader, instance: Readable): Promise<boolean> {
  if (instance.applicant_id === reader.personId) return true;
  if (await mayActOn(deps, reader, instance)) return true;
  // Asked anew: who has lost a position must not read on through an old snapshot.
  const directory = await deps.directory.refresh();
  const addresses = directory.principals(reader.personId).map(principalKey);
  if (await isInvolved(deps.db, instance.id, reader.personId, addresses)) return true;
  if (await standsIn(deps, reader.personId, instance.id)) return true;
  if (await mustHelp(deps, reader.personId, instance)) return true;
  if (wasTold(reader.personId, instance)) return true;
  if (!reader.roles.includes('office')) return false;
  const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
  return compiled !== undefined && worksIn(directory, reader.personId, compiled.facts.owner);
}

/** To whom the case was copied 抄送, and who is asked about it by a supervision 督办. */
function wasTold(person: number, { state }: Readable): boolean {
  const { copies = [], supervisions = [] } = state?.docket ?? {};
  return (
    copies.some((copy) => copy.person === person) ||
    supervisions.some(({ people }) => people.includes(person))
  );
}

/**
 * Rights over an instance as a whole 办件权限: `owner` = role `office` in the unit in charge or below it, or its head; `admin`
 * = the role; `supervisor` = the administrator, and heads of the unit in charge and of those above it.
 */
export async function rightsOver(
  deps: InstanceDeps,
  { personId, roles }: Reader,
  instance: Readable,
): Promise<readonly Right[]> {
  const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
  if (compiled === undefined) return [];
  const directory = await deps.directory.refresh();
  const { owner } = compiled.facts;
  const isAdmin = roles.includes('admin');
  const heads = (unit: number): boolean => directory.heads(unit).includes(personId);
  const inCharge = isInCharge(directory, { personId, roles }, owner);
  const watches = isAdmin || above(directory, owner).some(heads);
  return [
    ...(inCharge ? (['owner'] as const) : []),
    ...(isAdmin ? (['admin'] as const) : []),
    ...(watches ? (['supervisor'] as const) : []),
  ];
}

/** Is the reader in charge of what this unit answers for: its head, or with the role `office` in it or below? */
export function isInCharge(
  directory: DirectorySnapshot,
  { personId, roles }: Reader,
  owner: number,
): boolean {
  return (
    directory.heads(owner).includes(personId) ||
    (roles.includes('office') && worksIn(directory, personId, owner))
  );
}

/** May this person read all of these? Cases of the own unit cost no query each. */
export async function mayReadAll(
  deps: InstanceDeps,
  reader: Reader,
  instances: readonly Readable[],
): Promise<boolean> {
  const directory = await deps.directory.refresh();
  for (const instance of instances) {
    const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
    const { owner } = compiled?.facts ?? {};
    const isOwn =
      owner !== undefined && reader.roles.includes('office') && worksIn(directory, reader.personId, owner);
    if (!isOwn && !(await mayRead(deps, reader, instance))) return false;
  }
  return true;
}

/** The unit and those above it; a ring in the data ends where it would repeat. */
function above(directory: DirectorySnapshot, from: number): readonly number[] {
  const units: number[] = [];
  let unit = directory.unit(from);
  while (unit !== undefined && !units.includes(unit.id)) {
    units.push(unit.id);
    unit = unit.parent === undefined ? undefined : directory.unit(unit.parent);
  }
  return units;
}

/** Heads of the unit in charge see a case in which they must name somebody, or choose what is done. */
async function mustHelp(deps: InstanceDeps, person: number, instance: Readable): Promise<boolean> {
  const { state } = instance;
  const mayWait = state?.scopes !== undefined || state?.tokens.some(({ incident }) => incident !== undefined);
  if (state === undefined || mayWait !== true) return false;
  const compiled = await deps.serviceByVersion(instance.service, instance.service_version);
  if (compiled === undefined) return false;
  if (!deps.directory.current().heads(compiled.facts.owner).includes(person)) return false;
  if (state.tokens.some(({ incident }) => incident !== undefined)) return true;
  return openActivities(compiled.flow, { ...state, data: {} }).length > 0;
}

/** Is one of its open tasks theirs for the time that they stand in for somebody? */
async function standsIn(deps: InstanceDeps, person: number, instance: number): Promise<boolean> {
  const lent = addressesOf(deps.directory.current(), person, deps.clock()).filter(
    (each) => each.grantor !== undefined,
  );
  return lent.length > 0 && hasOpenTask(deps.pool, instance, lent);
}

/** The same by id, for those who hold nothing of the instance yet; false when there is none. */
export async function mayReadById(deps: InstanceDeps, reader: Reader, id: number): Promise<boolean> {
  const instance = await findInstance(deps.db, id);
  return instance !== undefined && mayRead(deps, reader, instance);
}

/** The applicant's open task after a return, if there is one now. */
export function reviseTaskOf(instance: Instance) {
  return openTasks(instance).find(({ kind }) => kind === 'revise');
}
