import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MOST_BYTES } from './read-order-file.ts';

/** A file that lies in a drop folder 投放的文件. */
export interface Dropped {
  readonly name: string;
  readonly size: number;
  /** Milliseconds; what it was is compared, not how old that is. */
  readonly changedAt: number;
}

/** How a file looked, and since when. */
export interface Look extends Dropped {
  readonly since: number;
}

/** Names of files that are being written, by the customs of copying programs. */
const UNFINISHED = /^\.|~$|\.(part|partial|tmp|temp|filepart|crdownload|swp)$/i;
/** Of a look. */
const MOST_FILES = 100;
const KEPT_MS = 90 * 24 * 3_600_000;

/** The folder of a system: made where it is missing; undefined where something else, or a link, lies there. */
export async function openDropFolder(root: string, name: string): Promise<string | undefined> {
  const folder = path.join(root, name);
  for (const each of [folder, path.join(folder, 'done'), path.join(folder, 'refused')]) {
    await mkdir(each, { recursive: true, mode: 0o770 });
    if (!(await lstat(each)).isDirectory()) return undefined;
  }
  return folder;
}

/** Files in a folder that are not being written by their names; anything but plain files is left alone. */
export async function droppedFiles(folder: string): Promise<readonly Dropped[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name));
  const names = files.map(({ name }) => name).toSorted();
  const found = await Promise.all(
    names.slice(0, MOST_FILES).map(async (name): Promise<readonly Dropped[]> => {
      const stats = await lstat(path.join(folder, name)).catch(() => undefined);
      return stats?.isFile() === true ? [{ name, size: stats.size, changedAt: stats.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

/**
 * Which files are whole 写完: those whose size and time have been the same for `settleMs`. How old a file is by itself says nothing,
 * for copies keep the time of what they were made from. Gives how every file looks now, for the next look.
 */
export function settledFiles(
  files: readonly Dropped[],
  before: ReadonlyMap<string, Look>,
  { now, settleMs }: { readonly now: number; readonly settleMs: number },
): { readonly whole: readonly Dropped[]; readonly looks: ReadonlyMap<string, Look> } {
  const looks = files.map((file): Look => {
    const was = before.get(file.name);
    const isSame = was !== undefined && was.size === file.size && was.changedAt === file.changedAt;
    return { ...file, since: isSame ? was.since : now };
  });
  return {
    whole: looks.filter(({ since }) => now - since >= settleMs),
    looks: new Map(looks.map((look) => [look.name, look])),
  };
}

/** Reads a file, one byte more than may be read at most; links are not followed. Undefined: it is not there any more. */
export async function readDropped(folder: string, name: string): Promise<Buffer | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path.join(folder, name), flags).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const buffer = Buffer.alloc(Math.min((await file.stat()).size, MOST_BYTES) + 1);
    let end = 0;
    for (let count = 1; count > 0 && end < buffer.length; end += count)
      ({ bytesRead: count } = await file.read(buffer, end, buffer.length - end));
    return buffer.subarray(0, end);
  } finally {
    await file.close();
  }
}

/** Where a file goes when it was read. */
export interface Filing {
  readonly to: 'done' | 'refused';
  readonly at: Date;
  /** Lines for people; empty: nothing is to be said. */
  readonly report: string;
}

/** Files a file away with its report 归档; a file that another process was quicker with is gone. */
export async function fileAway(folder: string, name: string, { to, at, report }: Filing): Promise<void> {
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const target = path.join(folder, to, `${stamp}-${shortened(name)}`);
  if (report !== '') await writeFile(`${target}.report.txt`, report);
  await rename(path.join(folder, name), target).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** Deletes what was filed away long ago. */
export async function sweepFiled(folder: string, now: number): Promise<void> {
  const oldest = new Date(now - KEPT_MS).toISOString().slice(0, 10).replaceAll('-', '');
  for (const part of ['done', 'refused']) {
    const names = await readdir(path.join(folder, part));
    const old = names.filter((name) => /^\d{8}T\d{6}Z-/.test(name) && name.slice(0, 8) < oldest);
    for (const name of old) await unlink(path.join(folder, part, name)).catch(() => undefined);
  }
}

/** Names of files have 255 bytes; the end says what kind it is. */
function shortened(name: string): string {
  const bytes = Buffer.from(name);
  return bytes.length <= 200 ? name : bytes.subarray(-200).toString('utf8').replaceAll('\ufffd', '');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
