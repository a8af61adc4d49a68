import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readServiceFolder } from '../packages/server/src/catalogue/folder/read-service-folder.ts';
import { answerSearch } from '../packages/server/src/catalogue/search/answer.ts';
import { openSessions } from '../packages/server/src/platform/auth/sessions.ts';
import type { Pool } from '../packages/server/src/platform/db/pool.ts';
import type { Figures } from './figure.ts';
import { type Connection, openConnection } from './http/connection.ts';
import { addThousandServices, QUERIES, typedBy } from './search/thousand-services.ts';
import { openBenchHall } from './write-path/bench-hall.ts';
import { studentsOf } from './write-path/cases.ts';
import { drive, quantile, type Run } from './write-path/drive.ts';

const SEARCHERS = 50;
const SEARCHES = 10_000;
/** The catalogue page asks at most this often while somebody types. */
const TYPING_MS = 300;
const TYPED_SEARCHES = 4000;
const PAGE = 30;

/**
 * Search at a thousand services: fifty searchers who each ask again as soon as they are answered, every time in the index
 * (store) and through HTTP, where the hall remembers what it has just answered; and fifty who type. Server, load generator and PostgreSQL share the machine.
 */
export async function benchSearch(): Promise<Figures> {
  const hall = await openBenchHall(20);
  const folder = await mkdtemp(path.join(tmpdir(), 'wb-search-'));
  try {
    await addThousandServices(hall.pool, await leave());
    await hall.ownerPool.query('VACUUM (ANALYZE) service_search');
    const { catalogue } = hall.parts;
    await catalogue.refresh();
    const ask = (index: number): Promise<unknown> =>
      answerSearch(
        { pool: hall.pool, catalogue },
        { query: queryAt(index), limit: PAGE, belongsTo: 'staff' },
      );
    await drive(1000, SEARCHERS, nothing, ask);
    const store = await drive(SEARCHES, SEARCHERS, nothing, ask);
    const { http, typing } = await overHttp(hall.pool, studentsOf(hall.parts), folder);
    return { ...figures('store', store), ...figures('HTTP', http), ...typed(typing) };
  } finally {
    await hall.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const nothing = async (): Promise<undefined> => undefined;
const queryAt = (index: number): string => QUERIES[index % QUERIES.length] ?? '';
const letterAt = (index: number): string => typedBy(index % SEARCHERS, Math.floor(index / SEARCHERS));

async function leave() {
  const folder = path.resolve(import.meta.dirname, '../services/leave-undergraduate');
  const read = await readServiceFolder(folder);
  if ('problems' in read || read.service.flow === undefined)
    throw new Error('the leave service has problems');
  return read.service;
}

async function overHttp(
  pool: Pool,
  students: readonly number[],
  folder: string,
): Promise<{ readonly http: Run; readonly typing: readonly number[] }> {
  const { process: server, port } = await startServer(pool, folder);
  try {
    const sessions = openSessions(pool, Date.now);
    const tokens = await Promise.all(
      students.slice(0, SEARCHERS).map((person) => sessions.start(person, 'local')),
    );
    const send = search(port, tokens, queryAt);
    const connect = () => openConnection(port);
    await drive(1000, SEARCHERS, connect, send);
    const http = await drive(SEARCHES, SEARCHERS, connect, send);
    const typing = await whileTyping(connect, search(port, tokens, letterAt));
    return { http, typing };
  } finally {
    server.disconnect();
    await once(server, 'exit');
  }
}

/** One request with a session, as the catalogue page sends it. */
function search(port: number, tokens: readonly string[], query: (index: number) => string) {
  return async (index: number, connection: Connection): Promise<void> => {
    const { status, body } = await connection.send(
      [
        `GET /api/services?query=${encodeURIComponent(query(index))} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Cookie: wb=${tokens[index % tokens.length] ?? ''}`,
        '\r\n',
      ].join('\r\n'),
    );
    if (status !== 200) throw new Error(`${status}: ${body}`);
  };
}

/** Fifty people who type a name each, letter by letter: each asks, waits as the page does, and asks again. Sorted latencies. */
async function whileTyping(
  connect: () => Promise<Connection>,
  send: (index: number, connection: Connection) => Promise<void>,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  await drive(TYPED_SEARCHES, SEARCHERS, connect, async (index, connection) => {
    await pause(TYPING_MS * (0.5 + ((index * 7919) % 1000) / 1000));
    const sent = performance.now();
    await send(index, connection);
    latencies.push(performance.now() - sent);
  });
  return latencies.toSorted((a, b) => a - b);
}

async function startServer(pool: Pool, folder: string): Promise<{ process: ChildProcess; port: number }> {
  const { host, port, database, user } = pool.options;
  const login = JSON.stringify({ host, port, database, user });
  const child = fork(path.join(import.meta.dirname, 'http/serve.ts'), [login, 'hall_main', folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = await once(child, 'message');
  return { process: child, port: Number(message.port) };
}

function figures(way: string, { ms, latencies }: Run): Figures {
  const rate = (latencies.length / ms) * 1000;
  return {
    [`search, ${way}: p99`]: {
      value: quantile(latencies, 0.99),
      unit: 'ms',
      against: `target ≤ 20; 1,000 services, ${SEARCHERS} who ask again at once: ${Math.round(rate)}/s; p50 ${quantile(latencies, 0.5).toFixed(1)} ms`,
    },
  };
}

function typed(latencies: readonly number[]): Figures {
  return {
    'search, HTTP while 50 type: p99': {
      value: quantile(latencies, 0.99),
      unit: 'ms',
      against: `target ≤ 20; one search per person and ${TYPING_MS} ms; p50 ${quantile(latencies, 0.5).toFixed(1)} ms`,
    },
  };
}
