import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../testing/http-client.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { addTestPerson } from '../testing/test-person.ts';
import { contract, WRITE } from './contract.ts';
import { route } from './route.ts';

const echo = contract({
  method: 'POST',
  url: '/api/echo/:id',
  access: { ...WRITE, audit: false },
  schema: {
    params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
    querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean({ default: true })) }),
    body: Type.Object(
      {
        title: Type.String({ maxLength: 5 }),
        days: Type.Optional(Type.Integer({ minimum: 1 })),
        kind: Type.Optional(Type.Enum(['sick', 'personal'])),
        data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      },
      { additionalProperties: false },
    ),
  },
});

const boom = contract({
  method: 'GET',
  url: '/api/boom',
  access: { auth: 'session', csrf: 'none', rate: 'read', audit: false },
  schema: {},
});

let hall: TestHall;
let app: TestApp;
let client: TestClient;
beforeAll(async () => {
  hall = await createTestHall();
  app = await createTestApp(hall, {}, (fastify) => {
    route(fastify, echo, async ({ body, params, query }) => ({ body, params, query }));
    route(fastify, boom, () => Promise.reject(new Error('the secret of the house')));
  });
  client = await app.clientOf(await addTestPerson(hall, { personNo: 'T1' }));
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

const problemOf = (status: number, code: string) => ({ status, body: { status, code } });

describe('bad input', () => {
  it('names every wrong field at once, with cause and cure, in Chinese by default', async () => {
    const answer = await client.post('/api/echo/1', {
      title: '太长的标题了',
      days: '3',
      kind: 'x',
      extra: 1,
    });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer).toMatchObject({
      ...problemOf(400, 'INVALID_INPUT'),
      body: {
        type: 'urn:wangban:error:INVALID_INPUT',
        detail: '提交的内容有 4 处需要更正，详见各字段的说明。',
        errors: [
          { field: '/extra', code: 'additionalProperties', message: '没有这个字段，请去掉或检查名称。' },
          { field: '/title', code: 'maxLength', message: '太长，最多 5 个字符，请缩短。' },
          { field: '/days', code: 'type', message: '类型不对，应为整数。' },
          { field: '/kind', code: 'enum', message: '不在可选范围内，可选：sick, personal。' },
        ],
      },
    });
  });

  it('says the same in English when asked', async () => {
    const answer = await client.post('/api/echo/1', {}, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.3' });
    expect(answer.headers.get('content-language')).toBe('en');
    expect(answer.body).toMatchObject({
      errors: [{ field: '/title', code: 'required', message: 'This field is missing: fill it in.' }],
    });
  });

  it('turns no text of a body into a number, but that of an address', async () => {
    const body = { title: 'a', days: 3 };
    const good = await client.post('/api/echo/12?dryRun=false', body);
    expect(good.body).toEqual({ body, params: { id: 12 }, query: { dryRun: false } });
    expect((await client.post('/api/echo/12', body)).body).toMatchObject({ query: { dryRun: true } });
    for (const id of ['0', '1.5', '1e3', 'true', '%20', '12345678901234567890']) {
      const answer = await client.post(`/api/echo/${id}`, body);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'path/id' }] } });
    }
  });

  it('refuses unknown query parameters', async () => {
    const answer = await client.post('/api/echo/1?dryrun=false', { title: 'a' });
    expect(answer.body).toMatchObject({ errors: [{ field: 'query/dryrun', code: 'additionalProperties' }] });
  });

  it.each([
    ['{"title":', 400, 'MALFORMED_JSON'],
    ['', 400, 'MALFORMED_JSON'],
    ['{"title":"a","__proto__":{"x":1}}', 400, 'MALFORMED_JSON'],
    ['{"title":"a","data":{"constructor":{"prototype":{"x":1}}}}', 400, 'MALFORMED_JSON'],
    [`{"title":"a","data":{"x":${'['.repeat(60)}${']'.repeat(60)}}}`, 400, 'TOO_COMPLEX'],
    [`{"title":"a","data":{"x":[${'0,'.repeat(6000)}0]}}`, 400, 'TOO_COMPLEX'],
    [`{"title":"${'a'.repeat(1_100_000)}"}`, 413, 'PAYLOAD_TOO_LARGE'],
  ])('refuses the body %.40s', async (body, status, code) => {
    const answer = await client.post('/api/echo/1', body, { 'content-type': 'application/json' });
    expect(answer).toMatchObject(problemOf(status, code));
  });

  it('refuses a form post dressed as text or as a form', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await client.post('/api/echo/1', '{"title":"a"}', { 'content-type': type });
      expect(answer).toMatchObject(problemOf(415, 'UNSUPPORTED_MEDIA_TYPE'));
    }
  });

  it('answers unknown addresses, wrong methods and broken addresses', async () => {
    expect(await client.get('/api/nothing')).toMatchObject(problemOf(404, 'NOT_FOUND'));
    const wrong = await client.get('/api/echo/1');
    expect(wrong).toMatchObject(problemOf(405, 'METHOD_NOT_ALLOWED'));
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(await client.get('/api/%zz')).toMatchObject(problemOf(400, 'INVALID_URL'));
    expect(await client.get(`/api/nothing?q=${'a'.repeat(9000)}`)).toMatchObject(
      problemOf(414, 'URI_TOO_LONG'),
    );
  });

  it('tells nothing about a bug but a number to quote', async () => {
    const answer = await client.get('/api/boom');
    expect(answer).toMatchObject(problemOf(500, 'INTERNAL'));
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(answer.body).toMatchObject({ requestId: answer.headers.get('x-request-id') });
  });
});

/** The browser stand-in always sends an Origin; this does not. */
async function send(site: Readonly<Record<string, string>>): Promise<number> {
  const cookie = `wb=${client.cookie('wb') ?? ''}`;
  const headers = { 'content-type': 'application/json', cookie, ...site };
  const answer = await fetch(`${app.url}/api/echo/1`, { method: 'POST', body: '{"title":"a"}', headers });
  return answer.status;
}

describe('a request from elsewhere', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('is refused with %j', async (headers) => {
    const answer = await client.post('/api/echo/1', { title: 'a' }, headers);
    expect(answer).toMatchObject(problemOf(403, 'CROSS_SITE'));
  });

  it('is refused when it does not say where it comes from, and taken when the browser vouches for it', async () => {
    expect(await send({})).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  });
});

describe('every answer', () => {
  it('carries the security headers, errors too', async () => {
    for (const answer of [
      await client.get('/api/nothing'),
      await client.post('/api/echo/1', { title: 'a' }),
    ]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(answer.headers.get('strict-transport-security')).toBeNull();
      expect(answer.headers.get('server')).toBeNull();
    }
  });

  it('over https keeps the browser on https and the cookie to this host', async () => {
    const secure = await createTestApp(hall, { publicOrigin: 'https://hall.example' });
    const headers = { origin: 'https://hall.example' };
    const answer = await secure.client().get('/api/session', headers);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    await addTestPerson(hall, { personNo: 'T2', password: 'tractor-violet-umbrella' });
    const body = { personNo: 'T2', password: 'tractor-violet-umbrella' };
    const signedIn = await secure.client().post('/api/session', body, headers);
    expect(signedIn.headers.get('set-cookie')).toMatch(
      /^__Host-wb=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await secure.close();
  });

  it('asks to wait when a budget is used up', async () => {
    const strict = await createTestApp(hall, { rateFactor: 0.005 });
    const id = await addTestPerson(hall, { personNo: 'T3' });
    const busy = await strict.clientOf(id);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await busy.get('/api/session')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const answer = await busy.get('/api/session');
    expect(answer).toMatchObject({ ...problemOf(429, 'RATE_LIMITED'), body: { facts: { seconds: 20 } } });
    expect(answer.headers.get('retry-after')).toBe('20');
    hall.clock.advance(20_000);
    expect((await busy.get('/api/session')).status).toBe(200);
    await strict.close();
  });
});
