import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { addTestPerson } from '../testing/test-person.ts';
import { ABSOLUTE_MS, CACHE_MS, IDLE_MS } from './sessions.ts';

const PASSWORD = 'tractor-violet-umbrella';
let hall: TestHall;
let app: TestApp;
let other: TestApp;

beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall);
  // A second process on the same database.
  other = await createTestApp(hall, { pool: hall.openPool() });
  await addTestPerson(hall, { personNo: 'T1001', name: '周文静', password: PASSWORD });
});
afterAll(async () => {
  await app.close();
  await other.close();
  await hall.close();
});
beforeEach(async () => {
  hall.clock.set('2026-03-02T01:00:00Z');
  await hall.pool.query('DELETE FROM rate_window');
});

const credentials = { personNo: 't1001', password: PASSWORD };

const withoutId = (body: unknown): unknown => ({ ...Object(body), requestId: '' });

describe('signing in', () => {
  it('takes the number in any letter case and says who it is', async () => {
    const client = app.client();
    const answer = await client.post('/api/session', credentials);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ me: { personNo: 'T1001', name: '周文静', roles: [] } });
    expect(answer.headers.get('set-cookie')).toMatch(/^wb=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await client.get('/api/session')).body).toMatchObject({ me: { personNo: 'T1001' } });
  });

  it('keeps only a hash of the token', async () => {
    const client = app.client();
    await client.post('/api/session', credentials);
    const { rows } = await hall.pool.query<{ row: string }>('SELECT session::text AS row FROM session');
    const token = client.cookie('wb') ?? '';
    expect(token).toHaveLength(43);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('gives a new token at every sign-in and ends the old one', async () => {
    const client = app.client();
    await client.post('/api/session', credentials);
    const first = client.cookie('wb') ?? '';
    await client.post('/api/session', credentials);
    expect(client.cookie('wb')).not.toBe(first);
    const stale = app.client();
    stale.setCookie('wb', first);
    expect((await stale.get('/api/session')).body).toMatchObject({ me: null });
  });

  it('answers an unknown number and a wrong password alike', async () => {
    const wrong = await app.client().post('/api/session', { ...credentials, password: 'not the password' });
    const unknown = await app
      .client()
      .post('/api/session', { personNo: 'nobody', password: 'not the password' });
    expect(wrong.status).toBe(401);
    expect(withoutId(unknown.body)).toEqual(withoutId(wrong.body));
    expect(wrong.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('pauses after five wrong passwords for ten minutes, in every process, for known and unknown numbers', async () => {
    for (const personNo of ['t1001', 'nobody']) {
      for (let i = 0; i < 5; i += 1) {
        const answer = await app.client().post('/api/session', { personNo, password: 'wrong' });
        expect(answer.status).toBe(401);
      }
      const sixth = await other.client().post('/api/session', { personNo, password: PASSWORD });
      expect(sixth.status).toBe(429);
      expect(sixth.headers.get('retry-after')).toBe('600');
    }
    hall.clock.advance(10 * 60_000);
    expect((await app.client().post('/api/session', credentials)).status).toBe(200);
  });

  it('lets no parallel guess slip by', async () => {
    const guesses = Array.from({ length: 20 }, () =>
      app.client().post('/api/session', { personNo: 't1001', password: 'guess' }),
    );
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('forgives earlier mistakes when the password is right', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) {
        await app.client().post('/api/session', { personNo: 't1001', password: 'wrong' });
      }
      expect((await app.client().post('/api/session', credentials)).status).toBe(200);
    }
  });

  it('writes both outcomes to the audit trail without the number or the password', async () => {
    await app.client().post('/api/session', { personNo: 'secret-number', password: 'secret-word-1' });
    await app.client().post('/api/session', credentials);
    const { rows } = await hall.pool.query<{ row: string; outcome: string }>(
      `SELECT audit_entry::text AS row, outcome FROM audit_entry WHERE action = 'signIn' ORDER BY id DESC LIMIT 2`,
    );
    expect(rows.map((row) => row.outcome)).toEqual(['done', 'refused']);
    expect(rows.some(({ row }) => /secret|t1001/i.test(row))).toBe(false);
  });
});

describe('a session', () => {
  it('ends for everybody within five seconds of signing out', async () => {
    const client = app.client();
    await client.post('/api/session', credentials);
    const token = client.cookie('wb') ?? '';
    const stolen = other.client();
    stolen.setCookie('wb', token);
    expect((await stolen.get('/api/session')).body).toMatchObject({ me: { personNo: 'T1001' } });
    expect((await client.delete('/api/session')).status).toBe(204);
    expect(client.cookie('wb')).toBeUndefined();
    hall.clock.advance(CACHE_MS);
    expect((await stolen.get('/api/session')).body).toMatchObject({ me: null });
    expect(CACHE_MS).toBeLessThanOrEqual(5000);
  });

  it('ends when the account is disabled or the person leaves', async () => {
    for (const [off, on] of [
      ['UPDATE account SET disabled = true', 'UPDATE account SET disabled = false'],
      [`UPDATE person SET status = 'left'`, `UPDATE person SET status = 'active'`],
    ] as const) {
      const client = app.client();
      await client.post('/api/session', credentials);
      await hall.pool.query(off);
      hall.clock.advance(CACHE_MS);
      expect((await client.get('/api/session')).body).toMatchObject({ me: null });
      expect((await app.client().post('/api/session', credentials)).status).toBe(401);
      await hall.pool.query(on);
    }
  });

  it('ends after half an hour without use, and not while it is used', async () => {
    const client = app.client();
    await client.post('/api/session', credentials);
    for (let i = 0; i < 3; i += 1) {
      hall.clock.advance(IDLE_MS - 120_000);
      expect((await client.get('/api/session')).body).toMatchObject({ me: { personNo: 'T1001' } });
    }
    hall.clock.advance(IDLE_MS);
    expect((await client.get('/api/session')).body).toMatchObject({ me: null });
  });

  it('ends after twelve hours whatever happens', async () => {
    const client = app.client();
    await client.post('/api/session', credentials);
    for (let passed = 0; passed < ABSOLUTE_MS; passed += 20 * 60_000) {
      expect((await client.get('/api/session')).body).toMatchObject({ me: { personNo: 'T1001' } });
      hall.clock.advance(20 * 60_000);
    }
    expect((await client.get('/api/session')).body).toMatchObject({ me: null });
  });
});

describe('changing the password', () => {
  const next = 'kettle-northwind-4417';

  it('ends all other sessions and lets only the new password in', async () => {
    await addTestPerson(hall, { personNo: 'T2001', password: PASSWORD });
    const mine = app.client();
    const elsewhere = app.client();
    await mine.post('/api/session', { personNo: 'T2001', password: PASSWORD });
    await elsewhere.post('/api/session', { personNo: 'T2001', password: PASSWORD });
    expect((await mine.put('/api/session/password', { current: PASSWORD, next })).status).toBe(204);
    expect((await mine.get('/api/session')).body).toMatchObject({ me: { personNo: 'T2001' } });
    expect((await elsewhere.get('/api/session')).body).toMatchObject({ me: null });
    const old = await app.client().post('/api/session', { personNo: 'T2001', password: PASSWORD });
    expect(old.status).toBe(401);
  });

  it('refuses a wrong current password and a weak new one, naming the field', async () => {
    await addTestPerson(hall, { personNo: 'T2002', name: '何志强', password: PASSWORD });
    const client = app.client();
    await client.post('/api/session', { personNo: 'T2002', password: PASSWORD });
    const wrong = await client.put('/api/session/password', { current: 'wrong', next });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'WRONG_PASSWORD' } });
    const weak = await client.put('/api/session/password', { current: PASSWORD, next: 'password2026' });
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ field: '/next', code: 'common' }] } });
  });
});
