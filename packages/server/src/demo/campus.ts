import type {
  ClassRow,
  ImportRows,
  PersonRow,
  PositionRow,
  RelationRow,
  UnitRow,
} from '../people/import/rows.ts';
import { buildCollege } from './build-college.ts';
import { buildDepartments } from './build-departments.ts';
import { DEMO_COLLEGES, DEMO_UNIVERSITY } from './campus-units.ts';
import { NAMED_PEOPLE, type NamedPerson } from './named-people.ts';
import { nameSource } from './names.ts';
import { POST_HOLDERS } from './post-holders.ts';
import { type Random, seededRandom } from './random.ts';

/** Rows of the demo campus 演示校园 as the import takes them. */
export interface Campus {
  readonly units: UnitRow[];
  readonly classes: ClassRow[];
  readonly persons: PersonRow[];
  readonly positions: PositionRow[];
  readonly relations: RelationRow[];
}

/** A campus under construction: rows so far, and where names and numbers come from. */
export interface CampusDraft extends Campus {
  readonly random: Random;
  readonly names: ReturnType<typeof nameSource>;
  /** Adds a member of staff: somebody named, or a generated person with the next free number. */
  staff(unit: string, named?: NamedPerson): string;
  /** Adds a student with this number. */
  student(
    personNo: string,
    affiliation: 'undergraduate' | 'postgraduate',
    unit: string,
    inClass: string,
  ): void;
}

/** Changing the seed changes every generated name. */
const SEED = 20_170_508;

/** Builds the demo campus: always the same about 3,000 people, none of them real. */
export function buildCampus(): Campus {
  const random = seededRandom(SEED);
  const draft = startDraft(random);
  draft.units.push({ ...DEMO_UNIVERSITY, kind: 'university', parent: null, sort: 0 });
  draft.positions.push({
    code: 'president',
    name: '校长',
    unit: DEMO_UNIVERSITY.code,
    person: draft.staff(DEMO_UNIVERSITY.code),
    head: true,
  });
  DEMO_COLLEGES.forEach((college, index) => buildCollege(draft, college, index));
  buildDepartments(draft);
  const { units, classes, persons, positions, relations } = draft;
  return { units, classes, persons, positions, relations };
}

/** The campus in the order in which it must be imported. */
export function campusFiles(campus: Campus): readonly ImportRows[] {
  return [
    { kind: 'units', rows: campus.units },
    { kind: 'classes', rows: campus.classes },
    { kind: 'persons', rows: campus.persons },
    { kind: 'positions', rows: campus.positions },
    { kind: 'relations', rows: campus.relations },
  ];
}

function startDraft(random: Random): CampusDraft {
  const named: readonly NamedPerson[] = [...Object.values(NAMED_PEOPLE), ...Object.values(POST_HOLDERS)];
  const names = nameSource(random, new Set(named.map(({ name }) => name)));
  const known = new Map(named.map(({ personNo, name }) => [personNo, name]));
  const persons: PersonRow[] = [];
  let staffNumber = 2000;
  return {
    random,
    names,
    persons,
    units: [],
    classes: [],
    positions: [],
    relations: [],
    staff(unit, somebody) {
      const personNo = somebody?.personNo ?? `t${++staffNumber}`;
      const name = somebody?.name ?? names.staff();
      persons.push({ personNo, name, affiliation: 'staff', unit, ...contact(personNo, persons.length) });
      return personNo;
    },
    student(personNo, affiliation, unit, inClass) {
      const name = known.get(personNo) ?? names.student();
      persons.push({
        personNo,
        name,
        affiliation,
        unit,
        class: inClass,
        ...contact(personNo, persons.length),
      });
    },
  };
}

/** `example` domains are reserved (RFC 2606); no Chinese operator has been given numbers beginning with 154. */
function contact(personNo: string, index: number): { readonly email: string; readonly phone: string } {
  return { email: `${personNo}@mail.zjnd.example`, phone: `154${String(10_000_000 + index * 37)}` };
}
