import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../foundation/src/accounts/store.ts';
import { contentOfGet, isSigned, signedGet } from '../../foundation/src/signing/signature.ts';
import { pageClient, signedIn, type PageClient } from '../../foundation/src/testing/page-client.ts';
import type { TestDatabase } from '../../foundation/src/testing/make-database.ts';
import { createTestDatabase } from '../../foundation/src/testing/test-database.ts';
import { fetchWork } from './fetch-work.ts';
import { startGraduate, type RunningGraduate } from './start-graduate.ts';

const fromHall = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const toHall = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const clock = { now: new Date('2026-03-02T01:00:00Z').getTime() };
const password = 'kapok-blossom-31';

/** The hall's list: what was acknowledged is gone; a page has two. */
const hall = {
  waiting: [] as { id: string; event: unknown }[],
  asked: [] as string[],
  broken: false,
  forgets: false,
};
let server: Server;
let database: TestDatabase;
let running: RunningGraduate;
let registrar: PageClient;
let drop: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!isSigned([toHall], request.headers, contentOfGet(request.url ?? ''), clock.now))
      return void response.writeHead(401).end();
    const url = new URL(request.url ?? '', 'http://here');
    hall.asked.push(url.pathname + url.search);
    if (hall.broken) return void response.writeHead(503).end('busy');
    if (hall.forgets && url.searchParams.has('after')) {
      hall.forgets = false;
      return void response.writeHead(400).end('never given');
    }
    const after = Number(url.searchParams.get('after') ?? 0);
    hall.waiting = hall.waiting.filter(({ id }) => Number(id) > after);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ deliveries: hall.waiting.slice(0, 2) }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  database = await createTestDatabase();
  drop = await mkdtemp(path.join(tmpdir(), 'drop-'));
  running = await startGraduate({
    databaseUrl: database.url,
    hallUrl: `http://127.0.0.1:${address.port}`,
    secrets: { fromHall: [fromHall], toHall: [toHall] },
    exportToken: 'token-of-the-file-fetcher',
    dropFolder: drop,
    port: 0,
    now: () => new Date(clock.now),
    background: false,
  });
  await addAccount(running.system.pool, {
    login: 'yansj',
    name: '严素洁',
    role: 'registrar',
    trades: [],
    areas: [],
    password,
  });
  registrar = await signedIn(running.url, 'yansj', password);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(drop, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

function event(seq: number, reference: string, type: string, data: Readonly<Record<string, unknown>> = {}) {
  return { id: String(seq), event: { id: `${reference}:${seq}`, type, data: { reference, ...data } } };
}

function suspension(seq: number, reference: string, name: string) {
  return event(seq, reference, 'order.create', {
    service: 'suspension-postgraduate',
    applicant: { personNo: `20242000${seq}`, name },
    fields: { reason: { id: 'illness', name: '因病' }, from: '2026-03-09', until: '2026-08-31' },
    link: 'https://hall.example/applications/1',
  });
}

test('the list is read to its end, each event once, and what was read is acknowledged', async () => {
  hall.waiting = [
    suspension(1, 'XX-1', '陶然'),
    suspension(2, 'XX-2', '=1+1'),
    suspension(3, 'XX-3', '<b>三</b>'),
  ];
  expect(await fetchWork(running.system)).toBe(3);
  expect(hall.asked).toEqual([
    '/api/systems/graduate-system/deliveries',
    '/api/systems/graduate-system/deliveries?after=2',
    '/api/systems/graduate-system/deliveries?after=3',
  ]);
  // The hall did not hear that we have them: it sends two of them again.
  hall.waiting = [
    { ...suspension(2, 'XX-2', '=1+1'), id: '4' },
    { ...suspension(3, 'XX-3', '<b>三</b>'), id: '5' },
  ];
  await fetchWork(running.system);
  const { text } = await registrar.get('/');
  expect(text.match(/<td>休学<\/td>/g)).toHaveLength(3);
  expect(text).not.toContain('<b>三</b>');
});

test('a hall that does not answer is written down, and nothing is lost', async () => {
  hall.broken = true;
  expect(await fetchWork(running.system)).toBe(0);
  expect((await registrar.get('/')).text).toContain('大厅回答 503：busy');
  hall.broken = false;
  hall.waiting = [event(6, 'XX-3', 'order.withdrawn', { reason: '病好了' })];
  await fetchWork(running.system);
  expect((await registrar.get('/?all=yes')).text).toContain('学生已撤回');
});

async function idOf(reference: string): Promise<string> {
  const { rows } = await running.system.pool.query<{ id: string }>(
    'SELECT id::text FROM student_record WHERE reference = $1',
    [reference],
  );
  return rows[0]?.id ?? '';
}

const good = {
  version: '1',
  status: 'recorded',
  fromOn: '2026-03-09',
  untilOn: '2026-08-31',
  documentNo: '研〔2026〕12 号',
  note: '',
};

test('the registrar records a result once, and is told what is missing', async () => {
  const at = `/records/${await idOf('XX-1')}`;
  expect((await registrar.get(at)).text).toContain('value="2026-03-09"');
  const bad = await registrar.post(at, { ...good, untilOn: '2026-03-01', documentNo: '' });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('有 2 处需要修改');
  const twice = await Promise.all([registrar.post(at, good), registrar.post(at, good)]);
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  const refused = await registrar.post(`/records/${await idOf('XX-2')}`, {
    ...good,
    status: 'refused',
    note: '=HYPERLINK("x"), 请补材料',
  });
  expect(refused.status).toBe(303);
});

test('the file of the day has every state once, grows only, and is the same in the drop folder', async () => {
  expect((await registrar.post('/export', {})).status).toBe(303);
  expect(await readdir(drop)).toEqual(['2026-03-02.csv']);
  const file = await readFile(path.join(drop, '2026-03-02.csv'), 'utf8');
  const lines = file.split('\r\n').slice(0, -1);
  expect(lines[0]).toBe('\uFEFFid,no,reference,version,status,note,updatedAt,fromOn,untilOn,documentNo');
  expect(lines).toHaveLength(1 + 3 + 1 + 2);
  const note = '文号 研〔2026〕12 号，2026-03-09 到 2026-08-31';
  expect(file).toContain(
    `,XX-1,2,recorded,${note},2026-03-02T01:00:00.000Z,2026-03-09,2026-08-31,研〔2026〕12 号`,
  );
  // A spreadsheet must not compute what a person typed.
  expect(file).toContain(`"'=HYPERLINK(""x""), 请补材料"`);

  clock.now += 24 * 3_600_000;
  registrar = await signedIn(running.url, 'yansj', password);
  hall.waiting = [suspension(7, 'XX-7', '后来的')];
  await fetchWork(running.system);
  await registrar.post('/export', {});
  expect(await readFile(path.join(drop, '2026-03-02.csv'), 'utf8')).toBe(file);
  expect(await readFile(path.join(drop, '2026-03-03.csv'), 'utf8')).toContain('XX-7,1,received');
});

test('what the hall puts right is looked at anew, and what is recorded stays until a person has looked', async () => {
  hall.waiting = [
    event(8, 'XX-2', 'order.reopened', { lap: 2, reason: '日期已更正', fields: { until: '2026-09-30' } }),
    event(9, 'XX-1', 'order.withdrawn', { reason: '不休了' }),
    event(10, 'XX-404', 'order.withdrawn', {}),
  ];
  await fetchWork(running.system);
  const again = await registrar.get(`/records/${await idOf('XX-2')}`);
  expect(again.text).toContain('登记结果');
  expect(again.text).toContain('2026-09-30');
  const kept = await registrar.get(`/records/${await idOf('XX-1')}`);
  expect(kept.text).toContain('学生已在大厅撤回，但已经登记');
});

test('a hall that was set back is asked from the beginning', async () => {
  hall.forgets = true;
  hall.waiting = [suspension(1, 'XX-8', '再来的')];
  expect(await fetchWork(running.system)).toBe(1);
  expect((await registrar.get('/')).text).toContain('再来的');
});

test('the hall is told what we are when it tests the connection, and nobody else is', async () => {
  const at = `${running.url}/hall/`;
  const forged = await fetch(at, { headers: signedGet([toHall], clock.now, at) });
  expect(forged.status).toBe(401);
  const answer = await fetch(at, { headers: signedGet([fromHall], clock.now, at) });
  expect(await answer.json()).toMatchObject({
    contract: '1',
    operations: [],
    statuses: ['received', 'recorded', 'refused', 'withdrawn'],
  });
});

test('the hall reads the file with its signature or the token, and nobody else does', async () => {
  const at = `${running.url}/export/2026-03-02.csv`;
  const ask = async (headers: Readonly<Record<string, string>>) => (await fetch(at, { headers })).status;
  expect(await ask(signedGet([fromHall], clock.now, at))).toBe(200);
  expect(await ask({ authorization: 'Bearer token-of-the-file-fetcher' })).toBe(200);
  expect(await ask({ authorization: 'Bearer ' })).toBe(401);
  expect(await ask(signedGet([toHall], clock.now, at))).toBe(401);
  // Recorded on the way to another day's file.
  const elsewhere = `${running.url}/export/2026-03-03.csv`;
  expect(await ask(signedGet([fromHall], clock.now, elsewhere))).toBe(401);
  expect(await ask(signedGet([fromHall], clock.now - 301_000, at))).toBe(401);
  expect(await ask({})).toBe(401);
  for (const file of ['2026-03-01.csv', '2026-13-01.csv', 'x.csv', '..%2f2026-03-02.csv']) {
    const url = `${running.url}/export/${file}`;
    const answer = await fetch(url, { headers: signedGet([fromHall], clock.now, url) });
    expect(answer.status).toBe(404);
  }
});

test('pages are for those who are signed in, forms for our own pages', async () => {
  const nobody = pageClient(running.url, undefined);
  for (const at of ['/', '/export', '/records/1']) expect((await nobody.get(at)).to).toBe('/sign-in');
  const foreign = await registrar.post('/fetch', {}, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
});
