import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { createDirectory } from '../people/directory.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { registerNoticeRoutes } from './routes.ts';

let hall: TestHall;
let app: TestApp;
let office: TestClient;
let stranger: TestClient;
let student: TestClient;

beforeAll(async () => {
  hall = await createTestHall();
  const { pool, clock } = hall;
  const officer = await addTestPerson(hall, { personNo: 'o1', roles: ['office'] });
  const other = await addTestPerson(hall, { personNo: 'o2', roles: ['office'] });
  const pupil = await addTestPerson(hall, { personNo: 's1' });
  await pool.query(
    `WITH root AS (INSERT INTO unit (code, name, kind) VALUES ('xx', '大学', 'university') RETURNING id),
       a AS (INSERT INTO unit (code, name, kind, parent_id) SELECT 'xsgzc', '学生工作处', 'office', id FROM root RETURNING id),
       b AS (INSERT INTO unit (code, name, kind, parent_id) SELECT 'hqc', '后勤处', 'office', id FROM root RETURNING id)
     UPDATE person SET affiliation = CASE WHEN person.id = $3 THEN 'undergraduate' ELSE 'staff' END,
       unit_id = CASE person.id WHEN $1 THEN a.id WHEN $2 THEN b.id END FROM a, b`,
    [officer, other, pupil],
  );
  await importLeave(hall);
  const [catalogue, directory] = await Promise.all([createCatalogue(pool), createDirectory(pool)]);
  app = await createTestApp(hall, {}, (server) =>
    registerNoticeRoutes(server, { pool, clock, catalogue, directory }),
  );
  [office, stranger, student] = await Promise.all([
    app.clientOf(officer),
    app.clientOf(other),
    app.clientOf(pupil),
  ]);
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

const notice = {
  unit: 'xsgzc',
  service: null,
  kind: 'general',
  title: { zh: '五一放假安排', en: 'Holiday' },
  body: { zh: '放假 **五天**。', en: 'Five days. [Evil](javascript:alert(1))' },
  audience: [],
  pinned: false,
  publishAt: '2026-03-02T01:00:00.000Z',
  expiresAt: null,
};

async function issue(changes: object = {}): Promise<number> {
  const { status, body } = await office.post('/api/office/notices', { ...notice, ...changes });
  expect([status, body]).toEqual([200, { id: expect.any(Number) }]);
  return Object(body).id;
}

const shownTo = async (client: TestClient): Promise<readonly number[]> => {
  const { pinned, items } = Object((await client.get('/api/notices')).body);
  return [...pinned, ...items].map(({ id }) => id);
};

describe('a notice', () => {
  it('is read by everybody in its window, without any markup of its own', async () => {
    const id = await issue({ expiresAt: '2026-03-02T03:00:00.000Z' });
    const reader = app.client();
    expect((await reader.get(`/api/notices/${id}`)).body).toMatchObject({
      unit: '学生工作处',
      read: null,
      body: {
        zh: [
          { kind: 'paragraph', lines: [[{ text: '放假 ' }, { text: '五天', bold: true }, { text: '。' }]] },
        ],
        en: [{ lines: [[{ text: 'Five days. [Evil](javascript:alert(1))' }]] }],
      },
    });
    expect(await shownTo(reader)).toContain(id);
    hall.clock.advance(2 * 3_600_000);
    expect(await shownTo(reader)).not.toContain(id);
    expect((await reader.get(`/api/notices/${id}`)).status).toBe(404);
    hall.clock.advance(-2 * 3_600_000);
  });

  it('is not there before its time, and not after it was withdrawn', async () => {
    const planned = await issue({ publishAt: '2026-03-02T01:00:01.000Z' });
    expect(await shownTo(app.client())).not.toContain(planned);
    hall.clock.advance(1000);
    expect(await shownTo(app.client())).toContain(planned);
    expect((await office.post(`/api/office/notices/${planned}/withdraw`)).status).toBe(204);
    expect(await shownTo(app.client())).not.toContain(planned);
    expect(
      (await office.put(`/api/office/notices/${planned}`, { ...notice, version: 1 })).body,
    ).toMatchObject({
      code: 'NOTICE_CHANGED',
    });
  });

  it('for one group is seen by that group alone', async () => {
    const id = await issue({ audience: ['undergraduate'] });
    expect(await shownTo(student)).toContain(id);
    expect(await shownTo(app.client())).not.toContain(id);
    expect(await shownTo(stranger)).not.toContain(id);
    expect((await stranger.get(`/api/notices/${id}`)).status).toBe(404);
    expect((await stranger.post(`/api/notices/${id}/read`)).status).toBe(404);
  });

  it('about a service is found by it, pinned ones come first', async () => {
    const id = await issue({ kind: 'suspended', service: 'leave-undergraduate', pinned: true });
    const { body } = await app.client().get('/api/notices?service=leave-undergraduate');
    expect(body).toMatchObject({ items: [{ id, service: { code: 'leave-undergraduate' } }], next: null });
    expect((await shownTo(app.client()))[0]).toBe(id);
  });

  it('counts its readers, each once', async () => {
    const id = await issue();
    for (let i = 0; i < 3; i += 1) expect((await student.post(`/api/notices/${id}/read`)).status).toBe(204);
    expect((await student.get(`/api/notices/${id}`)).body).toMatchObject({ read: true });
    expect((await stranger.get(`/api/notices/${id}`)).body).toMatchObject({ read: false });
    expect((await office.get(`/api/office/notices/${id}`)).body).toMatchObject({ readers: 1 });
    expect((await app.client().post(`/api/notices/${id}/read`)).status).toBe(401);
  });
});

describe('an office', () => {
  it('sees and changes the notices of its own unit alone', async () => {
    const id = await issue();
    expect((await stranger.get(`/api/office/notices/${id}`)).status).toBe(404);
    expect((await stranger.put(`/api/office/notices/${id}`, { ...notice, version: 1 })).status).toBe(404);
    expect((await stranger.post(`/api/office/notices/${id}/withdraw`)).status).toBe(404);
    expect((await student.get('/api/office/notices')).status).toBe(403);
    expect((await stranger.get('/api/office/notices')).body).toMatchObject({
      items: [],
      units: [{ code: 'hqc' }],
      services: [],
    });
  });

  it('does not write over what a colleague wrote', async () => {
    const id = await issue();
    const change = { ...notice, title: { zh: '改过的标题', en: 'Changed' }, version: 1 };
    expect((await office.put(`/api/office/notices/${id}`, change)).status).toBe(204);
    expect((await office.put(`/api/office/notices/${id}`, change)).body).toMatchObject({
      status: 409,
      code: 'NOTICE_CHANGED',
    });
  });

  it.each([
    [{ unit: 'hqc' }, '/unit'],
    [{ unit: 'xx' }, '/unit'],
    [{ service: 'nothing' }, '/service'],
    [{ expiresAt: '2026-03-01T00:00:00.000Z' }, '/expiresAt'],
    [{ title: { zh: '', en: 'x' } }, '/title/zh'],
    [{ body: { zh: '   ', en: 'x' } }, '/body/zh'],
    [{ audience: ['everybody'] }, '/audience/0'],
    [{ body: { zh: '长'.repeat(20_001), en: 'x' } }, '/body/zh'],
  ])('is told what is wrong with %j', async (changes, field) => {
    const { status, body } = await office.post('/api/office/notices', { ...notice, ...changes });
    expect(status).toBe(400);
    expect(Object(body).errors[0].field).toBe(field);
  });
});
