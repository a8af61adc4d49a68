import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { newSetupCode } from './set-up.ts';

let hall: TestHall;
let app: TestApp;
beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall);
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

const admin = { personNo: 'admin1', name: '林涛', password: 'tractor-violet-umbrella' };

describe('the first set-up', () => {
  it('makes one administrator with the printed code, once', async () => {
    expect((await app.client().get('/api/session')).body).toEqual({ me: null, setupNeeded: true });
    await newSetupCode(hall.pool, hall.clock());
    // A restart prints a new code; the older one is void.
    const code = await newSetupCode(hall.pool, hall.clock());
    const wrong = await app.client().post('/api/setup', { ...admin, code: 'wrong' });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'SETUP_CODE_WRONG' } });
    const weak = await app.client().post('/api/setup', { ...admin, code, password: 'short' });
    expect(weak).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/password', code: 'too-short' }] },
    });

    const client = app.client();
    const answers = await Promise.all([
      client.post('/api/setup', { ...admin, code }),
      app.client().post('/api/setup', { ...admin, personNo: 'admin2', code }),
    ]);
    expect(answers.map((answer) => String(answer.status)).toSorted()).toEqual(['200', '403']);
    expect((await app.client().get('/api/session')).body).toEqual({ me: null, setupNeeded: false });
    const late = await app.client().post('/api/setup', { ...admin, personNo: 'admin3', code });
    expect(late).toMatchObject({ status: 403, body: { code: 'SETUP_CLOSED' } });
    expect(await newSetupCode(hall.pool, hall.clock())).toBeUndefined();
  });
  it('tells every process that the directory has somebody new', async () => {
    const fresh = await createTestHall();
    const other = await createTestApp(fresh);
    const revision = async (): Promise<number> => {
      const found = await fresh.pool.query<{ value: number }>(
        `SELECT coalesce(max(value), 0) AS value FROM revision WHERE topic = 'directory'`,
      );
      return found.rows[0]?.value ?? 0;
    };
    const before = await revision();
    const code = await newSetupCode(fresh.pool, fresh.clock());
    expect(await other.client().post('/api/setup', { ...admin, code })).toMatchObject({ status: 200 });
    expect(await revision()).toBeGreaterThan(before);
    await other.close();
    await fresh.close();
  });
});
