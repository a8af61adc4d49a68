import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where the bytes of uploads lie 文件存放处: `<root>/ab/cd/<32 hex digits>`, and `<root>/incoming` while they arrive. */
export interface FileDisk {
  /** Takes a stream into a temporary file and gives its path. The caller removes or keeps it. */
  receive(stream: Readable): Promise<string>;
  /** Makes bytes the content of a new file: durable and complete before its id is given, or not there at all. */
  keep(bytes: Buffer): Promise<{ readonly id: string; readonly sha256: Buffer }>;
  /** Opens a file for reading; `undefined` = it is not there. */
  read(id: string): Promise<Readable | undefined>;
  /** Bytes of a temporary file. */
  readIncoming(temporary: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
  removeIncoming(temporary: string): Promise<void>;
  /** Everything that lies there and is older than `before` (epoch ms): file ids, and left-over temporary files. */
  listOlder(before: number): AsyncGenerator<{ readonly id: string } | { readonly temporary: string }>;
}

const ID_BYTES = 16;
const INCOMING = 'incoming';
const PRIVATE_FOLDER = { recursive: true, mode: 0o700 } as const;
const PRIVATE_FILE = 0o600;

/** Opens the file store in a folder that no web server serves. */
export function openFileDisk(root: string): FileDisk {
  const incoming = path.join(root, INCOMING);
  const temporaryName = (): string => path.join(incoming, `${randomBytes(ID_BYTES).toString('hex')}.part`);
  return {
    async receive(stream) {
      await mkdir(incoming, PRIVATE_FOLDER);
      const temporary = temporaryName();
      try {
        await pipeline(stream, createWriteStream(temporary, { flags: 'wx', mode: PRIVATE_FILE }));
        return temporary;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async keep(bytes) {
      const id = randomBytes(ID_BYTES).toString('base64url');
      const target = pathOf(root, id);
      await mkdir(incoming, PRIVATE_FOLDER);
      await mkdir(path.dirname(target), PRIVATE_FOLDER);
      const temporary = temporaryName();
      await writeDurably(temporary, bytes);
      await rename(temporary, target);
      await syncFolder(path.dirname(target));
      return { id, sha256: createHash('sha256').update(bytes).digest() };
    },
    read: async (id) => (await unlessMissing(open(pathOf(root, id), 'r')))?.createReadStream(),
    readIncoming: (temporary) => readFile(temporary),
    remove: (id) => rm(pathOf(root, id), { force: true }),
    removeIncoming: (temporary) => rm(temporary, { force: true }),
    listOlder: (before) => listOlder(root, before),
  };
}

/**
 * Folders by the first two bytes keep every folder small. Hex, because ids tell letter case apart and some file
 * systems do not.
 */
function pathOf(root: string, id: string): string {
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return path.join(root, hex.slice(0, 2), hex.slice(2, 4), hex);
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', PRIVATE_FILE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable once its folder is (on Windows folders cannot be opened; the rename is durable there). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listOlder(root: string, before: number): ReturnType<FileDisk['listOlder']> {
  for (const name of await names(path.join(root, INCOMING))) {
    const temporary = path.join(root, INCOMING, name);
    if (await isOlder(temporary, before)) yield { temporary };
  }
  for (const first of (await names(root)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const second of await names(path.join(root, first))) {
      for (const hex of await names(path.join(root, first, second))) {
        const old = await isOlder(path.join(root, first, second, hex), before);
        if (old && /^[0-9a-f]{32}$/.test(hex)) yield { id: Buffer.from(hex, 'hex').toString('base64url') };
      }
    }
  }
}

/** Folders and files may come and go while the list is made. */
async function names(folder: string): Promise<string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

async function isOlder(file: string, before: number): Promise<boolean> {
  const found = await unlessMissing(stat(file));
  return found !== undefined && found.mtimeMs < before;
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
