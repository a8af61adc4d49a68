import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { openHall, type Hall } from '../../hall.ts';
import { freshKey } from '../../instances/testing/test-desk.ts';
import { seedCalendar } from '../../people/calendar.ts';
import { verifyHistory } from '../../platform/audit/verify-history.ts';
import { openSessions } from '../../platform/auth/sessions.ts';
import { grantRole } from '../../platform/auth/store.ts';
import { httpClient, type TestClient } from '../../platform/testing/http-client.ts';
import type { TestHall } from '../../platform/testing/test-hall.ts';
import { importLeave } from '../testing/import-sample.ts';
import { openEarlierHall } from './testing/earlier-hall.ts';

const LEAVE = 'leave-undergraduate';
const COUNSELLOR = 511;
const DEPUTY = 4;
const RETURNED_STUDENT = 1101;
const ADMIN = 663;

const log = pino({ level: 'silent' });

/** Today's hall on the data, its routes on a port. */
async function serve(database: TestHall, filesFolder: string) {
  const { pool, clock } = database;
  const skipped: object[] = [];
  const noted = { info: () => undefined, error: (facts: object) => void skipped.push(facts) };
  const hall: Hall = await openHall({ pool, clock, filesFolder, log: noted });
  const app = await createApp({ pool, clock, logger: log, rateFactor: 100 }, hall);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const sessions = openSessions(pool, clock);
  const as = async (person: number): Promise<TestClient> => {
    const client = httpClient(url);
    client.setCookie('wb', await sessions.start(person, 'local'));
    return client;
  };
  const close = async (): Promise<void> => {
    await hall.background.stop();
    await app.close();
  };
  return { hall, as, close, skipped };
}

const send = (client: TestClient, url: string, body: object) =>
  client.post(url, body, { 'idempotency-key': freshKey() });

describe('a hall whose data an earlier build made', () => {
  let database: TestHall;
  let folder: string;
  let running: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    database = await openEarlierHall();
    folder = await mkdtemp(path.join(tmpdir(), 'wb-earlier-'));
    await seedCalendar(database.pool);
    await grantRole(database.pool, ADMIN, 'admin');
    running = await serve(database, folder);
  });
  afterAll(async () => {
    await running.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts, finds its services and shows their guides', async () => {
    expect(running.skipped).toEqual([]);
    const client = await running.as(ADMIN);
    expect(await client.get('/api/services?query=qingjia')).toMatchObject({
      status: 200,
      body: { services: [{ code: LEAVE }] },
    });
    const guide = await client.get(`/api/services/${LEAVE}`);
    expect(guide).toMatchObject({ status: 200, body: { version: 1, fees: [], ways: ['online'] } });
    expect(guide.body).not.toHaveProperty('office');
    expect(await client.get(`/api/services/${LEAVE}/form`)).toMatchObject({ status: 200 });
  });

  it('lists and opens running cases, and lets them go on', async () => {
    const counsellor = await running.as(COUNSELLOR);
    const inbox = await counsellor.get('/api/tasks');
    expect(inbox).toMatchObject({ status: 200, body: { items: [{ id: 423, instanceId: 422 }] } });
    expect(await counsellor.get('/api/instances/422')).toMatchObject({ status: 200 });
    const approved = await send(counsellor, '/api/tasks/423/approve', { seenVersion: 1, opinion: '同意' });
    expect(approved).toMatchObject({ status: 200, body: { instanceId: 422 } });
    const decided = await send(await running.as(DEPUTY), '/api/tasks/414/approve', {
      seenVersion: 1,
      opinion: '',
    });
    expect(decided).toMatchObject({ status: 200, body: { instanceId: 408, state: 'closed' } });
  });

  it('keeps their history whole', async () => {
    expect(await verifyHistory(database.pool)).toMatchObject({ instances: 3, brokenAt: undefined });
  });

  it('goes on with old cases on their version after a new one is in force', async () => {
    expect(await importLeave(database)).toBe(2);
    const student = await running.as(RETURNED_STUDENT);
    const detail = await student.get('/api/instances/332');
    expect(detail).toMatchObject({ status: 200, body: { state: 'returned' } });
    expect((await student.get(`/api/services/${LEAVE}?version=1`)).body).toMatchObject({ version: 1 });
  });

  it('starts without a version that nobody can read, says so, and answers clearly for its cases', async () => {
    await database.ownerPool.query(
      `UPDATE service_version SET definition = definition - 'name' WHERE service = $1`,
      [LEAVE],
    );
    const again = await serve(database, folder);
    try {
      expect(again.skipped).toMatchObject([
        { service: LEAVE, version: 2, reason: expect.stringMatching(/name/) },
      ]);
      const admin = await again.as(ADMIN);
      expect((await admin.get('/api/services')).body).toMatchObject({ total: 0 });
      expect((await admin.get('/api/office/services')).body).toMatchObject({
        unreadable: [
          { code: LEAVE, version: 2 },
          { code: LEAVE, version: 1, reason: expect.stringMatching(/name/) },
        ],
      });
      const student = await again.as(RETURNED_STUDENT);
      const mine = await student.get('/api/instances');
      expect(mine).toMatchObject({ status: 200, body: { items: [{ id: 332, service: { code: LEAVE } }] } });
      const detail = await student.get('/api/instances/332');
      expect(detail).toMatchObject({ status: 500, body: { code: 'VERSION_UNREADABLE' } });
    } finally {
      await again.close();
    }
  });
});
