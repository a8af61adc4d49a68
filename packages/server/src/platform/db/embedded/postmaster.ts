import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';

/** Running server 主进程 as `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** Reads `postmaster.pid`; undefined = no file, half-written, or its process is gone. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory key, status.
  const lines = file.split('\n');
  const pid = Number(lines[0]);
  const socketFolder = lines[4]?.trim() ?? '';
  if (!Number.isSafeInteger(pid) || pid <= 1 || socketFolder === '' || !isAlive(pid)) return undefined;
  return { pid, socketFolder };
}

/** Whether a process with this id exists (also when it belongs to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a server answers behind the socket and works on this very cluster (pid numbers are used again). */
export async function answers(socketFolder: string, cluster: string): Promise<boolean> {
  const client = new Client({
    host: socketFolder,
    port: 5432,
    user: 'wangban',
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  // A server that dies during the question must not end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    return rows[0]?.folder === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
