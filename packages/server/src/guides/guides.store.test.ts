import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogueApp } from '../catalogue/testing/catalogue-app.ts';
import { importLeave, shippedLeave } from '../catalogue/testing/import-sample.ts';
import { importService } from '../catalogue/import-service.ts';
import type { TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';

const LEAVE = '/api/services/leave-undergraduate';

let hall: TestHall;
let app: TestApp;
let student: number;
let head: number;

beforeAll(async () => {
  hall = await createTestHall();
  student = await addTestPerson(hall, { personNo: 's1', name: '李晓雨' });
  head = await addTestPerson(hall, { personNo: 'h1', name: '王建国' });
  await hall.pool.query(
    `WITH u AS (INSERT INTO unit (code, name, kind) VALUES ('xsgzc', '学生工作处', 'office') RETURNING id)
     INSERT INTO unit_head (unit_id, person_id) SELECT id, $1 FROM u`,
    [head],
  );
  await importLeave(hall);
  app = await createCatalogueApp(hall);
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

describe('a guide', () => {
  it('is read in an earlier version, which says which one serves now', async () => {
    const leave = await shippedLeave();
    const changed = { ...leave, definition: { ...leave.definition, visits: 1 }, contentHash: 'other' };
    await importService(hall.pool, changed, { now: hall.clock() });
    const reader = app.client();
    expect((await reader.get(LEAVE)).body).toMatchObject({ version: 2, servingVersion: 2, visits: 1 });
    expect((await reader.get(`${LEAVE}?version=1`)).body).toMatchObject({
      version: 1,
      servingVersion: 2,
      visits: 0,
    });
    expect((await reader.get(`${LEAVE}?version=3`)).status).toBe(404);
    expect((await reader.get(`${LEAVE}/guides`)).body).toEqual({
      items: [
        { version: 2, effectiveFrom: '2026-02-23', publishedAt: '2026-03-02T01:00:00.000Z' },
        { version: 1, effectiveFrom: '2026-02-23', publishedAt: '2026-03-02T01:00:00.000Z' },
      ],
    });
  });

  it('does not tell which post keeps it', async () => {
    expect(Object.keys(Object((await app.client().get(LEAVE)).body))).not.toContain('keeper');
  });

  it('has a QR code of its address', async () => {
    const { status, headers, body } = await app.client().get(`${LEAVE}/qr.svg`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(body).toMatch(/^<svg /);
    expect((await app.client().get('/api/services/nothing/qr.svg')).status).toBe(404);
  });
});

describe('feedback on a guide', () => {
  it('is taken from everybody, answered once by a keeper, and told to who was signed in', async () => {
    const given = { part: 'materials', content: '第一项材料已经不收了' };
    expect((await app.client().post(`${LEAVE}/feedback`, given)).status).toBe(204);
    const reader = await app.clientOf(student);
    expect((await reader.post(`${LEAVE}/feedback`, { ...given, content: '电话打不通了' })).status).toBe(204);
    const keeper = await app.clientOf(head);
    const { body } = await keeper.get('/api/guides/leave-undergraduate/feedback');
    expect(body).toMatchObject({
      items: [
        { from: '李晓雨', content: '电话打不通了', answer: null },
        { from: null, content: '第一项材料已经不收了' },
      ],
      next: null,
    });
    const [first] = Object(body).items;
    const answer = { answer: '号码已更正。' };
    expect((await reader.post(`/api/guides/feedback/${first.id}/answer`, answer)).status).toBe(404);
    expect((await keeper.post(`/api/guides/feedback/${first.id}/answer`, answer)).status).toBe(204);
    expect((await keeper.post(`/api/guides/feedback/${first.id}/answer`, answer)).body).toMatchObject({
      code: 'FEEDBACK_ANSWERED',
    });
    const told = await hall.pool.query('SELECT kind, link FROM message WHERE person_id = $1', [student]);
    expect(told.rows).toEqual([{ kind: 'guideFeedback', link: '/services/leave-undergraduate' }]);
  });

  it.each([
    [{ part: 'materials', content: '    啊    ' }, '/content'],
    [{ part: 'materials', content: '' }, '/content'],
    [{ part: 'everything', content: '第一项材料已经不收了' }, '/part'],
    [{ part: 'other', content: '长'.repeat(1001) }, '/content'],
  ])('refuses %j naming the field', async (given, field) => {
    const { status, body } = await app.client().post(`${LEAVE}/feedback`, given);
    expect(status).toBe(400);
    expect(Object(body).errors[0].field).toBe(field);
  });

  it('is limited in an hour for people who are not signed in, and goes on for the others', async () => {
    await hall.pool.query(
      `INSERT INTO guide_feedback (service, version, part, content, created_at)
       SELECT 'leave-undergraduate', 1, 'other', 'x', $1 FROM generate_series(1, 120)`,
      [new Date(hall.clock())],
    );
    const given = { part: 'other', content: '办公地点搬走了' };
    expect((await app.client().post(`${LEAVE}/feedback`, given)).status).toBe(429);
    expect((await (await app.clientOf(student)).post(`${LEAVE}/feedback`, given)).status).toBe(204);
    hall.clock.advance(3_600_000);
    expect((await app.client().post(`${LEAVE}/feedback`, given)).status).toBe(204);
  });

  it('is read by keepers only', async () => {
    const reader = await app.clientOf(student);
    expect((await reader.get('/api/guides/leave-undergraduate/feedback')).status).toBe(403);
    expect((await reader.get('/api/guides')).body).toEqual({ items: [] });
  });
});
