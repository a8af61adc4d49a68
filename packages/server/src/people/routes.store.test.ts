import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../platform/testing/http-client.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { createDirectory } from './directory.ts';
import { registerPeopleRoutes } from './routes.ts';

let hall: TestHall;
let app: TestApp;
let admin: TestClient;
let adminId: number;

beforeAll(async () => {
  hall = await createTestHall();
  adminId = await addTestPerson(hall, { personNo: 'admin', name: '管理员', roles: ['admin'] });
  const { pool, clock } = hall;
  const directory = await createDirectory(pool);
  app = await createTestApp(hall, {}, (server) => registerPeopleRoutes(server, { pool, directory, clock }));
  admin = await app.clientOf(adminId);
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

const UNITS = '单位代码,单位名称,类别\nA,农学院,学院\n';
const STAFF = '工号,姓名,身份,单位\nt1,周文静,教职工,A\nt2,何志强,教职工,A\n';

function send(client: TestClient, query: string, text: string, language = 'zh') {
  const form = new FormData();
  form.append('file', new Blob([text]), '人员.csv');
  return client.request('POST', `/api/directory/imports?${query}`, {
    body: form,
    headers: { 'accept-language': language },
  });
}

describe('a directory import', () => {
  test('is a dry run unless it says otherwise', async () => {
    expect(await send(admin, 'kind=units', UNITS)).toMatchObject({
      status: 200,
      body: { added: 1, applied: false, encoding: 'UTF-8' },
    });
    expect((await hall.pool.query('SELECT FROM unit')).rows).toEqual([]);
  });

  test('is applied, written to the audit log with hash and counts, and seen by the search at once', async () => {
    expect(await send(admin, 'kind=units&dryRun=false', UNITS)).toMatchObject({ body: { applied: true } });
    expect(await send(admin, 'kind=persons&dryRun=false', STAFF)).toMatchObject({
      body: { applied: true, added: 2 },
    });
    const { rows } = await hall.pool.query(
      `SELECT actor, target, facts ->> 'sha256' AS sha256, facts -> 'added' AS added FROM audit_entry WHERE action = 'importDirectory' ORDER BY id`,
    );
    expect(rows).toEqual([
      { actor: adminId, target: 'units', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), added: 1 },
      { actor: adminId, target: 'persons', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), added: 2 },
    ]);
    expect(await admin.get('/api/units?query=a')).toMatchObject({
      body: { items: [{ code: 'A', name: '农学院', parent: '' }] },
    });
    expect(await admin.get(`/api/people?query=${encodeURIComponent('文静')}`)).toMatchObject({
      status: 200,
      body: { items: [{ name: '周文静', personNo: 't1', unit: '农学院' }] },
    });
  });

  test('with wrong rows answers the report in the language of the request', async () => {
    const wrong = '工号,姓名,身份,单位\nt1,=1+1,教职工,A\n';
    expect(await send(admin, 'kind=persons&dryRun=false', wrong, 'en')).toMatchObject({
      status: 200,
      body: {
        applied: false,
        rejected: 1,
        errors: [{ line: 2, column: '姓名', value: '=1+1', cause: expect.stringContaining('formula') }],
      },
    });
  });

  test('is for administrators, from our own pages, with a file', async () => {
    const other = await app.clientOf(await addTestPerson(hall, { personNo: 'office', roles: ['office'] }));
    expect(await send(other, 'kind=units', UNITS)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(await send(app.client(), 'kind=units', UNITS)).toMatchObject({ status: 401 });
    expect(await admin.post('/api/directory/imports?kind=units')).toMatchObject({ status: 415 });
    expect(await send(admin, 'kind=pets', UNITS)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    });
  });

  test('of more than 20 MB is refused before it is read as a table', async () => {
    expect(await send(admin, 'kind=units', 'x'.repeat(20 * 2 ** 20 + 1))).toMatchObject({
      status: 413,
      body: { code: 'FILE_TOO_LARGE' },
    });
  });
});

test('the people search needs a session and something to search for', async () => {
  expect((await app.client().get('/api/people?query=zwj')).status).toBe(401);
  expect((await admin.get('/api/people?query=')).status).toBe(400);
  expect(await admin.get('/api/people?query=zwj')).toMatchObject({ body: { items: [{ personNo: 't1' }] } });
});
