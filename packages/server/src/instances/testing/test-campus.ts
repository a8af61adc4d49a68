import type { WorkingCalendar } from '@wangban/engine';
import { buildSnapshot, type DirectorySnapshot } from '../../people/snapshot.ts';
import type { PersonRow } from '../../people/store.ts';

/** People of the test campus 测试校园, by id. Students 1–40 in class 1; everybody belongs to unit 1. */
export const CAMPUS = {
  student: 1,
  otherStudent: 2,
  counsellor: 101,
  head: 102,
  deputy: 103,
  /** Holders of the position `desk`. */
  desk: Array.from({ length: 50 }, (_, index) => 201 + index),
  /** Signers `p301` … of a large round. */
  signers: Array.from({ length: 100 }, (_, index) => 301 + index),
} as const;

/** Position `desk` 窗口, held by `CAMPUS.desk`. */
const DESK_POSITION = 1;

/** The directory of the test campus, without a database. */
export function testDirectory(): DirectorySnapshot {
  const students = Array.from({ length: 40 }, (_, index) => person(index + 1, 'undergraduate', 1));
  const staff = [CAMPUS.counsellor, CAMPUS.head, CAMPUS.deputy, ...CAMPUS.desk, ...CAMPUS.signers];
  return buildSnapshot({
    revision: 1,
    units: [{ id: 1, code: 'nxy', name: '农学院', kind: 'college', parentId: null }],
    classes: [{ id: 1, name: '农学2401' }],
    persons: [...students, ...staff.map((id) => person(id, 'staff', null))],
    positions: [{ id: DESK_POSITION, code: 'desk', name: '窗口', unitId: 1, holders: CAMPUS.desk }],
    heads: [{ subjectId: 1, people: [CAMPUS.head] }],
    counsellors: [{ subjectId: 1, people: [CAMPUS.counsellor] }],
    supervisors: [],
  });
}

function person(id: number, affiliation: string, classId: number | null): PersonRow {
  const names = { personNo: `p${id}`, name: `人员${id}`, pinyin: '', initials: '' };
  return { id, ...names, affiliation, unitId: 1, classId, email: null, phone: null, active: true };
}

/** Monday to Friday, 8:30–12:00 and 14:00–17:30 in China, every year. */
export const testCalendar: WorkingCalendar = {
  utcOffsetMinutes: 480,
  hoursOn: (localDate) => {
    const day = new Date(`${localDate}T00:00:00Z`).getUTCDay();
    return day === 0 || day === 6 ? [] : [hours(510, 720), hours(840, 1050)];
  },
};

function hours(from: number, to: number) {
  return { from, to };
}
