import type { Directory, PersonId, UnitId } from '@wangban/engine';

/** Does the person belong to the unit or one below it 是否在该单位? */
export function worksIn(
  directory: Pick<Directory, 'person'> & { unitsBelow(unit: UnitId): readonly UnitId[] },
  person: PersonId,
  unit: UnitId,
): boolean {
  const own = directory.person(person)?.unit;
  return own !== undefined && directory.unitsBelow(unit).includes(own);
}
