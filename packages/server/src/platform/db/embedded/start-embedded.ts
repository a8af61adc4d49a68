import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { DatabaseTarget } from '../pool.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { embeddedTarget } from './connect-embedded.ts';
import { initCluster } from './init-cluster.ts';
import {
  chooseLauncher,
  handOver,
  launch,
  launcherAdvice,
  launchFailure,
  openPassage,
  type Launcher,
} from './launcher.ts';
import { answers, isAlive, readPostmaster } from './postmaster.ts';
import { serverSettings, type EmbeddedOptions } from './server-settings.ts';
import { makeSocketFolder, socketFolder } from './socket-folder.ts';

/** Embedded PostgreSQL 内嵌数据库 that runs now. */
export interface Embedded {
  readonly pid: number;
  /** It was already running: an earlier process of ours was killed and left it behind. */
  readonly adopted: boolean;
  /** The cluster was made by this start. */
  readonly created: boolean;
  /** Where the database named `database` is reached; made when missing. */
  target(database: string, schema: string): Promise<DatabaseTarget>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
/** After a kill -9 of the postmaster its children hold the shared memory for a moment; starting must be tried again. */
const RETRY_LIMIT_MS = 8000;
const STOP_LIMIT_MS = 20_000;

/**
 * Starts PostgreSQL on `<dataFolder>/postgres`, or takes over the one that runs there. fsync is on; the only way in is
 * a unix socket in a folder of our own. The caller holds the data directory's lock.
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const data = await realpath(dataFolder);
  const cluster = path.join(data, 'postgres');
  const running = await adopt(cluster);
  if (running !== undefined)
    return handle(running.pid, running.socketFolder, { adopted: true, created: false });
  const launcher = await chooseLauncher(cluster);
  const binaries = await findBinaries();
  await openPassage(launcher, data);
  const created = await initCluster(binaries, launcher, cluster);
  await handOver(launcher, cluster);
  const sockets = await prepareSockets(launcher, data);
  const child = await startWithRetry({ binaries, launcher, cluster, sockets, data, options });
  return handle(child.pid ?? 0, sockets, { adopted: false, created });
}

interface Start {
  readonly binaries: Binaries;
  readonly launcher: Launcher;
  readonly cluster: string;
  readonly sockets: string;
  readonly data: string;
  readonly options: EmbeddedOptions;
}

async function adopt(cluster: string): Promise<{ pid: number; socketFolder: string } | undefined> {
  const deadline = performance.now() + START_LIMIT_MS;
  for (;;) {
    const found = await readPostmaster(cluster);
    if (found === undefined) return undefined;
    if (await answers(found.socketFolder, cluster)) return found;
    // Alive but silent: it starts, recovers or stops at this moment, or the pid belongs to another program by now.
    if (!(await looksLikePostgres(found.pid)) || performance.now() > deadline) return undefined;
    await pause(100);
  }
}

async function looksLikePostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}

async function prepareSockets(launcher: Launcher, data: string): Promise<string> {
  const sockets = socketFolder(data);
  const owner = launcher.kind === 'user' ? launcher.uid : undefined;
  await makeSocketFolder(sockets, owner);
  if (launcher.kind === 'user') await chown(sockets, launcher.uid, launcher.gid);
  return sockets;
}

async function startWithRetry(start: Start): Promise<ChildProcess> {
  const deadline = performance.now() + RETRY_LIMIT_MS;
  for (;;) {
    const outcome = await startOnce(start);
    if (typeof outcome !== 'string') return outcome;
    if (performance.now() > deadline || !/shared memory|lock file|still in use/i.test(outcome)) {
      throw new Error(
        `PostgreSQL did not start in ${start.cluster}: ${outcome}.${launcherAdvice(start.launcher, start.data)}`,
      );
    }
    await pause(250);
  }
}

/** One try: the running child, or what it said before it gave up. */
async function startOnce(start: Start): Promise<ChildProcess | string> {
  const log = await open(path.join(start.data, 'postgres.log'), 'a', 0o600);
  const { size } = await log.stat();
  // A log of several MB has been seen by nobody: begin again.
  const from = size > 8_000_000 ? 0 : size;
  if (from === 0) await log.truncate(0);
  const settings = serverSettings(start.sockets, start.options);
  const child = launch(start.launcher, start.binaries.postgres, ['-D', start.cluster, ...settings], log.fd);
  await once(child, 'spawn')
    .catch((error: unknown) => {
      throw launchFailure(start.launcher, start.data, error);
    })
    .finally(() => void log.close());
  child.unref();
  if (await untilReady(child, start)) return child;
  const said = (await readFile(path.join(start.data, 'postgres.log'), 'utf8')).slice(from);
  return said.trim().split('\n').slice(-4).join(' ');
}

async function untilReady(child: ChildProcess, start: Start): Promise<boolean> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if ((await socketExists(start.sockets)) && (await answers(start.sockets, start.cluster))) return true;
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      return false;
    }
    await pause(15);
  }
  return false;
}

async function socketExists(sockets: string): Promise<boolean> {
  return (await stat(path.join(sockets, '.s.PGSQL.5432')).catch(() => undefined)) !== undefined;
}

function handle(pid: number, sockets: string, how: { adopted: boolean; created: boolean }): Embedded {
  return {
    pid,
    ...how,
    target: (database, schema) => openDatabase(sockets, database, schema),
    stop: () => stop(pid),
  };
}

async function openDatabase(sockets: string, database: string, schema: string): Promise<DatabaseTarget> {
  const target = embeddedTarget(sockets, database, schema);
  const client = new Client({ ...target.owner, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  return target;
}

async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (performance.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await pause(20);
  }
}
