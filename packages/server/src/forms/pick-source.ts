import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Queryable } from '../platform/db/pool.ts';

/** Where candidates come from, and who picks. */
export interface PickSource {
  readonly db: Queryable;
  readonly directory: DirectorySnapshot;
  /** The person for whom the form is filled in: `own` means their unit. */
  readonly person: number;
}

/** Codes of the unit that `own` or a code means, and of all below it; undefined = no limit. */
export function unitScope(
  unit: string | undefined,
  { directory, person }: PickSource,
): ReadonlySet<number> | undefined {
  if (unit === undefined) return undefined;
  const id = unit === 'own' ? directory.person(person)?.unit : directory.unitByCode(unit)?.id;
  return new Set(id === undefined ? [] : directory.unitsBelow(id));
}
