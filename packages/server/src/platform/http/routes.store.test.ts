import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import type { RegisteredRoute } from './route-table.ts';

/** Routes that anybody may call; a new one is a decision, so it is listed here. */
const PUBLIC = new Set([
  'GET /',
  'GET /*',
  'GET /api/docs',
  'GET /api/openapi.json',
  'GET /api/services',
  'GET /api/services/:code',
  'GET /api/session',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
  'POST /api/session',
  'POST /api/setup',
]);

let hall: TestHall;
let app: TestApp;
let routes: readonly RegisteredRoute[];

beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall);
  routes = app.app.routeTable;
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

describe('every route', () => {
  it('is known to this test', () => {
    expect(routes.length).toBeGreaterThan(4);
  });

  it('declares who may call it, or the server does not start', async () => {
    const undeclared = createTestApp(hall, {}, (fastify) => fastify.get('/api/new', () => 'ok'));
    await expect(undeclared).rejects.toThrow('declares no access');
    const access = { auth: 'session', csrf: 'none', rate: 'write', audit: false } as const;
    const forgeable = createTestApp(hall, {}, (fastify) =>
      fastify.post('/api/new', { config: { access } }, () => 'ok'),
    );
    await expect(forgeable).rejects.toThrow('must check the origin');
  });

  it('needs a session unless it is on the public list', () => {
    const open = routes
      .filter((route) => route.access?.auth === 'public' && route.method !== 'HEAD')
      .map((route) => `${route.method} ${route.url}`)
      .filter((name) => !name.includes(' /api/docs/'));
    expect(open.filter((name) => !PUBLIC.has(name))).toEqual([]);
  });

  it('checks the origin when it changes something', () => {
    const unsafe = routes.filter((route) => !['GET', 'HEAD'].includes(route.method));
    expect(unsafe.filter((route) => route.access?.csrf !== 'origin')).toEqual([]);
  });

  it('answers 401 without a session, however its address is spelt and whatever the method', async () => {
    const closed = routes.filter((route) => route.access?.auth === 'session');
    for (const { method, url } of closed) {
      const path = url.replaceAll(/:\w+/g, '1');
      for (const variant of variants(path)) {
        for (const verb of new Set([method, 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'DELETE', 'PUT'])) {
          expect([verb, variant, await status(verb, variant)]).toEqual([
            verb,
            variant,
            expected(verb, variant),
          ]);
        }
      }
    }
  });
});

/** A public route on the same path (GET /api/session beside DELETE /api/session) is not what is tested. */
function expected(method: string, path: string): number {
  const [bare] = decodeURI(path).split('?');
  const open = routes.find((route) => route.method === method && route.url === bare);
  return open?.access?.auth === 'public' ? 200 : 401;
}

function variants(path: string): readonly string[] {
  const [head = '', ...rest] = path.split('/').slice(1);
  const tail = rest.join('/');
  return [
    path,
    `${path}/`,
    `/${head.toUpperCase()}/${tail}`,
    `/%61pi/${tail}`,
    `/${head}/%2e/${tail}`,
    `/${head}/x/%2e%2e/${tail}`,
    `/x/../${head}/${tail}`,
    `//${head}//${tail}`,
    `/${head}\\${tail}`,
    `${path}?a=1`,
    `${path}%20`,
  ];
}

/** fetch would normalise the path before sending it. */
function status(method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers: { origin: app.url } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end();
  });
}
