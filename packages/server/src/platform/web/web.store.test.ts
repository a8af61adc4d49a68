import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';

let hall: TestHall;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-web-'));
  await mkdir(path.join(folder, 'assets'));
  const page = '<html><head><title>大厅</title></head><body></body></html>';
  await writeFile(path.join(folder, 'index.html'), page);
  await writeFile(path.join(folder, 'preload.json'), '{"/services/:code": ["/assets/guide-1a.js"]}');
  await writeFile(path.join(folder, 'assets', 'guide-1a.js'), 'export {};');
  await writeFile(path.join(folder, 'assets', 'guide-1a.js.gz'), gzipSync('export {};'));
  await writeFile(path.join(folder, 'favicon.svg'), '<svg/>');
  hall = await createTestHall();
  app = await createTestApp(hall, { webFolder: folder });
});
afterAll(async () => {
  await app.close();
  await hall.close();
  await rm(folder, { recursive: true });
});

describe('the web app', () => {
  it('answers page addresses with its shell, strict policy and revalidation', async () => {
    const page = await app.client().get('/desk/7?x=1');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>大厅</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    const etag = page.headers.get('etag') ?? '';
    const unchanged = await app.client().get('/', { 'if-none-match': etag });
    expect(unchanged.status).toBe(304);
    // Browsers write a 304's headers over the stored page's: a policy for data would lock the page.
    expect(unchanged.headers.get('content-security-policy')).toBeNull();
  });

  it('names the files of the page in its shell', async () => {
    const page = await app.client().get('/services/leave');
    expect(page.body).toContain('<link rel="modulepreload" crossorigin href="/assets/guide-1a.js">');
  });

  it('serves hashed assets for ever, in the encoding that the browser takes', async () => {
    const asset = await app.client().get('/assets/guide-1a.js', { 'accept-encoding': 'gzip' });
    expect(Object.fromEntries(asset.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'application/javascript; charset=utf-8',
    });
    expect(asset.body).toBe('export {};');
    const plain = await app.client().get('/assets/guide-1a.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const icon = await app.client().get('/favicon.svg');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it.each([
    '/assets/missing.js',
    '/assets/',
    '/index.html',
    '/preload.json',
    '/%2e%2e/package.json',
    '/nothing.txt',
  ])('does not answer %s with a page', async (address) => {
    expect((await app.client().get(address)).status).toBe(404);
  });

  it('answers no other method and never below /api', async () => {
    expect((await app.client().post('/desk')).status).toBe(404);
    expect((await app.client().get('/API/desk')).status).toBe(401);
    expect((await app.client().get('/api')).status).toBe(401);
  });
});
