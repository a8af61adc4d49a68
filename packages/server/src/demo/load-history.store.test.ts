import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { createCompiledServices } from '../catalogue/compiled.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { openFileDisk } from '../files/disk.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { fileIdsOf } from '../instances/file-ids.ts';
import { IdAllocator } from '../instances/ids.ts';
import { Lane } from '../instances/lane.ts';
import type { InstanceTables } from '../instances/store.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import type { World } from '../instances/world.ts';
import { createCalendar, seedCalendar } from '../people/calendar.ts';
import { createDirectory } from '../people/directory.ts';
import { openKysely } from '../platform/db/kysely.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { proofUploader } from './demo-proof.ts';
import { loadCampus } from './load-campus.ts';
import { type History, loadHistory } from './load-history.ts';

let hall: TestHall;
let root: string;
let history: History | undefined;
let uploadProof: (personId: number, at: number) => Promise<string>;

beforeAll(async () => {
  // A Thursday morning in term.
  hall = await createTestHall({ now: '2026-04-23T02:00:00Z' });
  root = await mkdtemp(path.join(tmpdir(), 'wb-files-'));
  await seedCalendar(hall.pool);
  await loadCampus(hall.pool, hall.clock());
  await importLeave(hall);
  uploadProof = proofUploader(hall.pool, openFileDisk(root));
  const deps = { instancesAt: await instancesOf(hall), uploadProof };
  history = await loadHistory(deps, hall.clock());
});
afterAll(async () => {
  await hall.close();
  await rm(root, { recursive: true, force: true });
});

/** The parts of a hall that work on instances, on any clock. */
async function instancesOf({ pool }: TestHall): Promise<(clock: () => number) => InstanceDeps> {
  const directory = await createDirectory(pool);
  const calendar = await createCalendar(pool);
  const catalogue = await createCatalogue(pool);
  const serviceByVersion = createCompiledServices(pool, directory);
  const world: World = {
    directory,
    calendar,
    currentVersion: async (service, revision) => (await catalogue.refresh(revision)).find(service)?.version,
    definition: async (service, version) => {
      const found = await serviceByVersion(service, version);
      return found === undefined ? undefined : { ...found, fileIds: (data) => fileIdsOf(found.form, data) };
    },
  };
  return (clock) => {
    const lane = new Lane({ pool, clock, world, ids: new IdAllocator(pool) });
    const db = openKysely<InstanceTables>(pool);
    return { pool, db, lane, directory, calendar, catalogue, serviceByVersion, clock };
  };
}

async function counts(sql: string): Promise<Record<string, number>> {
  const { rows } = await hall.pool.query<{ key: string; n: number }>(sql);
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

const inboxOf = (personNo: string) => `
  SELECT 'open' AS key, count(*)::int AS n FROM inbox WHERE principal IN (
    SELECT id FROM person WHERE person_no = '${personNo}'
    UNION SELECT -position_id FROM position_holder JOIN person ON id = person_id WHERE person_no = '${personNo}')`;

describe('the demo history', () => {
  test('plays about 60 cases without a refusal, in every state, and keeps every table in step', async () => {
    expect(history?.refused).toEqual([]);
    expect(history?.cases).toBeGreaterThanOrEqual(55);
    const states = await counts(
      `SELECT coalesce(outcome, status) AS key, count(*)::int AS n FROM instance GROUP BY 1`,
    );
    expect(Object.keys(states)).toEqual(
      expect.arrayContaining(['approved', 'rejected', 'withdrawn', 'returned', 'running']),
    );
    expect(states['running']).toBeGreaterThanOrEqual(8);
    await expectInvariants(hall.pool);
  });

  test('is rated by some of its people, by name and not, and a bad one is replied to', async () => {
    const rated = await counts(
      `SELECT 'rated' AS key, count(*)::int AS n FROM rating UNION ALL SELECT 'people', count(DISTINCT rater_id) FROM rating
       UNION ALL SELECT 'replied', count(replied_at) FROM rating UNION ALL SELECT 'hidden', count(*) FROM rating WHERE is_anonymous
       UNION ALL SELECT 'known', count(*) FROM rating JOIN person p ON p.id = rater_id WHERE p.person_no IN ('202410010101', '202410020101')`,
    );
    expect(rated['people']).toBeGreaterThanOrEqual(5);
    expect(rated['replied']).toBeGreaterThan(0);
    expect(rated['hidden']).toBeGreaterThan(0);
    expect(rated['known']).toBe(0);
    const early = await counts(
      `SELECT 'early' AS key, count(*)::int AS n FROM rating r JOIN instance i ON i.id = r.instance_id WHERE r.given_at < i.closed_at`,
    );
    expect(early['early']).toBe(0);
  });

  test('keeps the lists of the known people short, and gives each of them something to do', async () => {
    const own =
      await counts(`SELECT person_no AS key, count(*)::int AS n FROM instance JOIN person ON person.id = applicant_id
      WHERE person_no IN ('202410010101', '202410020101') GROUP BY 1`);
    expect(own).toEqual({ '202410010101': 2, '202410020101': 1 });
    for (const personNo of ['t1001', 't1002', 't1003', 't1004', 't1005', 't1009']) {
      const { open = 0 } = await counts(inboxOf(personNo));
      expect([personNo, open >= 1 && open <= 5]).toEqual([personNo, true]);
    }
  });

  test('spreads over the weeks before now, and lies in the past', async () => {
    const span = await counts(
      `SELECT 'days' AS key, (max(changed_at)::date - min(submitted_at)::date) AS n FROM instance`,
    );
    expect(span['days']).toBeGreaterThan(30);
    expect(
      await counts(`SELECT 'late' AS key, count(*)::int AS n FROM event WHERE at > '2026-04-23T02:00:00Z'`),
    ).toEqual({ late: 0 });
  });

  test('has proofs where the form wants them', async () => {
    const proofs = await counts(
      `SELECT 'tied' AS key, count(*)::int AS n FROM file WHERE instance_id IS NOT NULL`,
    );
    expect(proofs['tied']).toBeGreaterThan(0);
  });

  test('is made once', async () => {
    const again = await loadHistory({ instancesAt: await instancesOf(hall), uploadProof }, hall.clock());
    expect(again).toBeUndefined();
  });
});
