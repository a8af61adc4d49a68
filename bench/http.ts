import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSessions } from '../packages/server/src/platform/auth/sessions.ts';
import type { Pool } from '../packages/server/src/platform/db/pool.ts';
import { day } from '../tests/e2e/days.ts';
import type { Figures } from './figure.ts';
import { command, openConnection } from './http/connection.ts';
import { plainLoop } from './write-path.ts';
import { openBenchHall } from './write-path/bench-hall.ts';
import { studentsOf } from './write-path/cases.ts';
import { drive, median, quantile, type Run } from './write-path/drive.ts';

const CONNECTIONS = 64;
/** Cases of one slice and side; each is one submit and two approvals. */
const CASES = 1000;
const SLICES = 5;

/**
 * Submit and approve through HTTP (session, access control, schema validation, problem+json) at 64 connections, against
 * the plain loop of single function calls in the same run. Server, load generator and PostgreSQL share the machine.
 */
export async function benchHttp(): Promise<Figures> {
  const hall = await openBenchHall(CONNECTIONS);
  const folder = await mkdtemp(path.join(tmpdir(), 'wb-http-'));
  const { process: server, port } = await startServer(hall.pool, folder);
  try {
    await hall.ownerPool.query(await plainSql());
    const students = studentsOf(hall.parts);
    const load = openLoad(hall.pool, port);
    await plainLoop(hall, students, 200);
    await load(students, 200);
    const slices = [];
    for (let n = 0; n < SLICES; n += 1) {
      slices.push({ plain: await plainLoop(hall, students, CASES), http: await load(students, CASES) });
    }
    return figures(slices);
  } finally {
    server.disconnect();
    await once(server, 'exit');
    await hall.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function plainSql(): Promise<string> {
  return readFile(new URL('./write-path/plain-command.sql', import.meta.url), 'utf8');
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

/** Drives whole cases through HTTP: all submits, then both rounds of approvals by whoever holds the tasks. */
function openLoad(pool: Pool, port: number) {
  const sessions = openSessions(pool, Date.now);
  const tokens = new Map<number, string>();
  const tokenOf = async (person: number) => {
    const token = tokens.get(person) ?? (await sessions.start(person, 'local'));
    tokens.set(person, token);
    return token;
  };
  let keys = 0;
  const key = () => `bench-http-${(keys += 1)}`;

  return async (students: readonly number[], cases: number): Promise<readonly Run[]> => {
    const applicants = students.slice(0, CONNECTIONS * 4);
    for (const person of applicants) await tokenOf(person);
    const opened: number[] = [];
    const submits = await send(
      cases,
      async (index) => {
        const token = await tokenOf(applicants[index % applicants.length] ?? 0);
        return command(port, '/api/instances', token, key(), submission);
      },
      (body) => opened.push(idIn(body)),
    );
    const runs = [submits];
    for (let round = 0; round < 2; round += 1) {
      const { rows } = await pool.query<{ id: number; holder: number; version: number }>(
        `SELECT id, holder_id AS holder, version FROM task WHERE instance_id = ANY ($1) AND status = 'open' ORDER BY id`,
        [opened],
      );
      for (const { holder } of rows) await tokenOf(holder);
      runs.push(
        await send(rows.length, async (index) => {
          const { id, holder, version } = rows[index] ?? { id: 0, holder: 0, version: 0 };
          return command(port, `/api/tasks/${id}/approve`, await tokenOf(holder), key(), {
            seenVersion: version,
          });
        }),
      );
    }
    return runs;
  };

  async function send(
    count: number,
    request: (index: number) => Promise<string>,
    take: (body: string) => void = () => undefined,
  ): Promise<Run> {
    const open: { readonly close: () => void }[] = [];
    const connect = async () => {
      const connection = await openConnection(port);
      open.push(connection);
      return connection;
    };
    const run = await drive(count, CONNECTIONS, connect, async (index, connection) => {
      const { status, body } = await connection.send(await request(index));
      if (status >= 300) throw new Error(`${status}: ${body}`);
      take(body);
    });
    for (const connection of open) connection.close();
    return run;
  }
}

/** Two days of leave: counsellor, then the head of the college's student office. */
const submission = {
  service: 'leave-undergraduate',
  serviceVersion: 1,
  data: {
    type: 'personal',
    period: { from: { date: day(1), half: 'am' }, to: { date: day(2), half: 'pm' } },
    reason: '家中有事需要回家处理，已与辅导员沟通。',
    leavesCampus: false,
    phone: '13800138000',
    emergencyName: '李建国',
    emergencyPhone: '13900139000',
  },
};

function idIn(body: string): number {
  return Number(/"id":(\d+)/.exec(body)?.[1]);
}

interface Slice {
  readonly plain: readonly Run[];
  readonly http: readonly Run[];
}

function figures(slices: readonly Slice[]): Figures {
  const latencies = slices
    .flatMap(({ http }) => http.flatMap((run) => run.latencies))
    .toSorted((a, b) => a - b);
  const plain = median(slices.map((one) => rate(one.plain)));
  return {
    'HTTP ÷ plain loop': {
      value: median(slices.map((one) => rate(one.http) / rate(one.plain))),
      unit: '×',
      against: 'target ≥ 0.6; submit, approve, approve and close; 64 connections, fsync on',
    },
    'HTTP: commands/s': {
      value: median(slices.map((one) => rate(one.http))),
      unit: '1/s',
      against: `plain loop: ${Math.round(plain)}/s`,
    },
    'HTTP: p50': { value: quantile(latencies, 0.5), unit: 'ms', against: '64 connections' },
    'HTTP: p99': { value: quantile(latencies, 0.99), unit: 'ms', against: '64 connections' },
  };
}

function rate(runs: readonly Run[]): number {
  const commands = runs.reduce((sum, run) => sum + run.latencies.length, 0);
  return (commands / runs.reduce((sum, run) => sum + run.ms, 0)) * 1000;
}
