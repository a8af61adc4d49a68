import type { PersonId } from '@wangban/engine';
import type { CompiledService } from '../catalogue/compiled.ts';
import { hasFamilyLink } from '../family/store.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { worksIn } from '../people/works-in.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { Role } from '../platform/http/contract.ts';

/** What the decision looks at. */
export interface BehalfDeps {
  readonly pool: Pool;
  readonly directory: { refresh(): Promise<DirectorySnapshot> };
}

/** Who wants to act, with the roles of their session. */
export interface Actor {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
}

/** What a service says about applying for others, with its unit in charge. */
export type Admitting = Pick<CompiledService, 'definition' | 'facts'>;

/**
 * May this person apply for that one 能否代办, and do later what is the applicant's? As the service admits: people of a
 * relation to the applicant, their class, unit or building; the counter of the unit in charge; family linked with
 * consent. Asked at every step: who lost the office or the link can do nothing more.
 */
export async function mayApplyFor(
  deps: BehalfDeps,
  actor: Actor,
  applicant: PersonId,
  { definition, facts }: Admitting,
): Promise<boolean> {
  const { code, onBehalf = [] } = definition;
  if (onBehalf.length === 0) return false;
  const directory = await deps.directory.refresh();
  if (directory.person(applicant)?.active !== true) return false;
  for (const admitted of onBehalf) {
    if (admitted === 'office') {
      if (actor.roles.includes('office') && worksIn(directory, actor.personId, facts.owner)) return true;
    } else if (admitted === 'family') {
      if (await hasFamilyLink(deps.pool, actor.personId, applicant, code)) return true;
    } else if (looksAfter(directory, admitted, actor.personId, applicant)) return true;
  }
  return false;
}

/** Has the actor this relation to the applicant, or to the class, unit or building that they belong to? */
export function looksAfter(
  directory: DirectorySnapshot,
  relation: string,
  actor: PersonId,
  applicant: PersonId,
): boolean {
  const person = directory.person(applicant);
  if (person === undefined) return false;
  const subjects = [
    { kind: 'person', id: applicant } as const,
    ...(person.class === undefined ? [] : [{ kind: 'class', id: person.class } as const]),
    { kind: 'unit', id: person.unit } as const,
    ...(person.building === undefined ? [] : [{ kind: 'building', code: person.building } as const]),
  ];
  return subjects.some((subject) => directory.related?.(relation, subject).includes(actor) === true);
}
