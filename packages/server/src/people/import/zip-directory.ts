import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { fileProblem, type RowProblem } from './row-problem.ts';

/** What a packed spreadsheet may unpack to (security.md S14): bytes in total, unpacked ÷ packed, entries. */
const ZIP_LIMITS = { totalBytes: 200 * 1024 * 1024, ratio: 100, entries: 2_000 } as const;

interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** A zip64 field holds its value elsewhere; files of ≤ 20 MB never need one. */
const ZIP64 = 0xffffffff;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

const unpack = promisify(inflateRaw);

/**
 * Checks a zip file before anybody unpacks it 压缩包检查: number of entries, total and ratio, paths, links, nesting,
 * encryption, and that no entry unpacks to more than it declares. `undefined` = harmless.
 */
export async function checkZip(bytes: Buffer): Promise<RowProblem | undefined> {
  const entries = readEntries(bytes);
  if (entries === undefined) return fileProblem('xlsxBroken');
  if (entries.length > ZIP_LIMITS.entries) return fileProblem('zipEntries', { max: ZIP_LIMITS.entries });
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > ZIP_LIMITS.totalBytes) return fileProblem('zipSize', { max: ZIP_LIMITS.totalBytes / 2 ** 20 });
  if (total > bytes.length * ZIP_LIMITS.ratio) return fileProblem('zipRatio', { max: ZIP_LIMITS.ratio });
  for (const entry of entries) {
    const problem = checkEntry(entry) ?? (await checkContent(bytes, entry));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function readEntries(bytes: Buffer): ZipEntry[] | undefined {
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      offset: bytes.readUInt32LE(at + 42),
    };
    if (entry.packed === ZIP64 || entry.size === ZIP64 || entry.offset === ZIP64) return undefined;
    entries.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record is at most 64 KB from the end (its comment may be that long). */
function findEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function checkEntry(entry: ZipEntry): RowProblem | undefined {
  const path = entry.name.replaceAll('\\', '/');
  const climbs = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
  if (climbs || path.includes('\0') || (entry.mode & FILE_TYPE) === SYMLINK) {
    return fileProblem('zipPath', { path: entry.name });
  }
  if ((entry.flags & 1) === 1) return fileProblem('encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED) return fileProblem('xlsxBroken');
  return undefined;
}

/** The declared size is only a claim: unpack under that limit, and look at what comes out. */
async function checkContent(bytes: Buffer, entry: ZipEntry): Promise<RowProblem | undefined> {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER)
    return fileProblem('xlsxBroken');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  const content = entry.method === STORED ? packed : await unpackUpTo(packed, entry.size);
  if (content === undefined || content.length !== entry.size)
    return fileProblem('zipSize', { max: ZIP_LIMITS.totalBytes / 2 ** 20 });
  const nested = content.length >= 4 && content.readUInt32LE(0) === LOCAL_HEADER;
  return nested ? fileProblem('zipNested') : undefined;
}

async function unpackUpTo(packed: Buffer, size: number): Promise<Buffer | undefined> {
  if (packed.length === 0) return undefined;
  try {
    return await unpack(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}
