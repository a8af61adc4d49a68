import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';

let hall: TestHall;
let app: TestApp;
beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall, { metricsToken: 'scrape-me' });
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

describe('monitoring', () => {
  it('says that the process lives and that the schema is right', async () => {
    expect(await app.client().get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await app.client().get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('is not ready on another schema', async () => {
    await hall.ownerPool.query(`UPDATE migration SET checksum = 'x' || checksum`);
    expect(await app.client().get('/readyz')).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    await hall.ownerPool.query('UPDATE migration SET checksum = substr(checksum, 2)');
  });

  it('gives metrics by route pattern to this machine or to who has the token', async () => {
    await app.client().get('/api/session');
    const scraped = await app.client().get('/metrics');
    expect(scraped.body).toContain('route="/api/session"');
    expect(scraped.body).toContain('wangban_db_pool_connections{state="waiting"} 0');
    const throughProxy = { 'x-forwarded-for': '203.0.113.9' };
    expect((await app.client().get('/metrics', throughProxy)).status).toBe(404);
    const token = { ...throughProxy, authorization: 'Bearer scrape-me' };
    expect((await app.client().get('/metrics', token)).status).toBe(200);
  });
});

describe('the API description', () => {
  it('is OpenAPI 3.1 with every route in stable order', async () => {
    const answer = await app.client().get('/api/openapi.json');
    expect(answer.body).toMatchObject({ openapi: '3.1.0', paths: { '/api/session': {}, '/healthz': {} } });
    const paths = Object.keys(Object(Object(answer.body).paths));
    expect(paths).toEqual(paths.toSorted());
    expect(paths.filter((path) => path.startsWith('/api/docs'))).toEqual([]);
  });

  it('is readable in a browser without loosening the script policy', async () => {
    const page = await app.client().get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(String(page.body)).not.toMatch(/<script(?![^>]*src=)/);
  });
});
