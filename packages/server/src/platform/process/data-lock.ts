import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processStart } from './process-start.ts';

/** Who holds a data directory 数据目录的占用者. */
export interface LockHolder {
  readonly pid: number;
  /** Start mark of that process, see processStart. */
  readonly start: string;
  readonly startedAt: string;
  /** Port that it listens on; null = it is no server. */
  readonly port: number | null;
}

/** A held lock; release it when all else has stopped. */
export interface DataLock {
  /** The server listens: say where. */
  notePort(port: number): void;
  release(): void;
}

/** Somebody else works on the data directory. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
  readonly holder: LockHolder;

  constructor(folder: string, holder: LockHolder) {
    const where = holder.port === null ? '' : `, port ${holder.port}`;
    super(
      `${folder} is in use by process ${holder.pid} (started ${holder.startedAt}${where}). Stop it, or choose another --data.`,
    );
    this.holder = holder;
  }
}

/**
 * Takes the data directory for this process before anything else touches it. A lock whose process is gone (killed,
 * machine restarted) is taken over.
 * @throws DataFolderBusy naming the process that holds it
 */
export function lockDataFolder(folder: string, port: number | null): DataLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'server.lock');
  const me = {
    pid: process.pid,
    start: processStart(process.pid) ?? '',
    startedAt: new Date().toISOString(),
    port,
  } satisfies LockHolder;
  const mine = JSON.stringify(me);
  for (let tries = 0; tries < 20; tries += 1) {
    if (createLock(folder, file, mine)) return heldLock(file, me);
    const found = readText(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && processStart(holder.pid) === holder.start)
      throw new DataFolderBusy(folder, holder);
    removeStale(folder, file, found);
  }
  throw new Error(`${file} cannot be taken: remove it if no wangban runs on ${folder}`);
}

/** Who holds the directory now; undefined = nobody alive. */
export function dataFolderHolder(folder: string): LockHolder | undefined {
  const holder = parseHolder(readText(path.join(folder, 'server.lock')) ?? '');
  return holder !== undefined && processStart(holder.pid) === holder.start ? holder : undefined;
}

/** Written whole before it gets its name, and `link` fails when the name is taken: no moment of a half-made lock. */
function createLock(folder: string, file: string, text: string): boolean {
  const draft = path.join(folder, `server.lock.${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Moves the stale lock away instead of deleting it by name: between our look and the move another process may have
 * replaced it, and what was moved by mistake is put back.
 */
function removeStale(folder: string, file: string, seen: string): void {
  const away = path.join(folder, `server.lock.stale-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    renameSync(file, away);
  } catch {
    return;
  }
  const moved = readText(away);
  if (moved !== undefined && moved !== seen) createLock(folder, file, moved);
  rmSync(away, { force: true });
}

function heldLock(file: string, me: LockHolder): DataLock {
  let mine = JSON.stringify(me);
  return {
    notePort: (port) => {
      if (readText(file) !== mine) return;
      mine = JSON.stringify({ ...me, port });
      const draft = `${file}.${process.pid}-port`;
      writeFileSync(draft, mine, { mode: 0o600 });
      renameSync(draft, file);
    },
    release: () => {
      if (readText(file) === mine) rmSync(file, { force: true });
    },
  };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'start' in value && 'startedAt' in value && 'port' in value)) return false;
  const { pid, start, startedAt, port } = value;
  const isPort = port === null || typeof port === 'number';
  return typeof pid === 'number' && typeof start === 'string' && typeof startedAt === 'string' && isPort;
}
