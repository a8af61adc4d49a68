import type { PersonField } from '@wangban/engine/form';
import type { PersonRow } from '../people/store.ts';
import type { Candidate } from './candidate.ts';
import { type PickSource, unitScope } from './pick-source.ts';

const STUDENTS = new Set(['undergraduate', 'postgraduate', 'alumnus']);

/** People 人员 whom a field may hold. */
export function peopleFor(field: PersonField, source: PickSource): readonly PersonCandidate[] {
  const scope = unitScope(field.unit, source);
  const wanted = field.affiliations;
  const ownClass = source.directory.person(source.person)?.class;
  return source.directory.people
    .filter((row) => wanted === undefined || wanted.some((one) => isOf(row, one)))
    .filter(({ unitId }) => scope === undefined || (unitId !== null && scope.has(unitId)))
    .filter(({ classId }) => field.class === undefined || (classId !== null && classId === ownClass))
    .map((row) => candidateOf(row, source));
}

/** Whoever is no student works here. */
function isOf({ affiliation }: PersonRow, wanted: string): boolean {
  return wanted === 'staff' ? !STUDENTS.has(affiliation) : affiliation === wanted;
}

/** A person as a candidate; `isStudent` decides how they may be found. */
export interface PersonCandidate extends Candidate {
  readonly isStudent: boolean;
}

function candidateOf(row: PersonRow, { directory }: PickSource): PersonCandidate {
  const { personNo, name, pinyin, initials, unitId } = row;
  return {
    id: personNo,
    name,
    detail: unitId === null ? '' : (directory.unit(unitId)?.name ?? ''),
    keys: [name, personNo, pinyin, initials],
    isStudent: STUDENTS.has(row.affiliation),
  };
}

/**
 * Staff are found as they are typed; a student only by the whole number or the whole name, so that nobody can list the
 * students of a college 不能遍历学生名单. Nothing typed finds nobody.
 */
export function mayBeFound(candidate: PersonCandidate, query: string): boolean {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return false;
  if (!candidate.isStudent) return true;
  return [candidate.id, candidate.name].some((key) => key.toLowerCase() === wanted);
}
