import { upwards } from '../assignment/climb.ts';
import type { PersonId } from '../assignment/directory.ts';
import type { Context } from '../context.ts';

/**
 * The heads above a person 上级阶梯, rung by rung: the unit's own first, each once, without the person. Rungs where nobody
 * is left are passed over.
 */
function ladder(person: PersonId, { directory }: Context): readonly (readonly PersonId[])[] {
  const unit = directory.person(person)?.unit;
  if (unit === undefined) return [];
  const seen = new Set([person]);
  const rungs = upwards(directory, unit).map((each) =>
    directory.heads(each).filter((head) => {
      const isNew = directory.person(head)?.active === true && !seen.has(head);
      seen.add(head);
      return isNew;
    }),
  );
  return rungs.filter((heads) => heads.length > 0);
}

/** Everybody on one rung above these people, counted from 0, who is not among them; each once. */
export function rungAbove(people: readonly PersonId[], rung: number, context: Context): readonly PersonId[] {
  const heads = people.flatMap((person) => ladder(person, context)[rung] ?? []);
  return [...new Set(heads)].filter((head) => !people.includes(head));
}

/** Active heads of the unit in charge of the service. */
export function ownersOf({ directory, service }: Context): readonly PersonId[] {
  return directory.heads(service.owner).filter((id) => directory.person(id)?.active === true);
}
