import { describe, expect, test } from 'vitest';
import { searchKeys } from './search-keys.ts';
import { buildSnapshot } from './snapshot.ts';
import type { DirectoryRows, PersonRow } from './store.ts';

function person(id: number, personNo: string, name: string, more: Partial<PersonRow> = {}): PersonRow {
  const none = { unitId: 2, classId: null, email: null, phone: null, active: true };
  return { id, personNo, name, ...searchKeys(name), affiliation: 'staff', ...none, ...more };
}

const ROWS: DirectoryRows = {
  revision: 7,
  units: [
    { id: 1, code: 'U', name: '大学', kind: 'university', parentId: null },
    { id: 2, code: 'A', name: '农学院', kind: 'college', parentId: 1 },
    { id: 4, code: 'A2', name: '教研室', kind: 'institute', parentId: 2 },
    { id: 3, code: 'A1', name: '学生工作办公室', kind: 'office', parentId: 2 },
  ],
  classes: [{ id: 10, name: '农学2401' }],
  persons: [
    person(20, 'T1001', '周文静'),
    person(21, 't1002', '何志强', { unitId: 3 }),
    person(22, 's1', '周文', { affiliation: 'undergraduate', classId: 10, phone: '13800138000' }),
    person(23, 't1003', '周文远', { active: false }),
    person(24, 'admin', '管理员', { unitId: null }),
    person(25, 't2001', '文周静'),
  ],
  positions: [
    { id: 30, code: 'student-office-head', name: '主任', unitId: 3, holders: [21, 20] },
    { id: 31, code: 'dean', name: '院长', unitId: 2, holders: [] },
  ],
  heads: [{ subjectId: 2, people: [20, 21] }],
  counsellors: [{ subjectId: 10, people: [20] }],
  supervisors: [{ subjectId: 22, people: [21] }],
};
const directory = buildSnapshot(ROWS);

describe('the directory snapshot', () => {
  test('finds people by number and units by code in any letter case', () => {
    expect(directory.personByNo('t1001')?.id).toBe(20);
    expect(directory.unitByCode('a1')?.id).toBe(3);
    expect(directory.personByNo('nobody')).toBeUndefined();
  });
  test('answers the approver rules', () => {
    expect(directory.position('student-office-head', 3)).toBe(30);
    expect(directory.position('student-office-head', 2)).toBeUndefined();
    expect(directory.holders(30)).toEqual([21, 20]);
    expect(directory.holders(31)).toEqual([]);
    expect(directory.heads(2)).toEqual([20, 21]);
    expect(directory.counsellors(10)).toEqual([20]);
    expect(directory.supervisors(22)).toEqual([21]);
    expect(directory.person(22)).toEqual({
      id: 22,
      personNo: 's1',
      name: '周文',
      active: true,
      unit: 2,
      class: 10,
    });
  });
  test('walks the tree in the order of the units', () => {
    expect(directory.children(2)).toEqual([4, 3]);
    expect(directory.unitsBelow(1)).toEqual([1, 2, 4, 3]);
    expect(directory.unitsBelow(99)).toEqual([]);
  });
  test('gives the inbox addresses of a person: their own and their positions', () => {
    expect(directory.principals(21)).toEqual([{ person: 21 }, { position: 30 }]);
    expect(directory.principals(22)).toEqual([{ person: 22 }]);
  });
  test('shows names instead of keys', () => {
    expect(directory.display(22)).toMatchObject({
      name: '周文',
      unit: '农学院',
      className: '农学2401',
      phone: '13800138000',
    });
    expect(directory.display(24)).toMatchObject({ unit: '', className: undefined });
    expect(directory.positionName(30)).toBe('主任（学生工作办公室）');
  });
});

const find = (query: string) => directory.findPeople(query).map(({ personNo }) => personNo);

describe('people search', () => {
  test('finds staff who are here by name, number, pinyin and initials', () => {
    expect(find('文静')).toEqual(['T1001']);
    expect(find('T1002')).toEqual(['t1002']);
    expect(find('zhou wen')).toEqual(['T1001']);
    expect(find('ｈｚｑ')).toEqual(['t1002']);
  });
  test('puts exact matches and beginnings before matches inside the name', () => {
    expect(find('周')).toEqual(['T1001', 't2001']);
  });
  test('finds no students, nobody who left, and nothing for spaces', () => {
    expect(find('周文远')).toEqual([]);
    expect(find('s1')).toEqual([]);
    expect(find('  ')).toEqual([]);
  });
  test('gives at most 20', () => {
    const many = Array.from({ length: 30 }, (_, i) => person(100 + i, `t9${i}`, '李雷'));
    expect(buildSnapshot({ ...ROWS, persons: many }).findPeople('ll')).toHaveLength(20);
  });
});
