import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { type FileDisk, openFileDisk } from './disk.ts';
import { pdf } from './picture-fixture.ts';
import { existingFiles } from './store.ts';
import { sweepFiles } from './sweep-files.ts';
import { keepFile } from './upload-file.ts';

const HOUR_MS = 3_600_000;
let hall: TestHall;
let root: string;
let disk: FileDisk;
let owner: number;

beforeAll(async () => {
  hall = await createTestHall();
  root = await mkdtemp(path.join(tmpdir(), 'wb-files-'));
  disk = openFileDisk(root);
  owner = await addTestPerson(hall, { personNo: 's1' });
});
afterAll(async () => {
  await hall.close();
  await rm(root, { recursive: true, force: true });
});

async function uploadedId(): Promise<string> {
  const file = { name: 'a.pdf', type: 'application/pdf', bytes: pdf() };
  const kept = await keepFile({ pool: hall.pool, disk }, file, owner, hall.clock());
  if ('refused' in kept) throw new Error(kept.refused);
  return kept.id;
}

async function addDraft(file: string): Promise<void> {
  await hall.pool.query(`INSERT INTO service (code, reference_code, current_version) VALUES ('x', 'XX', 1)`);
  await hall.pool.query(
    `INSERT INTO draft (person_id, service, for_id, data, version, saved_at) VALUES ($1, 'x', $1, $2, 1, now())`,
    [owner, { proof: [file] }],
  );
}

/** Makes a file look as if it had lain there for 25 hours of the hall's time. */
async function age(file: string): Promise<void> {
  const old = new Date(hall.clock() - 25 * HOUR_MS);
  await utimes(file, old, old);
}

test('a sweep removes what nobody submitted for a day, and keeps drafts, cases and what is new', async () => {
  const [loose, drafted, submitted] = [await uploadedId(), await uploadedId(), await uploadedId()];
  await addDraft(drafted);
  await hall.pool.query('UPDATE file SET instance_id = 99 WHERE id = $1', [submitted]);
  hall.clock.advance(25 * HOUR_MS);
  const fresh = await uploadedId();

  const swept = await sweepFiles({ pool: hall.pool, disk }, hall.clock());
  expect(swept).toMatchObject({ removed: 1 });
  const left = await existingFiles(hall.pool, [loose, drafted, submitted, fresh]);
  expect(left).toEqual(new Set([drafted, submitted, fresh]));
  expect(await disk.read(loose)).toBeUndefined();
  expect(await sweepFiles({ pool: hall.pool, disk }, hall.clock())).toMatchObject({ removed: 0 });
});

test('a sweep removes bytes without a row and uploads that broke off, once they are a day old', async () => {
  const kept = await uploadedId();
  const stray = (await disk.keep(pdf())).id;
  const broken = path.join(root, 'incoming', 'x.part');
  await writeFile(broken, 'x');
  expect(await sweepFiles({ pool: hall.pool, disk }, Date.parse('2000-01-01'))).toMatchObject({
    leftovers: 0,
  });
  await age(broken);
  for (const id of [kept, stray]) {
    const hex = Buffer.from(id, 'base64url').toString('hex');
    await age(path.join(root, hex.slice(0, 2), hex.slice(2, 4), hex));
  }
  await sweepFiles({ pool: hall.pool, disk }, hall.clock());
  expect(await disk.read(stray)).toBeUndefined();
  expect(await readdir(path.join(root, 'incoming'))).toEqual([]);
  const content = await disk.read(kept);
  expect(content).toBeDefined();
  content?.destroy();
});
