/** Bytes that one file of a service may have. */
const LONGEST = 1_000_000;
/** Entries that are looked at. */
const MOST_ENTRIES = 500;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * Reads the texts of a zip archive 压缩包 (APPNOTE 6.3: stored or deflated, no encryption) whose paths are wanted. Undefined =
 * this is no zip archive. What is no UTF-8, or too long, is left out: the archive's own sizes are not trusted.
 */
export async function readZip(
  archive: Blob,
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, string> | undefined> {
  const bytes = await archive.arrayBuffer();
  const view = new DataView(bytes);
  const entries = entriesOf(view);
  if (entries === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const entry of entries.filter(({ path }) => wanted(path))) {
    const text = await textOf(view, entry);
    if (text !== undefined) texts.set(entry.path, text);
  }
  return texts;
}

function entriesOf(view: DataView): readonly Entry[] | undefined {
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(slice(view, at + 46, nameLength));
    entries.push({
      path,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}

const slice = (view: DataView, from: number, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: Math.max(0, Math.min(length, view.byteLength - from)) }, (_, index) =>
    view.getUint8(from + index),
  );

async function textOf(view: DataView, { method, packed, offset }: Entry): Promise<string | undefined> {
  if (offset + 30 > view.byteLength) return undefined;
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const raw = slice(view, from, packed);
  const content = method === STORED ? raw : method === DEFLATED ? await inflate(raw) : undefined;
  if (content === undefined || content.length > LONGEST) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Stops where a file gets longer than one may be, whatever it would grow to. */
async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > LONGEST) return undefined;
    }
  } catch {
    return undefined;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
