import type { Directory, DirectoryPerson, DirectoryUnit, RelationSubject } from '../assignment/directory.ts';
import type { OfficeHours, WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Context, ServiceFacts } from '../context.ts';

/** A small campus: university 1 › college 10 (› student office 11, department 12 ‹ › lab 13), owner unit 20. */
export interface Campus {
  readonly units: readonly DirectoryUnit[];
  readonly people: readonly DirectoryPerson[];
  /** `code@unit` → position id and holders. */
  readonly positions: {
    readonly [key: string]: { readonly id: number; readonly holders: readonly number[] };
  };
  readonly heads: { readonly [unit: number]: readonly number[] };
  readonly counsellors: { readonly [classId: number]: readonly number[] };
  readonly supervisors: { readonly [person: number]: readonly number[] };
  readonly groups: { readonly [code: string]: readonly number[] };
  /** `relation/kind:subject` → people. */
  readonly relations: { readonly [key: string]: readonly number[] };
}

/** The applicant of most tests: student `s1`, id 1, class 5, in department 12. */
export const STUDENT = 1;

/** Person `t<n>` has id 100 + n and is active; `t90` to `t99` are inactive. */
export const teacher = (n: number): number => 100 + n;

const unit = (id: number, kind: string, parent?: number): DirectoryUnit => ({
  id,
  code: `u${id}`,
  name: `单位${id}`,
  kind,
  ...(parent === undefined ? undefined : { parent }),
});

const person = (id: number, personNo: string, active = true): DirectoryPerson => ({
  id,
  personNo,
  name: personNo,
  active,
  unit: unitOfPerson(id),
  ...(id < 100 ? { class: 5, building: 'b7' } : undefined),
});

/** Everybody is in department 12, but `t30` to `t39` are in lab 13 and `t40` to `t49` in department 20. */
function unitOfPerson(id: number): number {
  if (id >= 130 && id < 140) return 13;
  return id >= 140 && id < 150 ? 20 : 12;
}

/** The campus as most tests see it. */
export const CAMPUS: Campus = {
  units: [
    unit(1, 'university'),
    unit(10, 'college', 1),
    unit(11, 'office', 10),
    unit(12, 'department', 10),
    unit(13, 'lab', 12),
    unit(20, 'department', 1),
  ],
  people: [
    ...Array.from({ length: 9 }, (_, index) => person(index + 1, `s${index + 1}`)),
    ...Array.from({ length: 99 }, (_, index) => person(teacher(index + 1), `t${index + 1}`, index + 1 < 90)),
  ],
  positions: {
    'office-head@11': { id: 501, holders: [teacher(11)] },
    'secretary@20': { id: 502, holders: [teacher(21), teacher(22)] },
    'lab-head@13': { id: 503, holders: [teacher(13)] },
    'president@1': { id: 504, holders: [teacher(60)] },
    'vacant@12': { id: 505, holders: [] },
    'retired@12': { id: 506, holders: [teacher(90)] },
  },
  heads: { 12: [teacher(12)], 10: [teacher(10)], 1: [teacher(60)], 20: [teacher(20)] },
  counsellors: { 5: [teacher(5)] },
  supervisors: { 1: [teacher(6), teacher(7)] },
  groups: {
    panel: [teacher(71), teacher(72)],
    one: [teacher(71)],
    empty: [],
    gone: [teacher(90), teacher(72)],
  },
  relations: {
    'classTeacher/class:5': [teacher(51)],
    'secretary/unit:10': [teacher(52), teacher(53)],
    'warden/building:b7': [teacher(54)],
    'mentor/person:1': [teacher(91), teacher(55)],
  },
};

/** Directory snapshot of a campus. */
export function directoryOf(campus: Campus): Directory {
  const people = new Map(campus.people.map((each) => [each.id, each]));
  const numbers = new Map(campus.people.map((each) => [each.personNo, each]));
  const units = new Map(campus.units.map((each) => [each.id, each]));
  const codes = new Map(campus.units.map((each) => [each.code, each]));
  const holders = new Map(Object.values(campus.positions).map((each) => [each.id, each.holders]));
  return {
    person: (id) => people.get(id),
    personByNo: (personNo) => numbers.get(personNo),
    unit: (id) => units.get(id),
    unitByCode: (code) => codes.get(code),
    children: (id) => campus.units.filter(({ parent }) => parent === id).map((each) => each.id),
    position: (code, id) => campus.positions[`${code}@${id}`]?.id,
    holders: (position) => holders.get(position) ?? [],
    heads: (id) => campus.heads[id] ?? [],
    counsellors: (id) => campus.counsellors[id] ?? [],
    supervisors: (id) => campus.supervisors[id] ?? [],
    members: (id) => campus.people.filter((each) => each.unit === id).map((each) => each.id),
    group: (code) => campus.groups[code] ?? [],
    related: (relation, subject) => campus.relations[`${relation}/${subjectKey(subject)}`] ?? [],
    units: () => campus.units.map((each) => each.id),
  };
}

function subjectKey(subject: RelationSubject): string {
  return `${subject.kind}:${subject.kind === 'building' ? subject.code : subject.id}`;
}

const HOURS: readonly OfficeHours[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];

/** Monday to Friday, 8–12 and 14–18, 2026 only. */
export const CALENDAR: WorkingCalendar = {
  utcOffsetMinutes: 480,
  hoursOn: (date) => {
    if (!date.startsWith('2026-')) return undefined;
    const day = new Date(`${date}T00:00:00Z`).getUTCDay();
    return day === 0 || day === 6 ? [] : HOURS;
  },
};

/** Monday 2026-03-02, 09:00 in Shanghai. */
export const MONDAY_NINE = Date.UTC(2026, 2, 2, 1);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const SERVICE: ServiceFacts = {
  code: 'test',
  name: '测试',
  owner: 20,
  processingTimeDays: 3,
  parameters: { limit: 3 },
};

/** A context in which task ids count from 1001. */
export function contextFor(overrides: Partial<Context> = {}): Context {
  let task = 1000;
  return {
    now: MONDAY_NINE,
    actor: STUDENT,
    directory: directoryOf(CAMPUS),
    calendar: CALENDAR,
    service: SERVICE,
    newTaskId: () => (task += 1),
    ...overrides,
  };
}
