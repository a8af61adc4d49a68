import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { allContracts } from './contracts.ts';
import { openHall } from './hall.ts';
import { openSessions } from './platform/auth/sessions.ts';
import type { App } from './platform/http/app-type.ts';
import { describeApi } from './platform/openapi/describe-api.ts';
import { tidyDocument } from './platform/openapi/tidy-document.ts';
import { httpClient } from './platform/testing/http-client.ts';
import { createTestHall, type TestHall } from './platform/testing/test-hall.ts';
import { addTestPerson } from './platform/testing/test-person.ts';

/** Routes that anybody may call; a new one is a decision, so it is listed here. */
const PUBLIC = new Set([
  'GET /api/docs',
  'GET /api/openapi.json',
  'GET /api/services',
  'GET /api/home',
  'POST /api/search-misses',
  'GET /api/services/:code',
  'GET /api/session',
  'GET /api/services/:code/form/schema',
  'GET /api/feeds/:feed',
  'GET /api/notices',
  'GET /api/notices/:id',
  'GET /api/services/:code/guides',
  'GET /api/services/:code/qr.svg',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
  'POST /api/services/:code/feedback',
  'POST /api/session',
  'POST /api/setup',
  // Business systems sign what they send.
  'POST /api/systems/:code/events',
  'GET /api/systems/:code/files/:id',
  'GET /api/systems/:code/deliveries',
]);

let testHall: TestHall;
let app: App;
let url: string;
let filesFolder: string;

beforeAll(async () => {
  testHall = await createTestHall();
  filesFolder = await mkdtemp(path.join(tmpdir(), 'wb-app-'));
  const { pool, clock } = testHall;
  const logger = pino({ level: 'silent' });
  const hall = await openHall({ pool, clock, filesFolder, log: logger });
  app = await createApp({ pool, clock, logger, rateFactor: 1000 }, hall);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await testHall.close();
  await rm(filesFolder, { recursive: true });
});

describe('the application', () => {
  it('answers every route of the contracts and no other', () => {
    const wanted = allContracts.map(({ method, url: address }) => `${method} ${address}`);
    const registered = app.routeTable
      .map(({ method, url: address }) => `${method} ${address}`)
      .filter((name) => !name.startsWith('HEAD ') && !/ \/api\/docs(\/|$)/.test(name));
    expect(registered.toSorted()).toEqual(wanted.toSorted());
  });

  it('serves the description that the web client’s types are made from', async () => {
    expect(tidyDocument(app.swagger())).toEqual(await describeApi(allContracts));
  });
});

describe('every route', () => {
  it('needs a session unless it is on the public list', () => {
    const open = app.routeTable
      .filter(({ method, access }) => access.auth === 'public' && method !== 'HEAD')
      .map(({ method, url: address }) => `${method} ${address}`)
      .filter((name) => !name.includes(' /api/docs/'));
    expect(open.filter((name) => !PUBLIC.has(name))).toEqual([]);
  });

  it('checks the origin when it changes something', () => {
    const unsafe = app.routeTable.filter(({ method }) => !['GET', 'HEAD'].includes(method));
    const others = unsafe.filter(({ access }) => access.csrf !== 'origin');
    // What no browser calls is signed instead.
    expect(others.map(({ url: address, access }) => [address, access.csrf])).toEqual([
      ['/api/systems/:code/events', 'signature'],
    ]);
  });

  it('answers 401 without a session, however its address is spelt and whatever the method', async () => {
    const wrong: string[] = [];
    for (const { method, path: address } of closedAddresses()) {
      for (const verb of new Set([method, 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'DELETE', 'PUT'])) {
        const status = await statusOf(verb, address);
        if (status !== 401 && !isPublic(verb, address)) wrong.push(`${verb} ${address} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers 403 to a person without the role that it asks for', async () => {
    const personId = await addTestPerson(testHall, { personNo: 'plain' });
    const client = httpClient(url);
    client.setCookie('wb', await openSessions(testHall.pool, testHall.clock).start(personId, 'local'));
    const restricted = app.routeTable.filter(({ access }) => access.roles !== undefined);
    expect(restricted.length).toBeGreaterThan(1);
    for (const { method, url: address } of restricted) {
      const answer = await client.request(method, address.replaceAll(/:\w+/g, '1'));
      expect([method, address, answer.status]).toEqual([method, address, 403]);
    }
  });
});

function closedAddresses(): readonly { method: string; path: string }[] {
  return app.routeTable
    .filter(({ access }) => access.auth === 'session')
    .flatMap(({ method, url: pattern }) =>
      spellings(pattern.replaceAll(/:\w+/g, '1')).map((address) => ({ method, path: address })),
    );
}

/** The ways in which a request may try to slip past a check that compares addresses. */
function spellings(address: string): readonly string[] {
  const [head = '', ...rest] = address.split('/').slice(1);
  const tail = rest.join('/');
  return [
    address,
    `${address}/`,
    `/${head.toUpperCase()}/${tail}`,
    `/%61pi/${tail}`,
    `/${head}/%2e/${tail}`,
    `/${head}/x/%2e%2e/${tail}`,
    `/x/../${head}/${tail}`,
    `//${head}//${tail}`,
    `/${head}\\${tail}`,
    `${address}?a=1`,
    `${address}%20`,
  ];
}

/** A public route on the same address (GET /api/session beside DELETE /api/session) is not what is tested. */
function isPublic(method: string, address: string): boolean {
  const [bare] = decodeURI(address).split('?');
  const route = app.routeTable.find((one) => one.method === method && one.url === bare);
  return route?.access.auth === 'public';
}

/** fetch would normalise the address before sending it. */
function statusOf(method: string, address: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: address, headers: { origin: url } };
    const sent = httpRequest(options, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end();
  });
}
