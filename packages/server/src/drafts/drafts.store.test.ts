import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogueApp } from '../catalogue/testing/catalogue-app.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import type { TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';

const URL = '/api/drafts/leave-undergraduate';

function versionOf(body: unknown): number {
  return typeof body === 'object' && body !== null && 'version' in body ? Number(body.version) : Number.NaN;
}

describe('drafts', () => {
  let hall: TestHall;
  let app: TestApp;
  let mine: TestClient;
  let other: TestClient;
  beforeAll(async () => {
    hall = await createTestHall();
    await importLeave(hall);
    app = await createCatalogueApp(hall);
    mine = await app.clientOf(await addTestPerson(hall, { personNo: 's1' }));
    other = await app.clientOf(await addTestPerson(hall, { personNo: 's2' }));
  });
  afterAll(async () => {
    await app.close();
    await hall.close();
  });

  async function personIdOf(personNo: string): Promise<number> {
    const { rows } = await hall.pool.query<{ id: number }>('SELECT id FROM person WHERE person_no = $1', [
      personNo,
    ]);
    return rows[0]?.id ?? 0;
  }
  async function addFile(id: string, owner: number | undefined, name: string): Promise<void> {
    await hall.pool.query(
      `INSERT INTO file (id, owner_id, name, size, type, sha256, created_at) VALUES ($1, $2, $3, 9, 'application/pdf', '\\x00', now())`,
      [id, owner, name],
    );
  }

  it('keep what was typed to the letter, right or wrong', async () => {
    const data = { reason: '发烧 \u0000 \ud800 😀', phone: '138', '怎么 写': [1, { a: null }], period: {} };
    const saved = await mine.put(URL, { data, version: 0 });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      service: 'leave-undergraduate',
      data,
      savedAt: '2026-03-02T01:00:00.000Z',
    });
    const form = await mine.get('/api/services/leave-undergraduate/form');
    expect(form.body).toMatchObject({ draft: { data, version: versionOf(saved.body) } });
  });

  it('name their own uploads, for the device that did not send them, and no one else’s', async () => {
    const [me, them] = await Promise.all(['s1', 's2'].map(personIdOf));
    await addFile('A'.repeat(22), me, '诊断.pdf');
    await addFile('B'.repeat(22), them, '别人的.pdf');
    const before = await mine.get('/api/services/leave-undergraduate/form');
    const seen = versionOf(Object(before.body).draft);
    const proof = ['A'.repeat(22), 'B'.repeat(22), 'C'.repeat(22)];
    await mine.put(URL, { data: { proof }, version: Number.isNaN(seen) ? 0 : seen });
    const { body } = await mine.get('/api/services/leave-undergraduate/form');
    expect(body).toMatchObject({
      draft: { files: [{ id: 'A'.repeat(22), name: '诊断.pdf', size: 9, type: 'application/pdf' }] },
    });
  });

  it('are listed newest first, with the name of the service', async () => {
    const { body } = await mine.get('/api/drafts');
    expect(body).toEqual({
      items: [
        {
          service: 'leave-undergraduate',
          name: { zh: '本科生请假申请', en: 'Leave of absence for undergraduates' },
          savedAt: '2026-03-02T01:00:00.000Z',
          for: null,
        },
      ],
    });
  });

  it('belong to one person: another sees, changes and deletes nothing', async () => {
    expect((await other.get('/api/drafts')).body).toEqual({ items: [] });
    expect((await other.get('/api/services/leave-undergraduate/form')).body).toMatchObject({ draft: null });
    expect((await other.delete(URL)).status).toBe(204);
    expect((await mine.get('/api/drafts')).body).toMatchObject({ items: { length: 1 } });
    expect((await app.client().put(URL, { data: {}, version: 0 })).status).toBe(401);
  });

  it('are not overwritten by who saw an older one, who gets the newer one instead', async () => {
    const before = await mine.get('/api/services/leave-undergraduate/form');
    const seen = versionOf(Object(before.body).draft);
    const first = await mine.put(URL, { data: { reason: '甲' }, version: seen });
    expect(first.status).toBe(200);
    expect(versionOf(first.body)).toBeGreaterThan(seen);
    const second = await mine.put(URL, { data: { reason: '乙' }, version: seen });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'DRAFT_CONFLICT',
      facts: { draft: { data: { reason: '甲' }, version: versionOf(first.body) } },
    });
    expect((await mine.put(URL, { data: {}, version: 0 })).status).toBe(409);
  });

  it('let one of twenty simultaneous saves win', async () => {
    const seen = versionOf(Object((await mine.get('/api/services/leave-undergraduate/form')).body).draft);
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, index) => mine.put(URL, { data: { index }, version: seen })),
    );
    expect(saves.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(saves.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('do not come back by a late save after they were deleted', async () => {
    const seen = versionOf(Object((await mine.get('/api/services/leave-undergraduate/form')).body).draft);
    expect((await mine.delete(URL)).status).toBe(204);
    const late = await mine.put(URL, { data: { reason: '迟' }, version: seen });
    expect(late.body).toMatchObject({ status: 409, code: 'DRAFT_CONFLICT', facts: { draft: null } });
    const fresh = await mine.put(URL, { data: { reason: '新' }, version: 0 });
    expect(fresh.status).toBe(200);
    expect(versionOf(fresh.body)).toBeGreaterThan(seen);
  });

  it.each([
    ['no data', { version: 0 }, 400, 'INVALID_INPUT'],
    ['a list', { data: [], version: 0 }, 400, 'INVALID_INPUT'],
    ['an unknown field', { data: {}, version: 0, person: 1 }, 400, 'INVALID_INPUT'],
    ['a negative version', { data: {}, version: -1 }, 400, 'INVALID_INPUT'],
    ['too much', { data: { reason: '长'.repeat(100_000) }, version: 0 }, 413, 'DRAFT_TOO_LARGE'],
  ])('refuse %s and keep the old one', async (_, body, status, code) => {
    const answer = await mine.put(URL, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code });
    expect((await mine.get('/api/services/leave-undergraduate/form')).body).toMatchObject({
      draft: { data: { reason: '新' } },
    });
  });

  it('exist only for services that exist', async () => {
    const answer = await mine.put('/api/drafts/nothing', { data: {}, version: 0 });
    expect(answer.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
