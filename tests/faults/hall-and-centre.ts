import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pageClient, type PageClient, versionIn } from '../../examples/foundation/src/testing/page-client.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';
import { freePort } from '../e2e/free-port.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PASSWORD = 'Baihua-shu-2026';
const LIMIT_MS = 90_000;
const AGAIN_MS = 200;

/** Either side 两方之一 of the integration. */
export type Side = 'hall' | 'centre';

/** A demo hall with a business system beside it, as `npm start` runs them. */
export interface HallAndCentre {
  readonly urls: Readonly<Record<Side, string>>;
  /** Kills -9 the process of a side. */
  readonly kill: (side: Side) => Promise<void>;
  /** Waits until the side answers. */
  readonly answers: (side: Side) => Promise<void>;
  /** Asks the database of a side, as owner. */
  readonly ask: (side: Side, sql: string, ...values: readonly unknown[]) => Promise<readonly unknown[][]>;
  readonly stop: () => Promise<number | null>;
}

/** Starts both on a data folder and waits until they are connected; `system` is the folder in `examples/`. */
export async function startHallAndCentre(data: string, system = 'dorm-repair'): Promise<HallAndCentre> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port), '--data', data], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', WANGBAN_DEMO_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const centre = await until(() => {
    if (child.exitCode !== null) throw new Error(`it ended:\n${printed}`);
    return new RegExp(` ${system} .*is ready: (http:\\S+)`).exec(printed)?.[1];
  });
  const urls = { hall: `http://127.0.0.1:${port}`, centre };
  const pidOf = async (side: Side) =>
    side === 'hall' ? lockedBy(data) : childOf(child.pid ?? 0, `examples/${system}/start.mjs`);
  return {
    urls,
    kill: async (side) => void process.kill(await until(() => pidOf(side)), 'SIGKILL'),
    answers: async (side) =>
      void (await until(async () => {
        const answer = await fetch(`${urls[side]}/${side === 'hall' ? 'readyz' : 'sign-in'}`).catch(
          () => undefined,
        );
        return answer?.ok === true ? true : undefined;
      })),
    ask: (side, sql, ...values) => {
      const database = side === 'hall' ? 'wangban' : `centre_${system.replaceAll('-', '_')}`;
      return ask(data, database, sql, values);
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function until<T>(found: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + LIMIT_MS;
  for (;;) {
    const value = await found();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`nothing within ${LIMIT_MS} ms`);
    await pause(AGAIN_MS);
  }
}

async function lockedBy(data: string): Promise<number> {
  return Number(Object(JSON.parse(await readFile(path.join(data, 'server.lock'), 'utf8'))).pid);
}

/** The process that this one started with these words. */
function childOf(parent: number, words: string): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const fields = lines.map((line) => line.trim().split(/\s+/));
  const found = fields.find(([, ppid, ...args]) => Number(ppid) === parent && args.join(' ').includes(words));
  return found === undefined ? undefined : Number(found[0]);
}

async function ask(data: string, database: string, sql: string, values: readonly unknown[]) {
  const postmaster = await readFile(path.join(data, 'postgres/postmaster.pid'), 'utf8');
  const host = postmaster.split('\n')[4]?.trim() ?? '';
  const schema = database === 'wangban' ? 'hall_main' : 'public';
  const pool = openPool({ host, port: 5432, user: 'wangban', database }, schema, { max: 1 });
  try {
    const { rows } = await pool.query<unknown[]>({ text: sql, values: [...values], rowMode: 'array' });
    return rows;
  } finally {
    await pool.end();
  }
}

/** An applicant of the hall, over HTTP. */
export interface Applicant {
  readonly get: (place: string) => Promise<unknown>;
  /** Sends a command; `key` makes the same command of a repeated one. */
  readonly post: (place: string, body: object, key: string) => Promise<unknown>;
}

/** Signs somebody of the hall in, 李晓雨 unless it is said who. */
export async function signInStudent(url: string, personNo = '202410010101'): Promise<Applicant> {
  const headers = { origin: url, 'content-type': 'application/json' };
  const body = JSON.stringify({ personNo, password: PASSWORD });
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  const cookie = session.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return {
    get: async (place) => checked(await fetch(`${url}${place}`, { headers: { cookie } })),
    post: async (place, content, key) => {
      const more = { ...headers, cookie, 'idempotency-key': key };
      return checked(
        await fetch(`${url}${place}`, { method: 'POST', headers: more, body: JSON.stringify(content) }),
      );
    },
  };
}

/** Signs somebody of the centre in. */
export async function signInStaff(url: string, login: string): Promise<PageClient> {
  const { cookie } = await pageClient(url, undefined).post('/sign-in', { login, password: PASSWORD });
  return pageClient(url, cookie?.split(';')[0]);
}

/** Does an act on an order as its page offers it. */
export async function actOn(
  who: PageClient,
  order: string,
  act: string,
  fields: Readonly<Record<string, string | File>> = {},
): Promise<void> {
  const form = new FormData();
  form.set('version', versionIn(await who.get(`/orders/${order}`)));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await who.post(`/orders/${order}/acts/${act}`, form);
}

async function checked(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`${answer.url} ${answer.status} ${await answer.text()}`);
  return answer.json();
}
