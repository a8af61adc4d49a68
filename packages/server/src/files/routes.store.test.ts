import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient, TestResponse } from '../platform/testing/http-client.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { openFileDisk, type FileDisk } from './disk.ts';
import { jpeg, pdf, png } from './picture-fixture.ts';
import type { MayReadInstance } from './policy.ts';
import { registerFileRoutes } from './routes.ts';
import { ownedFiles } from './store.ts';

const CASE = 4711;
const HOUR_MS = 3_600_000;
let hall: TestHall;
let app: TestApp;
let root: string;
let disk: FileDisk;
let owner: number;
let approver: number;
let student: TestClient;

beforeAll(async () => {
  hall = await createTestHall();
  root = await mkdtemp(path.join(tmpdir(), 'wb-files-'));
  disk = openFileDisk(root);
  owner = await addTestPerson(hall, { personNo: 's1' });
  approver = await addTestPerson(hall, { personNo: 't1' });
  const { pool, clock } = hall;
  // Who may read a case is decided elsewhere; here the approver of one case.
  const mayReadInstance: MayReadInstance = (reader, instance) =>
    Promise.resolve(reader.personId === approver && instance === CASE);
  app = await createTestApp(hall, {}, (server) =>
    registerFileRoutes(server, { pool, disk, clock, mayReadInstance }),
  );
  student = await app.clientOf(owner);
});
afterAll(async () => {
  await app.close();
  await hall.close();
  await rm(root, { recursive: true, force: true });
});

function form(name: string, bytes: Buffer, field = 'file'): FormData {
  const data = new FormData();
  data.append(field, new Blob([new Uint8Array(bytes)]), name);
  return data;
}
function upload(client: TestClient, name: string, bytes: Buffer, field?: string): Promise<TestResponse> {
  return client.request('POST', '/api/files', {
    body: form(name, bytes, field),
    headers: { 'accept-language': 'en' },
  });
}
async function uploadedId(name = '证明.pdf'): Promise<string> {
  const { status, body } = await upload(student, name, pdf());
  expect(status).toBe(201);
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
}
/** As the command that names a file does. */
async function tie(id: string, instance: number): Promise<void> {
  await hall.pool.query('UPDATE file SET instance_id = $2 WHERE id = $1', [id, instance]);
  await hall.pool.query(
    'INSERT INTO file_use (file_id, instance_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [id, instance],
  );
}
async function filesOnDisk(): Promise<number> {
  const all = await readdir(root, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).length;
}

describe('an upload', () => {
  test('is kept under a random name that says nothing, and answered with its reference', async () => {
    const { status, body } = await upload(student, '病历 3月.jpg', jpeg());
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      name: '病历 3月.jpg',
      size: jpeg().length,
      type: 'image/jpeg',
    });
    expect((await readdir(path.join(root, 'incoming'))).length).toBe(0);
  });

  test.each([
    ['of another type', 'a.exe', Buffer.from('MZ'.padEnd(100, '\0')), 415, 'FILE_TYPE_REFUSED'],
    ['in disguise', 'a.pdf', png(), 422, 'FILE_DISGUISED'],
    ['that is empty', 'a.pdf', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    ['over 10 MB', 'a.pdf', Buffer.concat([pdf(), Buffer.alloc(10 * 2 ** 20)]), 413, 'FILE_TOO_LARGE'],
  ])('%s is refused with its code and leaves nothing', async (_, name, bytes, status, code) => {
    const before = await filesOnDisk();
    const answer = await upload(student, name, bytes);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await filesOnDisk()).toBe(before);
  });

  test('without a file, with two files, in a wrong field or as JSON is refused', async () => {
    const empty = new FormData();
    empty.append('note', 'x');
    expect(await student.request('POST', '/api/files', { body: empty })).toMatchObject({
      status: 400,
      body: { code: 'FILE_MISSING' },
    });
    expect(await upload(student, 'a.pdf', pdf(), 'other')).toMatchObject({
      status: 400,
      body: { code: 'FILE_MISSING' },
    });
    const two = form('a.pdf', pdf());
    two.append('file', new Blob([new Uint8Array(pdf())]), 'b.pdf');
    expect(await student.request('POST', '/api/files', { body: two })).toMatchObject({
      status: 400,
      body: { code: 'UPLOAD_MALFORMED' },
    });
    expect(await student.post('/api/files', { file: 'x' })).toMatchObject({
      status: 415,
      body: { code: 'UNSUPPORTED_MEDIA_TYPE' },
    });
    expect((await readdir(path.join(root, 'incoming'))).length).toBe(0);
  });

  test('that breaks off in the middle is refused and leaves nothing', async () => {
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
    const answer = await student.request('POST', '/api/files', {
      body: Buffer.concat([Buffer.from(head), pdf()]),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'UPLOAD_MALFORMED' } });
    expect((await readdir(path.join(root, 'incoming'))).length).toBe(0);
  });

  test('needs a session and our own origin', async () => {
    expect((await upload(app.client(), 'a.pdf', pdf())).status).toBe(401);
    const foreign = { body: form('a.pdf', pdf()), headers: { origin: 'https://evil.example' } };
    expect(await student.request('POST', '/api/files', foreign)).toMatchObject({
      body: { code: 'CROSS_SITE' },
    });
  });

  test('is refused when the owner has no room, or uploaded 50 files within the hour', async () => {
    const person = await addTestPerson(hall, { personNo: 's9' });
    const client = await app.clientOf(person);
    const insert = `INSERT INTO file (id, owner_id, name, size, type, sha256, created_at)
      SELECT lpad($1::text || n, 22, 'x'), $2, 'a', $3, 'application/pdf', '', $4 FROM generate_series(1, $5::int) n`;
    await hall.pool.query(insert, ['a', person, 200 * 2 ** 20, new Date(hall.clock() - 2 * HOUR_MS), 1]);
    expect(await upload(client, 'a.pdf', pdf())).toMatchObject({
      status: 422,
      body: { code: 'FILE_SPACE_FULL', facts: { used: 200, limit: 200 } },
    });
    await hall.pool.query('DELETE FROM file WHERE owner_id = $1', [person]);
    await hall.pool.query(insert, ['b', person, 1, new Date(hall.clock() - HOUR_MS / 2), 49]);
    const answers = await Promise.all([upload(client, 'a.pdf', pdf()), upload(client, 'b.pdf', pdf())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1800');
  });
});

describe('a download', () => {
  test('gives the owner the bytes as an attachment that no browser will run', async () => {
    const id = await uploadedId('病历.pdf');
    const { status, headers, body } = await student.get(`/api/files/${id}`);
    expect([status, body]).toEqual([200, pdf().toString()]);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''%E7%97%85%E5%8E%86.pdf`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('is for those who may read the case, once the file belongs to it', async () => {
    const id = await uploadedId();
    const client = await app.clientOf(approver);
    const unknown = await client.get('/api/files/AAAAAAAAAAAAAAAAAAAAAA');
    const early = await client.get(`/api/files/${id}`);
    expect([early.status, unknown.status]).toEqual([404, 404]);
    expect(early.body).toMatchObject({ code: 'NOT_FOUND' });
    await tie(id, CASE);
    expect((await client.get(`/api/files/${id}`)).status).toBe(200);
    const other = await app.clientOf(await addTestPerson(hall, { personNo: 't2' }));
    expect((await other.get(`/api/files/${id}`)).status).toBe(404);
  });

  test('of a name that is no id is refused', async () => {
    expect((await student.get('/api/files/..%2f..%2fetc%2fpasswd')).status).toBe(400);
  });
});

describe('a file in an application', () => {
  test('must be the own one, may have been used before, or be part of the case already', async () => {
    const id = await uploadedId();
    expect(await ownedFiles(hall.pool, [id, 'unknown'], [owner])).toMatchObject([{ id, name: '证明.pdf' }]);
    expect(await ownedFiles(hall.pool, [id], [approver])).toEqual([]);
    await tie(id, CASE);
    expect(await ownedFiles(hall.pool, [id], [owner])).toHaveLength(1);
    expect(await ownedFiles(hall.pool, [id], [approver])).toEqual([]);
    expect(await ownedFiles(hall.pool, [id], [approver], CASE)).toHaveLength(1);
  });
});

describe('我的材料', () => {
  test('lists what earlier cases hold, each content once, and nothing of others', async () => {
    const id = await uploadedId();
    await tie(id, CASE);
    const { body } = await student.get('/api/files');
    const items: unknown = Reflect.get(Object(body), 'items');
    // Other tests have tied the same content before: it is listed once.
    expect(items).toEqual([expect.objectContaining({ name: '证明.pdf', usedIn: null })]);
    const other = await app.clientOf(await addTestPerson(hall, { personNo: 't3' }));
    expect((await other.get('/api/files')).body).toEqual({ items: [] });
  });
});
