import { describe, expect, test } from 'vitest';
import { checkRecords } from './check-records.ts';
import type { ImportKindName } from './import-kind.ts';
import { known } from './known.ts';
import { readRecords } from './read-records.ts';

const STORED = known(
  [
    { id: 1, code: 'U', name: '大学', kind: 'university', parentId: null, sort: 0, status: 'active' },
    { id: 2, code: 'A', name: '农学院', kind: 'college', parentId: 1, sort: 1, status: 'active' },
    { id: 3, code: 'B', name: '食品学院', kind: 'college', parentId: 1, sort: 2, status: 'active' },
    { id: 4, code: 'A1', name: '办公室', kind: 'office', parentId: 2, sort: 0, status: 'active' },
    { id: 5, code: 'B1', name: '办公室', kind: 'office', parentId: 3, sort: 0, status: 'active' },
  ],
  [
    { id: 10, code: 'a2401', name: '农学2401', unitId: 2, status: 'active' },
    { id: 11, code: 'b2401', name: '食品2401', unitId: 3, status: 'active' },
  ],
  [
    person(20, 't1', 'staff'),
    person(21, 't2', 'staff', 'left'),
    person(22, 's1', 'undergraduate'),
    person(23, 'g1', 'postgraduate'),
  ],
);

function person(id: number, personNo: string, affiliation: string, status = 'active') {
  return {
    id,
    personNo,
    name: '李雷',
    affiliation,
    unitId: 2,
    classId: null,
    email: null,
    phone: null,
    status,
    source: 'import',
  };
}

async function check(kind: ImportKindName, header: string, ...lines: string[]) {
  const cells = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  const list = await readRecords(kind, {
    encoding: 'UTF-8',
    header: { line: 1, cells: header.split(',') },
    rows: cells,
  });
  const { file, problems } = checkRecords(kind, list, STORED);
  return {
    rows: file.rows,
    found: [...list.problems, ...problems].map(({ line, column, code }) => [line, column, code]),
    facts: problems[0]?.facts,
  };
}

describe('units', () => {
  const HEADER = '单位代码,单位名称,类别,上级单位';

  test('may name a parent that comes later in the file', async () => {
    expect((await check('units', HEADER, 'C1,科室,科室,C', 'C,教务处,部处,u')).found).toEqual([]);
  });
  test('with an unknown parent or a repeated code are refused', async () => {
    expect((await check('units', HEADER, 'C,教务处,部处,X', 'c,教务二处,部处,U')).found).toEqual([
      [2, '上级单位', 'unknownUnit'],
      [3, '单位代码', 'duplicate'],
    ]);
  });
  test('that form a circle with the stored tree are refused, every row of the circle', async () => {
    expect((await check('units', HEADER, 'U,大学,学校,D', 'D,部,部处,A1', 'E,科,科室,D')).found).toEqual([
      [2, '上级单位', 'unitCycle'],
      [3, '上级单位', 'unitCycle'],
    ]);
  });
  test('that are their own parent are refused', async () => {
    expect((await check('units', HEADER, 'D,部,部处,D')).found).toEqual([[2, '上级单位', 'unitCycle']]);
  });
});

describe('persons', () => {
  const HEADER = '学号,姓名,身份,单位,班级';

  test('may name unit and class by code or by a name that only one has', async () => {
    const { rows, found } = await check(
      'persons',
      HEADER,
      '1,李雷,本科生,a,农学2401',
      '2,李雷,本科生,食品学院,b2401',
    );
    expect(found).toEqual([]);
    expect(rows).toMatchObject([
      { unit: 'A', class: 'a2401' },
      { unit: 'B', class: 'b2401' },
    ]);
  });
  test('with unknown or ambiguous unit or class are refused', async () => {
    expect(
      (await check('persons', HEADER, '1,李雷,教职工,办公室,', '2,李雷,教职工,X,', '3,李雷,本科生,A,X'))
        .found,
    ).toEqual([
      [2, '单位', 'ambiguousUnit'],
      [3, '单位', 'unknownUnit'],
      [4, '班级', 'unknownClass'],
    ]);
  });
  test('in a class of another college are refused, of a unit above or below not', async () => {
    const result = await check('persons', HEADER, '1,李雷,本科生,A,b2401', '2,李雷,本科生,A1,a2401');
    expect(result.found).toEqual([[2, '班级', 'classOfOtherUnit']]);
    expect(result.facts).toEqual({ owner: '食品学院' });
  });
  test('with the same number in other letter case are duplicates, named with the first line', async () => {
    const result = await check('persons', HEADER, 't9,李雷,教职工,A,', 'T9,韩梅,教职工,A,');
    expect(result.found).toEqual([[3, '学号', 'duplicate']]);
    expect(result.facts).toEqual({ first: 2 });
  });
  test('keep what the file has no column for, and clear what it leaves empty', async () => {
    expect((await check('persons', '学号,姓名,身份,单位', '1,李雷,教职工,A')).rows[0]).not.toHaveProperty(
      'phone',
    );
    expect((await check('persons', '学号,姓名,身份,单位,手机', '1,李雷,教职工,A,')).rows[0]).toHaveProperty(
      'phone',
      null,
    );
  });
});

describe('positions', () => {
  const HEADER = '岗位代码,岗位名称,单位,工号,负责人';

  test('may be vacant, but a head must have a name', async () => {
    expect((await check('positions', HEADER, 'dean,院长,A,,否', 'dean,院长,B,,是')).found).toEqual([
      [3, '工号', 'required'],
    ]);
  });
  test('with an unknown holder or one who left are refused', async () => {
    expect((await check('positions', HEADER, 'dean,院长,A,t9,', 'dean,院长,B,t2,')).found).toEqual([
      [2, '工号', 'unknownPerson'],
      [3, '工号', 'personLeft'],
    ]);
  });
  test('with two names for one position or the same holder twice are refused', async () => {
    expect(
      (await check('positions', HEADER, 'dean,院长,A,t1,', 'DEAN,院长,A,T1,', 'dean,书记,A,g1,')).found,
    ).toEqual([
      [3, '岗位代码', 'duplicate'],
      [4, '岗位名称', 'contradiction'],
    ]);
  });
});

describe('relations', () => {
  const HEADER = '关系,班级,学号,工号';

  test('give counsellors to classes and supervisors to students', async () => {
    const { rows, found } = await check('relations', HEADER, '辅导员,a2401,,t1', '导师,,g1,t1');
    expect(found).toEqual([]);
    expect(rows).toEqual([
      { kind: 'counsellor', class: 'a2401', person: 't1' },
      { kind: 'supervisor', student: 'g1', person: 't1' },
    ]);
  });
  test('with the wrong or a missing subject are refused', async () => {
    expect(
      (await check('relations', HEADER, '辅导员,,,t1', '辅导员,a2401,s1,t1', '导师,a2401,,t1')).found,
    ).toEqual([
      [2, '班级', 'required'],
      [3, '学号', 'notForKind'],
      [4, '学号', 'required'],
      [4, '班级', 'notForKind'],
    ]);
  });
  test('between somebody and themselves, or with staff as student, are refused', async () => {
    expect((await check('relations', HEADER, '导师,,g1,g1', '导师,,t1,g1')).found).toEqual([
      [2, '工号', 'selfSupervision'],
      [3, '学号', 'studentExpected'],
    ]);
  });
});
