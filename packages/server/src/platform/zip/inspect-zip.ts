import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { readZipEntries, type ZipEntry } from './zip-entries.ts';

/** What a packed file may unpack to (security.md S14): bytes in total, unpacked ÷ packed, entries. */
export const ZIP_LIMITS = { totalBytes: 200 * 1024 * 1024, ratio: 100, entries: 2_000 };

/** What is wrong with a zip file 压缩包问题. */
export type ZipProblem<Found> =
  | { readonly kind: 'broken' | 'encrypted' | 'entries' | 'ratio' | 'size' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'content'; readonly found: Found };

/** Looks at an unpacked entry; whatever it gives ends the inspection. */
export type Look<Found> = (name: string, content: Buffer) => Found | undefined | Promise<Found | undefined>;

const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

const unpack = promisify(inflateRaw);

/** Whether bytes begin as a zip file does. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL_HEADER;
}

/**
 * Checks a zip file before anybody unpacks it 压缩包检查: number of entries, total and ratio from the directory alone, then
 * paths, links, encryption, and that no entry unpacks to more than it declares. One entry at a time is in memory, and
 * `look` sees it. `undefined` = harmless.
 */
export async function inspectZip<Found>(
  bytes: Buffer,
  look: Look<Found>,
  limits = ZIP_LIMITS,
): Promise<ZipProblem<Found> | undefined> {
  const entries = readZipEntries(bytes);
  if (entries === undefined) return { kind: 'broken' };
  if (entries.length > limits.entries) return { kind: 'entries' };
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.totalBytes) return { kind: 'size' };
  if (total > bytes.length * limits.ratio) return { kind: 'ratio' };
  for (const entry of entries) {
    const problem = checkEntry(entry);
    if (problem !== undefined) return problem;
    const content = await contentOf(bytes, entry);
    if (typeof content === 'string') return { kind: content };
    const found = await look(entry.name, content);
    if (found !== undefined) return { kind: 'content', found };
  }
  return undefined;
}

function checkEntry(entry: ZipEntry): ZipProblem<never> | undefined {
  const path = entry.name.replaceAll('\\', '/');
  const climbs = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
  if (climbs || path.includes('\0') || (entry.mode & FILE_TYPE) === SYMLINK)
    return { kind: 'path', path: entry.name };
  if ((entry.flags & 1) === 1) return { kind: 'encrypted' };
  return entry.method === STORED || entry.method === DEFLATED ? undefined : { kind: 'broken' };
}

/** The declared size is only a claim: unpack under that limit, and look at what comes out. */
async function contentOf(bytes: Buffer, entry: ZipEntry): Promise<Buffer | 'broken' | 'size'> {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) return 'broken';
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  const content = entry.method === STORED ? packed : await unpackUpTo(packed, entry.size);
  return content === undefined || content.length !== entry.size ? 'size' : content;
}

async function unpackUpTo(packed: Buffer, size: number): Promise<Buffer | undefined> {
  if (packed.length === 0) return undefined;
  try {
    return await unpack(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}
