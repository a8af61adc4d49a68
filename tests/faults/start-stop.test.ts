import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** `npm start` without npm: the supervisor, what it prints, and how it ends. */
interface Started {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Resolves when the output matches, for the n-th time. */
  readonly prints: (pattern: RegExp, times?: number) => Promise<RegExpMatchArray>;
  readonly ended: Promise<number | null>;
}

/** One data directory for all: each test leaves it stopped. */
let data: string;
const all: Started[] = [];

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'wb-start-'));
});
afterEach(async () => {
  for (const one of all.splice(0)) {
    one.process.kill('SIGTERM');
    await one.ended;
  }
});
afterAll(() => rm(data, { recursive: true, force: true }));

function start(...args: readonly string[]): Started {
  const options = { cwd: root, env: { ...process.env, DATABASE_URL: '' } };
  const child = spawn(process.execPath, ['scripts/start.mjs', '--data', data, '--no-demo', ...args], options);
  let printed = '';
  const waiting = new Set<() => void>();
  const take = (chunk: Buffer) => {
    printed += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  const prints = (pattern: RegExp, times = 1) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const found = [...printed.matchAll(new RegExp(pattern, 'g'))][times - 1];
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without printing ${String(pattern)}:\n${printed}`)));
    });
  const started = { process: child, output: () => printed, prints, ended };
  all.push(started);
  return started;
}

const READY = /is ready: (http:\/\/127\.0\.0\.1:\d+)/;

interface Lock {
  readonly pid: number;
  readonly port: number;
}

async function lock(): Promise<Lock> {
  const value: unknown = JSON.parse(await readFile(path.join(data, 'server.lock'), 'utf8'));
  const { pid, port } = Object(value);
  return { pid: Number(pid), port: Number(port) };
}

async function databasePid(): Promise<number> {
  const text = await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function wangban(...args: readonly string[]): Promise<string> {
  const program = path.join(root, 'packages/server/bin/wangban.mjs');
  const env = { ...process.env, DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--data', data], { env });
  return stdout;
}

describe('the commands', () => {
  it('work beside a running server and without one, and leave no database behind', async () => {
    const hall = start('--port', '0');
    await hall.prints(READY);
    const { pid } = await lock();
    expect(await wangban('doctor')).toContain(`server process ${pid} runs on`);
    hall.process.kill('SIGTERM');
    await hall.ended;
    expect(await wangban('doctor')).toContain('no server runs on');
    expect(await wangban('audit', 'verify')).toMatch(/audit trail: \d+ entries, unbroken/);
    expect(await wangban('migrate')).toBe('The schema is up to date.\n');
    await expect(databasePid()).rejects.toThrow('ENOENT');
  });
});

describe('npm start', () => {
  it('prints its address and the set-up code, and stops cleanly with its database', async () => {
    const hall = start('--port', '0');
    const [, url = ''] = await hall.prints(READY);
    await hall.prints(/设置码 code: [\w-]{22}/);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    const database = await databasePid();
    hall.process.kill('SIGINT');
    expect(await hall.ended).toBe(0);
    expect(hall.output()).toMatch(/Stopped\.\n$/);
    expect(lives(database)).toBe(false);
    await expect(lock()).rejects.toThrow('ENOENT');
  });

  it('refuses a second start on the same data directory and names the process and its port', async () => {
    const first = start('--port', '0');
    await first.prints(READY);
    const { pid, port } = await lock();
    const second = start('--port', '0');
    expect(await second.ended).toBe(2);
    expect(second.output()).toMatch(new RegExp(`in use by process ${pid} \\(started 2.*, port ${port}\\)`));
  });

  it('comes back when the server is killed, with the database that went on', async () => {
    const hall = start('--port', '0');
    await hall.prints(READY);
    const before = await lock();
    const database = await databasePid();
    process.kill(before.pid, 'SIGKILL');
    const [, url = ''] = await hall.prints(READY, 2);
    expect(hall.output()).toContain('was killed (SIGKILL): starting it again');
    expect(hall.output()).toContain(`was still running, process ${database}`);
    expect((await lock()).pid).not.toBe(before.pid);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('stops the server and the database when the supervisor itself is killed', async () => {
    const hall = start('--port', '0');
    await hall.prints(READY);
    const database = await databasePid();
    hall.process.kill('SIGKILL');
    // The server holds the other end of the pipes: `close` comes when it has ended too.
    await hall.ended;
    expect(hall.output()).toContain('Stopping (its supervisor is gone)');
    expect(hall.output()).toMatch(/Stopped\.\n$/);
    expect(lives(database)).toBe(false);
  });

  it('says what is wrong and does not try again when trying again cannot help', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const hall = start('--port', String(port));
    expect(await hall.ended).toBe(2);
    expect(hall.output()).toContain('Choose another one with --port');
    taken.close();
    const wrong = start('--prot', '1');
    expect(await wrong.ended).toBe(2);
    expect(wrong.output()).toContain("Unknown option '--prot'");
  });
});
