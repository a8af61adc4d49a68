import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { createDirectory } from './directory.ts';
import { bumpDirectory, directoryRevision } from './store.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());

async function rename(name: string): Promise<number> {
  await hall.pool.query(`UPDATE unit SET name = $1 WHERE code = 'U'`, [name]);
  await bumpDirectory(hall.pool);
  return directoryRevision(hall.pool);
}

test('the directory of an empty hall is empty', async () => {
  const directory = await createDirectory(hall.pool);
  expect(directory.current().personByNo('t1')).toBeUndefined();
});

test('a change is seen by who passes its revision, and by who asks the database', async () => {
  await hall.pool.query(`INSERT INTO unit (code, name, kind) VALUES ('U', '大学', 'university')`);
  await bumpDirectory(hall.pool);
  const directory = await createDirectory(hall.pool);
  const before = directory.current();
  const revision = await rename('新大学');
  expect(directory.current()).toBe(before);
  expect((await directory.refresh(before.revision)).unitByCode('u')?.name).toBe('大学');
  expect((await directory.refresh(revision)).unitByCode('u')?.name).toBe('新大学');
  await rename('大学');
  expect((await directory.refresh()).unitByCode('u')?.name).toBe('大学');
  expect(before.unitByCode('u')?.name).toBe('大学');
});

test('many callers that wait for a change all see it', async () => {
  const directory = await createDirectory(hall.pool);
  const first = await rename('一');
  const early = directory.refresh(first);
  const second = await rename('二');
  const late = Array.from({ length: 20 }, () => directory.refresh(second));
  expect((await early).revision).toBeGreaterThanOrEqual(first);
  for (const snapshot of await Promise.all(late)) expect(snapshot.unitByCode('U')?.name).toBe('二');
});

test('people who belong to no unit are found', async () => {
  await hall.pool.query(`INSERT INTO person (person_no, name) VALUES ('Admin', '管理员')`);
  await bumpDirectory(hall.pool);
  const directory = await createDirectory(hall.pool);
  expect(directory.current().personByNo('admin')).toMatchObject({ name: '管理员', active: true, unit: 0 });
});
