import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gate } from '../testing/gate.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { addTestPerson } from '../testing/test-person.ts';

const ACCESS = {
  config: { access: { auth: 'public', csrf: 'none', rate: 'read', audit: false } },
} as const;
/** Opened at the end, so that the answer comes after every page. */
const late = gate();

/** What the pages of this test ask. */
const asks = (url: string, isKnown: boolean) => [
  '/api/session',
  ...(isKnown ? ['/api/tongue', '/api/missing', '/api/broken'] : []),
  ...(url === '/late' ? ['/api/late'] : []),
];

let hall: TestHall;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-first-'));
  await writeFile(path.join(folder, 'index.html'), '<html><head><title>大厅</title></head></html>');
  hall = await createTestHall();
  app = await createTestApp(hall, { webFolder: folder, asks }, (fastify) => {
    fastify.get('/api/tongue', ACCESS, (request) => ({ tongue: request.headers['accept-language'] }));
    fastify.get('/api/broken', ACCESS, () => Promise.reject(new Error('the table is gone')));
    fastify.get('/api/late', ACCESS, async () => {
      await late.passed;
      return { late: true };
    });
  });
});
afterAll(async () => {
  late.open();
  await app.close();
  await hall.close();
  await rm(folder, { recursive: true });
});

function island(body: unknown): unknown {
  return JSON.parse(/id="first-data"[^>]*>(.*?)<\/script>/.exec(String(body))?.[1] ?? 'null');
}

describe('the first answers of a page', () => {
  it('are what the API tells its reader, and are kept nowhere', async () => {
    const zhao = await app.clientOf(await addTestPerson(hall, { personNo: 'S-1', name: '赵一' }));
    const page = await zhao.get('/desk/7');
    expect(island(page.body)).toMatchObject({ '/api/session': { me: { name: '赵一', personNo: 'S-1' } } });
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('etag')).toBeNull();
    const other = await app.clientOf(await addTestPerson(hall, { personNo: 'S-2', name: '钱二' }));
    expect((await other.get('/desk/7')).body).not.toContain('赵一');
  });

  it('are the same for all visitors, who may keep the page and ask whether it has changed', async () => {
    const page = await app.client().get('/');
    expect(island(page.body)).toEqual({ '/api/session': { me: null, setupNeeded: true } });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await app.client().get('/', { 'if-none-match': page.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('tell a session that has ended as the API does', async () => {
    const gone = app.client();
    gone.setCookie('wb', 'x'.repeat(43));
    expect(island((await gone.get('/')).body)).toMatchObject({ '/api/session': { me: null } });
  });

  it('leave out what is refused or fails', async () => {
    const reader = await app.clientOf(await addTestPerson(hall, { personNo: 'S-3' }));
    const page = await reader.get('/');
    expect(page.status).toBe(200);
    expect(Object.keys(Object(island(page.body)))).toEqual(['/api/session', '/api/tongue']);
  });

  it('do not hold up the page for one that is late', async () => {
    const page = await app.client().get('/late');
    expect(Object.keys(Object(island(page.body)))).toEqual(['/api/session']);
  });

  it('speak the language that the reader chose, whatever the browser prefers', async () => {
    const reader = await app.clientOf(await addTestPerson(hall, { personNo: 'S-4' }));
    const first = await reader.get('/', { 'accept-language': 'en' });
    expect(island(first.body)).toMatchObject({ '/api/tongue': { tongue: 'zh-CN' } });
    expect(first.body).toContain('lang="zh-CN"');
    reader.setCookie('wangban-language', 'en');
    const second = await reader.get('/');
    expect(island(second.body)).toMatchObject({ '/api/tongue': { tongue: 'en' } });
    expect(second.body).toContain('lang="en"');
  });
});
