import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinaries } from '../../packages/server/src/platform/db/embedded/binaries.ts';
import { chooseLauncher, handOver, launch } from '../../packages/server/src/platform/db/embedded/launcher.ts';
import { readMigrations } from '../../packages/server/src/platform/db/migration-files.ts';
import { openDatabase } from '../../packages/server/src/platform/db/open-database.ts';
import { outsideDatabase } from '../../packages/server/src/platform/db/outside-database.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';
import { readConfig } from '../../packages/server/src/platform/config/config.ts';
import { freePort } from '../e2e/free-port.ts';

let folder: string;
let port: number;
let server: ChildProcess;
const url = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`;

/** A PostgreSQL as a school's administrator runs it: over TCP, with passwords, the hall's owner no superuser. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-outside-'));
  port = await freePort();
  const cluster = path.join(folder, 'cluster');
  const secret = path.join(folder, 'secret');
  await writeFile(secret, 'root-secret');
  const launcher = await chooseLauncher(cluster);
  await handOver(launcher, folder);
  const binaries = await findBinaries();
  const options = ['-D', cluster, '-U', 'root', '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync'];
  await once(launch(launcher, binaries.initdb, options, 'pipe'), 'close');
  const settings = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  server = launch(launcher, binaries.postgres, ['-D', cluster, ...settings], 'pipe');
  for await (const line of server.stderr ?? []) if (String(line).includes('ready to accept')) break;
  const admin = openPool({ connectionString: url('root', 'root-secret') }, 'public', { max: 1 });
  await admin.query(`CREATE ROLE hall_owner LOGIN CREATEROLE PASSWORD 'first:se@cret'`);
  await admin.query('GRANT CREATE ON DATABASE postgres TO hall_owner');
  await admin.end();
});
afterAll(async () => {
  const ended = once(server, 'close');
  server.kill('SIGINT');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

const report = () => undefined;

async function whoAmI(address: string): Promise<unknown> {
  const database = await openDatabase(readConfig({}, { DATABASE_URL: address }, folder), report);
  const pool = openPool(database.target.hall, database.target.schema, { max: 1 });
  try {
    const { rows } = await pool.query('SELECT current_user AS "user", current_schema() AS schema');
    return { applied: database.applied.length, ...Object(rows[0]) };
  } finally {
    await pool.end();
    await database.close();
  }
}

describe('an outside PostgreSQL', () => {
  it('is migrated by its owner and used as the hall role, whose password nobody has to keep', async () => {
    const address = url('hall_owner', encodeURIComponent('first:se@cret'));
    const migrations = await readMigrations();
    expect(await whoAmI(address)).toEqual({
      applied: migrations.length,
      user: 'hall_main',
      schema: 'hall_main',
    });
    expect(await whoAmI(address)).toEqual({ applied: 0, user: 'hall_main', schema: 'hall_main' });
  });

  it('goes on when the owner gets a new password', async () => {
    const admin = openPool({ connectionString: url('root', 'root-secret') }, 'public', { max: 1 });
    await admin.query(`ALTER ROLE hall_owner PASSWORD 'second'`);
    await admin.end();
    expect(await whoAmI(url('hall_owner', 'second'))).toMatchObject({ user: 'hall_main' });
  });

  it('refuses a wrong password at once and a malformed address with an example', async () => {
    await expect(whoAmI(url('hall_owner', 'wrong'))).rejects.toThrow('password authentication failed');
    await expect(whoAmI('mysql://x')).rejects.toThrow('DATABASE_URL must look like postgresql://');
  });

  it('gets no derived password from an owner without one', () => {
    const target = outsideDatabase('postgresql://owner@db.example/wangban', 'hall_main');
    expect(target.hall).toEqual({ connectionString: 'postgresql://hall_main@db.example/wangban' });
  });
});
