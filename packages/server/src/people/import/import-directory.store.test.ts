import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../../platform/testing/test-hall.ts';
import { directoryRevision } from '../store.ts';
import { importDirectory, type ImportRequest } from './import-directory.ts';
import type { ImportKindName } from './import-kind.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());

const UNITS =
  '单位代码,单位名称,类别,上级单位,排序\nA1,学生工作办公室,科室,A,\nU,大学,学校,,\nA,农学院,学院,U,1\nB,食品学院,学院,U,2\n';
const CLASSES = '班级号,班级名称,单位代码\na2401,农学2401,A\n';
const HEADER = '学号/工号,姓名,身份,单位,班级,手机号\n';
const STUDENTS = Array.from({ length: 40 }, (_, i) => `s${i},李雷,本科生,A,a2401,\n`).join('');
const STAFF = 't1,周文静,教职工,A,,13800138000\nt2,何志强,教职工,A1,,\n';
const POSITIONS = '岗位代码,岗位名称,单位,工号,负责人\noffice-head,主任,A1,t2,是\ndean,院长,A,t1,否\n';
const RELATIONS = '关系,班级号,学号,工号\n辅导员,a2401,,t1\n导师,,s1,t2\n';

const audited: object[] = [];
function run(kind: ImportKindName, text: string, more: Partial<ImportRequest> = {}) {
  return importDirectory(
    hall.pool,
    {
      kind,
      fileName: `${kind}.csv`,
      bytes: Buffer.from(text),
      apply: true,
      confirmLeavers: false,
      now: hall.clock(),
      language: 'zh',
      ...more,
    },
    (_, applied) => {
      audited.push(applied);
      return Promise.resolve();
    },
  );
}
async function count(sql: string): Promise<number> {
  const { rows } = await hall.ownerPool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
  return rows[0]?.n ?? -1;
}

describe('an import', () => {
  test('that is a dry run checks everything and writes nothing', async () => {
    const report = await run('units', UNITS, { apply: false });
    expect(report).toMatchObject({ added: 4, changed: 0, rejected: 0, applied: false, errors: [] });
    expect(await count('unit')).toBe(0);
  });

  test('loads the whole directory, kind by kind', async () => {
    const reports = [
      await run('units', UNITS),
      await run('classes', CLASSES),
      await run('persons', HEADER + STUDENTS + STAFF),
      await run('positions', POSITIONS),
      await run('relations', RELATIONS),
    ];
    expect(reports.map(({ applied, added }) => [applied, added])).toEqual([
      [true, 4],
      [true, 1],
      [true, 42],
      [true, 2],
      [true, 2],
    ]);
    expect(await count(`unit c JOIN unit p ON p.id = c.parent_id WHERE c.code = 'A1' AND p.code = 'A'`)).toBe(
      1,
    );
    expect(
      await count(`person WHERE pinyin = 'zhouwenjing' AND initials = 'zwj' AND phone = '13800138000'`),
    ).toBe(1);
    expect(await count('unit_head')).toBe(1);
    expect(audited).toHaveLength(5);
    expect(audited[0]).toMatchObject({
      kind: 'units',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { added: 4 },
    });
  });

  test('of the same files again finds all unchanged and keeps the revision', async () => {
    const before = await directoryRevision(hall.pool);
    for (const [kind, text, rows] of [
      ['units', UNITS, 4],
      ['classes', CLASSES, 1],
      ['persons', HEADER + STUDENTS + STAFF, 42],
      ['positions', POSITIONS, 2],
      ['relations', RELATIONS, 2],
    ] as const) {
      expect(await run(kind, text)).toMatchObject({
        added: 0,
        changed: 0,
        unchanged: rows,
        removed: 0,
        leavers: 0,
        applied: true,
      });
    }
    expect(await directoryRevision(hall.pool)).toBe(before);
  });

  test('with one wrong row imports none, and says what to do in both languages', async () => {
    const text = `${HEADER}s0,李磊,本科生,A,a2401,\nnew1,韩梅梅,本科生,X,a2401,12\n`;
    const zh = await run('persons', text);
    expect(zh).toMatchObject({ applied: false, rejected: 1, changed: 1, errorCount: 3 });
    expect(zh.errors.slice(1)).toEqual([
      {
        line: 3,
        column: '手机号',
        value: '12',
        cause: '不是电话号码',
        cure: '请填写 11 位手机号，或带区号的电话号码，或留空',
      },
      { line: 3, column: '单位', value: 'X', cause: '没有这个单位', cure: '请核对单位代码，或先导入单位' },
    ]);
    const en = await run('persons', text, { language: 'en' });
    expect(en.errors[2]).toMatchObject({
      cause: 'no such unit',
      cure: 'check the unit code, or import units first',
    });
    expect(await count(`person WHERE name = '李磊' OR person_no = 'new1'`)).toBe(0);
  });

  test('stops when more than 5 % of the people would leave, until that is confirmed', async () => {
    const fewer = HEADER + STUDENTS.split('\n').slice(3).join('\n');
    const stopped = await run('persons', fewer);
    expect(stopped).toMatchObject({ applied: false, leavers: 3, errorCount: 1 });
    expect(stopped.errors[0]).toMatchObject({ line: 0, cause: expect.stringContaining('占 40 人的 7.5%') });
    expect(await count(`person WHERE status = 'left'`)).toBe(0);
    expect(await run('persons', fewer, { confirmLeavers: true })).toMatchObject({
      applied: true,
      leavers: 3,
    });
    expect(await count(`person WHERE status = 'left' AND left_at IS NOT NULL`)).toBe(3);
    expect(await count('person')).toBe(42);
  });

  test('of students leaves staff and local people alone, and brings back who is named again', async () => {
    await hall.pool.query(
      `INSERT INTO person (person_no, name, affiliation) VALUES ('local', '本地', 'undergraduate')`,
    );
    const report = await run('persons', HEADER + STUDENTS);
    expect(report).toMatchObject({ applied: true, changed: 3, unchanged: 37, leavers: 0 });
    expect(await count(`person WHERE status = 'left'`)).toBe(0);
  });

  test('replaces the holders, heads and counsellors of what it names, and nothing else', async () => {
    const positions = await run(
      'positions',
      '岗位代码,岗位名称,单位,工号,负责人\noffice-head,办公室主任,A1,t1,是\n',
    );
    expect(positions).toMatchObject({ applied: true, added: 1, removed: 2 });
    expect(await count(`position WHERE name = '办公室主任'`)).toBe(1);
    expect(await count('position_holder')).toBe(2);
    const relations = await run('relations', '关系,班级号,学号,工号\n辅导员,a2401,,t2\n辅导员,a2401,,t1\n');
    expect(relations).toMatchObject({ applied: true, added: 1, changed: 1 });
    expect(
      await count(
        `relation r JOIN person p ON p.id = r.person_id WHERE kind = 'counsellor' AND p.person_no = 't2' AND r.sort = 0`,
      ),
    ).toBe(1);
    expect(await count(`relation WHERE kind = 'supervisor'`)).toBe(1);
  });

  test('lists at most 500 errors and counts all', async () => {
    const report = await run('classes', `班级号,班级名称,单位代码\n${'c 1,x,X\n'.repeat(600)}`);
    expect(report).toMatchObject({ rejected: 600, errorCount: 1200, applied: false });
    expect(report.errors).toHaveLength(500);
  });

  test('whose audit entry cannot be written is undone', async () => {
    const failing = importDirectory(
      hall.pool,
      {
        kind: 'units',
        fileName: 'x.csv',
        bytes: Buffer.from('单位代码,单位名称,类别\nZ,某处,部处\n'),
        apply: true,
        confirmLeavers: false,
        now: hall.clock(),
        language: 'zh',
      },
      () => Promise.reject(new Error('audit is down')),
    );
    await expect(failing).rejects.toThrow('audit is down');
    expect(await count(`unit WHERE code = 'Z'`)).toBe(0);
  });

  test('sees the same file twice at once as one change', async () => {
    const text = '单位代码,单位名称,类别\nY,某处,部处\n';
    const reports = await Promise.all([run('units', text), run('units', text)]);
    expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(1);
  });
});
