import type { PersonId } from '@wangban/engine';
import { familyPrincipals } from '../family/store.ts';
import { looksAfter, mayApplyFor, type Actor, type Admitting, type BehalfDeps } from './policy.ts';

/** More people than anybody looks through: the number leads to the rest. */
const MOST_LISTED = 200;

/**
 * For whom somebody may apply 可代办的人: family, and whom they look after in their own unit; with a person number (and only
 * where the service admits counters) just that person.
 */
export async function applicantsFor(
  deps: BehalfDeps,
  actor: Actor,
  service: Admitting,
  personNo: string | undefined,
): Promise<readonly PersonId[]> {
  const directory = await deps.directory.refresh();
  const { onBehalf = [] } = service.definition;
  if (personNo !== undefined) {
    const found = directory.personByNo(personNo);
    const may =
      found !== undefined &&
      found.id !== actor.personId &&
      (await mayApplyFor(deps, actor, found.id, service));
    return may ? [found.id] : [];
  }
  const family = onBehalf.includes('family')
    ? await familyPrincipals(deps.pool, actor.personId, service.definition.code)
    : [];
  const relations = onBehalf.filter((admitted) => admitted !== 'office' && admitted !== 'family');
  const own = directory.person(actor.personId);
  const colleagues = relations.length === 0 || own === undefined ? [] : (directory.members?.(own.unit) ?? []);
  const cared = colleagues.filter((id) =>
    relations.some((relation) => looksAfter(directory, relation, actor.personId, id)),
  );
  const all = [...new Set([...family, ...cared])].filter(
    (id) => id !== actor.personId && directory.person(id)?.active === true,
  );
  return all.slice(0, MOST_LISTED);
}
