import { createServer, type IncomingMessage, type Server } from 'node:http';
import { contentOfGet, verify } from '@wangban/connectors/webhook';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signatureOf } from '../inbound/signature-of.ts';
import { setStatus } from '../systems/set-status.ts';
import { openTestExchange, SECRETS, secretOf, type TestExchange } from '../testing/test-exchange.ts';

const HEADER = 'id,reference,version,status,updatedAt';

let exchange: TestExchange;
let server: Server;
/** What the system publishes, by path; whatever else is 404. */
const published = new Map<
  string,
  { readonly status?: number; readonly type?: string; readonly body: string | Buffer }
>();
let asked: IncomingMessage[] = [];
let orders = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const found = published.get(request.url ?? '');
    response.writeHead(found?.status ?? (found === undefined ? 404 : 200), {
      'content-type': found?.type ?? 'text/csv',
      ...(found?.status === 302 ? { location: '/export/elsewhere.csv' } : undefined),
    });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  exchange = await openTestExchange({
    silent: true,
    definition: {
      style: 'export',
      baseUrl: `http://127.0.0.1:${port}/`,
      allow: [{ host: '127.0.0.1', port, private: true }],
      file: { url: `http://127.0.0.1:${port}/export/{day}.csv` },
    },
  });
}, 120_000);
afterAll(async () => {
  await exchange.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  published.clear();
  await hourPasses();
  asked = [];
});

const hourPasses = async (): Promise<void> => {
  exchange.hall.clock.advance(3_600_000);
  await exchange.settle();
};
const today = () => new Date(exchange.hall.clock() + 8 * 3_600_000).toISOString().slice(0, 10);
const paths = () => asked.map(({ url }) => url);
async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
/** Publishes a line about a new case. */
async function publishOne(day = today()): Promise<string> {
  const { reference } = await exchange.submit();
  orders += 1;
  const line = `o${orders},${reference},1,accepted,${new Date(exchange.hall.clock()).toISOString()}`;
  published.set(`/export/${day}.csv`, { body: `${HEADER}\n${line}\n` });
  return reference;
}
const heard = async (reference: string) =>
  (await rows<{ result: string }>('SELECT result FROM system_event WHERE reference = $1', reference)).map(
    ({ result }) => result,
  );
const failure = async () =>
  (
    await rows<{ error: { zh: string } | null }>(
      'SELECT last_error AS error FROM business_system WHERE last_failure_at = $1',
      new Date(exchange.hall.clock()),
    )
  )[0]?.error?.zh;

it('is asked every hour for the files of yesterday and today, with a signed request; a day may have none', async () => {
  const reference = await publishOne();
  await exchange.settle();
  expect(await heard(reference)).toEqual([]);
  await hourPasses();
  expect(await heard(reference)).toEqual(['applied']);
  const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
  expect(paths()).toEqual([`/export/${yesterday}.csv`, `/export/${today()}.csv`]);
  const now = exchange.hall.clock();
  const signature = verify(
    signatureOf(asked[0]?.headers ?? {}),
    contentOfGet(paths()[0] ?? ''),
    [secretOf(SECRETS.outbound)],
    now,
  );
  expect(signature).not.toHaveProperty('flaw');
});

it('is asked by one process of several, and the same file again has no effect', async () => {
  const reference = await publishOne();
  const other = await exchange.another();
  exchange.hall.clock.advance(3_600_000);
  await Promise.all([exchange.settle(), other.background.drain()]);
  expect(paths()).toHaveLength(2);
  await hourPasses();
  expect(await heard(reference)).toEqual(['applied']);
  const [file] = await rows('SELECT times, fresh, via FROM system_file ORDER BY id DESC LIMIT 1');
  expect(file).toEqual({ times: 2, fresh: 1, via: 'url' });
});

it('is asked for the days that were missed', async () => {
  const reference = await publishOne();
  exchange.hall.clock.advance(3 * 24 * 3_600_000);
  await exchange.settle();
  expect(paths()).toHaveLength(5);
  expect(await heard(reference)).toEqual(['applied']);
});

it.each([
  ['a page for signing in', { type: 'text/html; charset=utf-8', body: '<html>登录</html>' }, '网页'],
  ['an error', { status: 500, body: 'oops' }, '500'],
  ['a way to elsewhere', { status: 302, body: '' }, '302'],
  ['more than may be read', { body: Buffer.alloc(8 * 1024 * 1024 + 1, 'a') }, ''],
])('that answers with %s is told to those in charge, and asked again', async (_what, answer, words) => {
  await publishOne();
  const good = published.get(`/export/${today()}.csv`);
  published.set(`/export/${today()}.csv`, answer);
  published.set('/export/elsewhere.csv', { body: `${HEADER}\n` });
  await hourPasses();
  expect(await failure()).toContain(words);
  expect(paths()).not.toContain('/export/elsewhere.csv');
  const told = await rows(`SELECT FROM message WHERE dedupe LIKE 'system/centre/fetch/%'`);
  expect(told.length).toBeGreaterThan(0);
  if (good !== undefined) published.set(`/export/${today()}.csv`, good);
  await hourPasses();
  expect(await failure()).toBeUndefined();
});

it('that is gone stops the connection; a paused system is not asked', async () => {
  await publishOne();
  published.set(`/export/${today()}.csv`, { status: 410, body: '' });
  await hourPasses();
  expect(await rows('SELECT status FROM business_system')).toEqual([{ status: 'disabled' }]);
  const deps = { ...exchange.parts, pool: exchange.hall.pool, clock: exchange.hall.clock };
  await setStatus(deps, 'centre', 'paused', '');
  asked = [];
  await hourPasses();
  expect(paths()).toEqual([]);
  await setStatus(deps, 'centre', 'active', '');
});
