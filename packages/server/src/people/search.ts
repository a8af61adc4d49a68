import type { PersonRow } from './store.ts';

/** A person that a search found. */
export interface FoundPerson {
  readonly id: number;
  readonly name: string;
  readonly personNo: string;
  readonly unit: string;
}

/** One searchable member of staff. */
export interface StaffEntry extends FoundPerson {
  readonly number: string;
  readonly pinyin: string;
  readonly initials: string;
}

const MAX_FOUND = 20;
const STUDENTS = ['undergraduate', 'postgraduate', 'alumnus'];

/** Staff 教职工 who are here, ordered by pinyin, for `findStaff`. */
export function staffIndex(
  persons: readonly PersonRow[],
  unitName: (id: number | null) => string,
): readonly StaffEntry[] {
  return persons
    .filter((row) => row.active && !STUDENTS.includes(row.affiliation))
    .map(({ id, name, personNo, pinyin, initials, unitId }) => ({
      id,
      name,
      personNo,
      pinyin,
      initials,
      unit: unitName(unitId),
      number: personNo.toLowerCase(),
    }))
    .toSorted((a, b) => compare(a.pinyin, b.pinyin) || compare(a.number, b.number));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Finds staff 找人 by name, number, pinyin (`zhouwen`, `zhou wen jing`) or initials (`zwj`). Best matches first:
 * exact, then beginning, then inside the name. A few thousand entries are simply walked through.
 */
export function findStaff(staff: readonly StaffEntry[], query: string): readonly FoundPerson[] {
  const wanted = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '');
  if (wanted === '') return [];
  const ranked: StaffEntry[][] = [[], [], []];
  for (const entry of staff) ranked[rank(entry, wanted)]?.push(entry);
  return ranked
    .flat()
    .slice(0, MAX_FOUND)
    .map(({ id, name, personNo, unit }) => ({ id, name, personNo, unit }));
}

/** 0 = exact, 1 = begins so, 2 = contains it, 3 = no match. */
function rank(entry: StaffEntry, wanted: string): number {
  const name = entry.name.toLowerCase().replace(/\s/g, '');
  const keys = [name, entry.number, entry.pinyin, entry.initials];
  if (keys.includes(wanted)) return 0;
  if (keys.some((key) => key.startsWith(wanted))) return 1;
  return name.includes(wanted) ? 2 : 3;
}
