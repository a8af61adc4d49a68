import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { addTestPerson } from '../../platform/testing/test-person.ts';
import { createTestHall, type TestHall } from '../../platform/testing/test-hall.ts';
import { createCatalogueApp } from '../testing/catalogue-app.ts';
import { importLeave } from '../testing/import-sample.ts';

const LEAVE = 'leave-undergraduate';
const MINE = '/api/my-services';

describe('own services', () => {
  let hall: TestHall;
  let app: TestApp;
  let student: number;
  let other: number;
  beforeAll(async () => {
    hall = await createTestHall();
    student = await addTestPerson(hall, { personNo: 's1', name: '李晓雨' });
    other = await addTestPerson(hall, { personNo: 's2', name: '王子轩' });
    await hall.pool.query(`UPDATE person SET affiliation = 'undergraduate'`);
    await importLeave(hall);
    app = await createCatalogueApp(hall);
  });
  afterAll(async () => {
    await app.close();
    await hall.close();
  });

  it('are favourites on every device, each person their own', async () => {
    const phone = await app.clientOf(student);
    const desktop = await app.clientOf(student);
    expect((await phone.put(`${MINE}/${LEAVE}`)).status).toBe(204);
    expect((await desktop.put(`${MINE}/${LEAVE}`)).status).toBe(204);
    expect((await desktop.get(MINE)).body).toMatchObject({ favourites: [{ code: LEAVE }] });
    expect((await (await app.clientOf(other)).get(MINE)).body).toMatchObject({ favourites: [] });
    expect((await desktop.delete(`${MINE}/${LEAVE}`)).status).toBe(204);
    expect((await phone.get(MINE)).body).toMatchObject({ favourites: [] });
  });

  it('are what was applied for last, and what is recommended to the like of me', async () => {
    await hall.ownerPool.query(
      `INSERT INTO instance (id, reference, service, service_version, applicant_id, title, status, stage, version,
         head_hash, submitted_at, changed_at, state, data)
       VALUES (1, 'r1', $1, 1, $2, '{}', 'running', 'submitted', 1, '', now(), now(), '{}', '{}')`,
      [LEAVE, student],
    );
    const mine = (await (await app.clientOf(student)).get(MINE)).body;
    expect(mine).toMatchObject({ recent: [{ code: LEAVE }], recommended: [{ code: LEAVE }] });
    expect((await (await app.clientOf(other)).get(MINE)).body).toMatchObject({ recent: [] });
  });

  it('are nobody else’s, and end somewhere', async () => {
    expect((await app.client().get(MINE)).status).toBe(401);
    const client = await app.clientOf(student);
    expect((await client.put(`${MINE}/nothing`)).status).toBe(404);
    await hall.ownerPool.query(
      `INSERT INTO service (code, current_version) SELECT 's' || n, 1 FROM generate_series(1, 100) n`,
    );
    await hall.ownerPool.query(
      `INSERT INTO favourite (person_id, service, at) SELECT $1, 's' || n, now() FROM generate_series(1, 100) n`,
      [student],
    );
    expect(await client.put(`${MINE}/${LEAVE}`)).toMatchObject({
      status: 409,
      body: { code: 'TOO_MANY_FAVOURITES' },
    });
  });
});
