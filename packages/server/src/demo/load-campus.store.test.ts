import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCodes } from '../codes/store.ts';
import { createDirectory } from '../people/directory.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { buildCampus } from './campus.ts';
import { ensureDemoAccounts } from './demo-accounts.ts';
import { loadCampus } from './load-campus.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());

test('the campus is loaded once, also when two processes start together', async () => {
  const states = await Promise.all([
    loadCampus(hall.pool, hall.clock()),
    loadCampus(hall.pool, hall.clock()),
  ]);
  expect(states.toSorted((a, b) => a.localeCompare(b))).toEqual(['loaded', 'present']);
  expect(await loadCampus(hall.pool, hall.clock())).toBe('present');
  const { rows } = await hall.pool.query('SELECT count(*)::int AS persons FROM person');
  expect(rows).toEqual([{ persons: buildCampus().persons.length }]);
});

test('its directory answers the leave route and finds people by pinyin', async () => {
  const directory = (await createDirectory(hall.pool)).current();
  const student = directory.personByNo('202410010101');
  const names = (people: readonly number[]) => people.map((id) => directory.person(id)?.name);
  expect(names(directory.counsellors(student?.class ?? 0))).toEqual(['周文静']);
  const office = directory.unitByCode('nxy-xgb');
  const position = directory.position('student-office-head', office?.id ?? 0);
  expect(names(directory.holders(position ?? 0))).toEqual(['何志强']);
  expect(directory.principals(directory.personByNo('t1002')?.id ?? 0)).toContainEqual({ position });
  expect(names(directory.heads(directory.unitByCode('xsgzc')?.id ?? 0))).toEqual(['罗建华']);
  expect(directory.findPeople('zhouwenjing')).toMatchObject([
    { personNo: 't1001', unit: '农学院学生工作办公室' },
  ]);
});

test('the code lists that its forms choose from are there, and one that a hall misses comes back', async () => {
  const [found] = await openCodes(hall.pool, 'dorm-building');
  expect(found).toMatchObject({ name: '五山校区 1 栋', initials: 'wsxq1d' });
  const rooms = await openCodes(hall.pool, 'room');
  expect(rooms.filter(({ parent }) => parent === found?.code)).toHaveLength(108);
  await hall.pool.query(`DELETE FROM code_item WHERE list = 'repair-kind'`);
  await hall.pool.query(`UPDATE code_item SET name = '甲楼' WHERE code = 'ws01'`);
  await loadCampus(hall.pool, hall.clock());
  expect(await openCodes(hall.pool, 'repair-kind')).toHaveLength(7);
  expect((await openCodes(hall.pool, 'dorm-building'))[0]?.name).toBe('甲楼');
});

test.each([
  ['units', `INSERT INTO unit (code, name, kind) VALUES ('U', '真大学', 'university')`],
  ['an administrator', `INSERT INTO person (person_no, name) VALUES ('t1007', '林涛')`],
])('a hall that has %s of its own stays untouched and gets no demo accounts', async (_, insert) => {
  const own = await createTestHall();
  try {
    await own.pool.query(insert);
    expect(await loadCampus(own.pool, own.clock())).toBe('foreign');
    expect(await ensureDemoAccounts(own.pool, 'x', own.clock())).toEqual([]);
    expect((await own.pool.query('SELECT FROM class')).rows).toEqual([]);
  } finally {
    await own.close();
  }
});
