import type { Known, KnownPerson } from './known.ts';
import { planRows, type RowPlan } from './plan.ts';
import { keyOf, type PersonRow } from './rows.ts';

/** A person to write. Who is named by a file is here, and belongs to the import from then on. */
export interface PersonWrite {
  readonly personNo: string;
  readonly name: string;
  readonly affiliation: string;
  readonly unitId: number;
  readonly classId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: 'active';
  readonly source: 'import';
}

/** What a persons file would do. `present`: active people of the affiliations that the file is about. */
export interface PersonPlan extends RowPlan<PersonWrite> {
  readonly leavers: readonly number[];
  readonly present: number;
}

/**
 * Compares a persons file with the stored people. The file speaks for the affiliations it names: a list of students
 * says nothing about staff. Imported active people of those affiliations that it does not name are leavers 离校人员.
 */
export function planPersons(
  rows: readonly PersonRow[],
  known: Known,
  refused: readonly string[] = [],
): PersonPlan {
  const plan = planRows(rows.flatMap((row) => pair(row, known)));
  const named = new Set([...refused, ...rows.map(({ personNo }) => personNo)].map(keyOf));
  const affiliations = new Set<string>(rows.map(({ affiliation }) => affiliation));
  const present = known.persons.all.filter(
    (person) =>
      person.source === 'import' && person.status === 'active' && affiliations.has(person.affiliation),
  );
  const leavers = present.filter(({ personNo }) => !named.has(keyOf(personNo))).map(({ id }) => id);
  return {
    writes: plan.writes,
    counts: { ...plan.counts, leavers: leavers.length },
    leavers,
    present: present.length,
  };
}

function pair(row: PersonRow, known: Known): { wanted: PersonWrite; stored: KnownPerson | undefined }[] {
  const unit = known.units.byCode(row.unit);
  if (unit === undefined) return [];
  const stored = known.persons.byCode(row.personNo);
  const wanted: PersonWrite = {
    personNo: stored?.personNo ?? row.personNo,
    name: row.name,
    affiliation: row.affiliation,
    unitId: unit.id,
    classId: classOf(row, known) ?? null,
    email: row.email === undefined ? (stored?.email ?? null) : row.email,
    phone: row.phone === undefined ? (stored?.phone ?? null) : row.phone,
    status: 'active',
    source: 'import',
  };
  return [{ wanted, stored }];
}

function classOf(row: PersonRow, known: Known): number | null | undefined {
  if (row.class === undefined) return known.persons.byCode(row.personNo)?.classId;
  return row.class === null ? null : known.classes.byCode(row.class)?.id;
}
