import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startEmbedded,
  type Embedded,
} from '../../packages/server/src/platform/db/embedded/start-embedded.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
/** A checkout under /root or a private temporary folder cannot be read by anybody else, so nobody else can run it. */
const isOpen = isRoot && spawnSync('setpriv', [...asUser('54321'), 'test', '-r', root]).status === 0;

function asUser(id: string): readonly string[] {
  return [`--reuid=${id}`, `--regid=${id}`, '--clear-groups'];
}

let folder: string;
const started: Embedded[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-pg-'));
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(data = folder): Promise<Embedded> {
  const server = await startEmbedded(data);
  started.push(server);
  return server;
}

async function query(server: Embedded, sql: string): Promise<readonly unknown[]> {
  const { owner } = await server.target('wangban', 'hall_main');
  const pool = openPool(owner, 'public', { max: 1 });
  try {
    return (await pool.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await pool.end();
  }
}

describe('the embedded database', () => {
  it('is durable, checks its pages, and is reached only through a private socket', async () => {
    const server = await start();
    expect(server).toMatchObject({ created: true, adopted: false });
    const settings = await query(
      server,
      `SELECT name, setting FROM pg_settings WHERE name IN
       ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding')
       ORDER BY name`,
    );
    expect(settings).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    const { mode } = await stat(path.join(folder, 'socket'));
    expect(mode & 0o777).toBe(0o700);
  });

  it('keeps every acknowledged row when it is killed, and starts again at once', async () => {
    const server = await start();
    await query(server, 'CREATE TABLE ledger (n int)');
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await query(server, `INSERT INTO ledger VALUES (${acknowledged})`);
        acknowledged += 1;
        if (acknowledged === 20) process.kill(server.pid, 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    const again = await start();
    expect(again).toMatchObject({ created: false, adopted: false });
    const rows = await query(again, 'SELECT count(*)::int AS n FROM ledger');
    expect(rows).toEqual([
      { n: expect.toSatisfy((n: number) => n >= acknowledged && n <= acknowledged + 1) },
    ]);
  });

  it('is taken over when it still runs', async () => {
    const server = await start();
    const second = await start();
    expect(second).toMatchObject({ pid: server.pid, adopted: true, created: false });
  });

  it('starts where the path is too long for a socket', async () => {
    const long = path.join(folder, 'x'.repeat(120));
    const server = await start(long);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const { owner } = await server.target('wangban', 'hall_main');
    expect(Buffer.byteLength(`${owner.host}/.s.PGSQL.5432`)).toBeLessThanOrEqual(100);
    await rm(owner.host ?? '', { recursive: true });
  });

  it('refuses a cluster of another version, and leaves no half-made one', async () => {
    await mkdir(path.join(folder, 'postgres'));
    await writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbedded(folder)).rejects.toThrow('was made by PostgreSQL 17');
    const other = path.join(folder, 'other');
    await mkdir(path.join(other, 'postgres.making'), { recursive: true });
    await writeFile(path.join(other, 'postgres.making', 'half'), '');
    expect(await start(other)).toMatchObject({ created: true });
    expect(await readdir(other)).not.toContain('postgres.making');
  });
});

const program = `
  import { startEmbedded } from '${root}/packages/server/src/platform/db/embedded/start-embedded.ts';
  const server = await startEmbedded(process.argv[1]);
  const { owner } = await server.target('wangban', 'hall_main');
  await server.stop();
  console.log(JSON.stringify({ created: server.created, host: owner.host }));`;
const node = [
  process.execPath,
  '--import',
  `${root}/node_modules/tsx/dist/loader.mjs`,
  '--input-type=module',
  '-e',
];

async function startIn(data: string, prefix: readonly string[], PATH: string): Promise<unknown> {
  const [command = '', ...args]: readonly string[] = [...prefix, ...node, program, data];
  const env = { PATH, HOME: folder, TMPDIR: folder };
  const { stdout } = await run(command, args, { env, cwd: folder });
  return JSON.parse(stdout);
}

/** A PATH without `unshare`: as on a machine that forbids user namespaces. */
async function pathWithoutNamespaces(): Promise<string> {
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  await symlink('/bin/sh', path.join(bin, 'sh'));
  return bin;
}

describe.runIf(isRoot)('the embedded database on a machine where we are root', () => {
  it('works in a folder that only root can enter', async () => {
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    expect(await start(closed)).toMatchObject({ created: true });
    expect((await stat(path.join(closed, 'postgres'))).uid).toBe(0);
  });

  it.runIf(isOpen)(
    'works for an ordinary user, with and without an account on the machine, and for root on their cluster',
    async () => {
      await chmod(folder, 0o777);
      for (const id of ['65534', '54321']) {
        const data = path.join(folder, id);
        const user = ['setpriv', ...asUser(id)];
        expect(await startIn(data, user, process.env['PATH'] ?? '')).toMatchObject({ created: true });
        expect((await stat(path.join(data, 'postgres'))).uid).toBe(Number(id));
        expect(await start(data)).toMatchObject({ created: false });
      }
    },
  );

  it.runIf(isOpen)('works where user namespaces are forbidden, when the folder can be entered', async () => {
    const PATH = await pathWithoutNamespaces();
    await chmod(folder, 0o755);
    const data = path.join(folder, 'data');
    expect(await startIn(data, [], PATH)).toMatchObject({ created: true });
    expect((await stat(path.join(data, 'postgres'))).uid).toBe(65534);
    expect(await startIn(data, [], PATH)).toMatchObject({ created: false });
  });

  it('says both ways and the cures where neither works', async () => {
    const PATH = await pathWithoutNamespaces();
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await expect(startIn(path.join(closed, 'data'), [], PATH)).rejects.toThrow(
      /user namespace.*user 65534.*choose --data.*DATABASE_URL/s,
    );
  });
});
