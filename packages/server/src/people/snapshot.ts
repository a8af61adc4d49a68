import type {
  Directory,
  DirectoryPerson,
  DirectoryUnit,
  PersonId,
  PositionId,
  Principal,
  RelationSubject,
  Substitution,
  UnitId,
} from '@wangban/engine';
import { findStaff, type FoundPerson, staffIndex } from './search.ts';
import type { ClassRow, DirectoryRows, LinkRow, PersonRow } from './store.ts';
import { toSubstitution } from './substitution.ts';

/** A person as pages show them: names instead of keys. */
interface PersonDisplay {
  readonly id: PersonId;
  readonly personNo: string;
  readonly name: string;
  /** Name of the unit, empty when the person belongs to none. */
  readonly unit: string;
  readonly unitCode: string | undefined;
  readonly className: string | undefined;
  readonly classCode: string | undefined;
  readonly affiliation: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

/** The engine's directory 组织快照 with what the server needs beside it. Immutable; lookups are O(1). */
export interface DirectorySnapshot extends Directory {
  /** Revision of the data that this snapshot was built from. */
  readonly revision: number;
  /** Inbox addresses 待办地址 of a person: their own, and each position they hold. */
  principals(person: PersonId): readonly Principal[];
  display(person: PersonId): PersonDisplay | undefined;
  /** Name of a position with its unit, such as 学生工作办公室主任（农学院学生工作办公室）. */
  positionName(position: PositionId): string | undefined;
  /** Substitutions 长期委托, also those to come and those that are over. */
  readonly substitutions: readonly Substitution[];
  /** Those that name this person as the substitute. */
  standsInFor(person: PersonId): readonly Substitution[];
  /** The unit and everything below it. */
  unitsBelow(unit: UnitId): readonly UnitId[];
  /** People who are here, and classes that are open, for pickers. */
  readonly people: readonly PersonRow[];
  readonly classes: readonly ClassRow[];
  /** Staff who are here, by name, number, pinyin or initials; the best 20. */
  findPeople(query: string): readonly FoundPerson[];
}

const NOBODY: readonly never[] = [];
/** `unit` of people who belong to none (the first administrator); no unit has this id. */
const NO_UNIT = 0;

/** Builds the snapshot from rows of one moment. */
export function buildSnapshot(rows: DirectoryRows): DirectorySnapshot {
  const persons = new Map(rows.persons.map((row) => [row.id, toPerson(row)]));
  const personRows = new Map(rows.persons.map((row) => [row.id, row]));
  const numbers = new Map(rows.persons.map((row) => [row.personNo.toLowerCase(), row.id]));
  const units = new Map(
    rows.units.map(({ parentId, ...unit }) => [
      unit.id,
      parentId === null ? unit : { ...unit, parent: parentId },
    ]),
  );
  const codes = new Map(rows.units.map((row) => [row.code.toLowerCase(), row.id]));
  const below = groupChildren(rows);
  const classes = new Map(rows.classes.map((row) => [row.id, row]));
  const positions = new Map(rows.positions.map((row) => [row.id, row]));
  const positionKeys = new Map(
    rows.positions.map((row) => [`${row.unitId}/${row.code.toLowerCase()}`, row.id]),
  );
  const heads = linkMap(rows.heads);
  const counsellors = linkMap(rows.counsellors);
  const supervisors = linkMap(rows.supervisors);
  const held = heldPositions(rows);
  const members = groupMembers(rows);
  const groups = new Map((rows.groups ?? []).map(({ code, people }) => [code.toLowerCase(), people]));
  const relations = relationMap(rows);
  const substitutions = (rows.substitutions ?? []).map(toSubstitution);
  const unitName = (id: number | null): string => (id === null ? '' : (units.get(id)?.name ?? ''));
  const staff = staffIndex(rows.persons, unitName);

  const unitsBelow = (unit: UnitId): readonly UnitId[] => {
    const all = units.has(unit) ? [unit] : [];
    // The list grows while it is walked: breadth first.
    for (const id of all) all.push(...(below.get(id) ?? NOBODY));
    return all;
  };
  return {
    revision: rows.revision,
    person: (id) => persons.get(id),
    personByNo: (personNo) => persons.get(numbers.get(personNo.toLowerCase()) ?? -1),
    unit: (id) => units.get(id),
    unitByCode: (code) => units.get(codes.get(code.toLowerCase()) ?? -1),
    position: (code, unit) => positionKeys.get(`${unit}/${code.toLowerCase()}`),
    holders: (position) => positions.get(position)?.holders ?? NOBODY,
    heads: (unit) => heads.get(unit) ?? NOBODY,
    counsellors: (classId) => counsellors.get(classId) ?? NOBODY,
    supervisors: (person) => supervisors.get(person) ?? NOBODY,
    principals: (person) => [{ person }, ...(held.get(person) ?? NOBODY).map((position) => ({ position }))],
    display: (id) => {
      const row = personRows.get(id);
      return row === undefined ? undefined : toDisplay(row, units, classes);
    },
    positionName: (id) => {
      const row = positions.get(id);
      return row === undefined ? undefined : `${row.name}（${unitName(row.unitId)}）`;
    },
    children: (unit) => below.get(unit) ?? NOBODY,
    members: (unit) => members.get(unit) ?? NOBODY,
    group: (code) => groups.get(code.toLowerCase()) ?? NOBODY,
    related: (relation, subject) => relations.get(`${relation}/${subjectKey(subject)}`) ?? NOBODY,
    units: () => [...units.keys()],
    substitutions,
    standsInFor: (person) => substitutions.filter(({ substitute }) => substitute === person),
    unitsBelow,
    people: rows.persons.filter(({ active }) => active),
    classes: rows.classes.filter(({ active = true }) => active),
    findPeople: (query) => findStaff(staff, query),
  };
}

function toPerson(row: PersonRow): DirectoryPerson {
  const { id, personNo, name, active } = row;
  const { classId, building = null } = row;
  return {
    id,
    personNo,
    name,
    active,
    unit: row.unitId ?? NO_UNIT,
    ...(classId === null ? undefined : { class: classId }),
    ...(building === null ? undefined : { building }),
  };
}

function toDisplay(
  row: PersonRow,
  units: ReadonlyMap<number, DirectoryUnit>,
  classes: ReadonlyMap<number, ClassRow>,
): PersonDisplay {
  const { id, personNo, name, affiliation } = row;
  const unit = units.get(row.unitId ?? NO_UNIT);
  const group = classes.get(row.classId ?? NO_UNIT);
  return {
    id,
    personNo,
    name,
    affiliation,
    unit: unit?.name ?? '',
    unitCode: unit?.code,
    className: group?.name,
    classCode: group?.code,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
  };
}

function linkMap(links: readonly LinkRow[]): ReadonlyMap<number, readonly number[]> {
  return new Map(links.map(({ subjectId, people }) => [subjectId, people]));
}

/** Units arrive in their order, so children keep it. */
function groupChildren(rows: DirectoryRows): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const { id, parentId } of rows.units) {
    if (parentId === null) continue;
    const siblings = children.get(parentId);
    if (siblings === undefined) children.set(parentId, [id]);
    else siblings.push(id);
  }
  return children;
}

function groupMembers(rows: DirectoryRows): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const { id, unitId } of rows.persons) {
    if (unitId === null) continue;
    const unit = members.get(unitId);
    if (unit === undefined) members.set(unitId, [id]);
    else unit.push(id);
  }
  return members;
}

/** Counsellors and supervisors are relations, too. */
function relationMap(rows: DirectoryRows): ReadonlyMap<string, readonly number[]> {
  return new Map([
    ...rows.counsellors.map(({ subjectId, people }) => [`counsellor/class:${subjectId}`, people] as const),
    ...rows.supervisors.map(({ subjectId, people }) => [`supervisor/person:${subjectId}`, people] as const),
    ...(rows.relations ?? []).map(
      ({ relation, subject, people }) => [`${relation}/${subject}`, people] as const,
    ),
  ]);
}

function subjectKey(subject: RelationSubject): string {
  return `${subject.kind}:${subject.kind === 'building' ? subject.code.toLowerCase() : subject.id}`;
}

function heldPositions(rows: DirectoryRows): ReadonlyMap<number, readonly number[]> {
  const held = new Map<number, number[]>();
  for (const { id, holders } of rows.positions) {
    for (const person of holders) held.set(person, [...(held.get(person) ?? []), id]);
  }
  return held;
}
