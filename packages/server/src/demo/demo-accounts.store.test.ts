import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../platform/auth/passwords.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { ensureDemoAccounts } from './demo-accounts.ts';
import { demoPassword } from './demo-password.ts';
import { loadCampus } from './load-campus.ts';
import { NAMED_PEOPLE } from './named-people.ts';
import { POST_HOLDERS } from './post-holders.ts';

let hall: TestHall;
let app: TestApp;
let data: string;

beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall);
  data = await mkdtemp(path.join(tmpdir(), 'wb-data-'));
  await loadCampus(hall.pool, hall.clock());
});
afterAll(async () => {
  await app.close();
  await hall.close();
  await rm(data, { recursive: true, force: true });
});

const signIn = (personNo: string, password: string) =>
  app.client().post('/api/session', { personNo, password });
const everybody = [...Object.values(NAMED_PEOPLE), ...Object.values(POST_HOLDERS)].map(
  ({ personNo }) => personNo,
);

describe('demo accounts', () => {
  test('share one random password that stays and that only its owner can read', async () => {
    const password = await demoPassword(data, undefined);
    expect(password).toMatch(/^[a-z2-9]{12}$/);
    expect(await demoPassword(data, undefined)).toBe(password);
    expect(await demoPassword(data, 'from outside')).toBe('from outside');
    expect((await stat(path.join(data, 'demo-password'))).mode & 0o777).toBe(0o600);
  });

  test('keep the password that they were once given, also for a command that is not told it again', async () => {
    expect(await demoPassword(data, 'from outside')).toBe('from outside');
    expect(await demoPassword(data, undefined)).toBe('from outside');
    expect((await stat(path.join(data, 'demo-password'))).mode & 0o777).toBe(0o600);
  });

  test('let every named person sign in, with their role', async () => {
    const accounts = await ensureDemoAccounts(hall.pool, 'first password', hall.clock());
    expect(accounts.map(({ personNo }) => personNo)).toEqual(everybody);
    expect(await signIn('t1007', 'first password')).toMatchObject({
      status: 200,
      body: { me: { name: '林涛', roles: ['admin'] } },
    });
    expect(await signIn('202410010101', 'first password')).toMatchObject({
      body: { me: { name: '李晓雨', unit: '农学院', affiliation: 'undergraduate', roles: [] } },
    });
  });

  test('stay as they are at the next start, and follow a new shared password unless one was chosen', async () => {
    expect(await ensureDemoAccounts(hall.pool, 'first password', hall.clock())).toHaveLength(
      everybody.length,
    );
    const own = await hashPassword('my own');
    await hall.pool.query(
      `UPDATE account SET password_hash = $1 FROM person WHERE id = person_id AND person_no = 't1001'`,
      [own],
    );
    const accounts = await ensureDemoAccounts(hall.pool, 'second password', hall.clock());
    expect(accounts.map(({ personNo }) => personNo)).toEqual(
      everybody.filter((personNo) => personNo !== 't1001'),
    );
    expect((await signIn('t1001', 'my own')).status).toBe(200);
    expect((await signIn('t1002', 'second password')).status).toBe(200);
    expect((await signIn('t1003', 'first password')).status).toBe(401);
  });
});
