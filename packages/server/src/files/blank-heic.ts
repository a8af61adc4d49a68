import type { CleanImage } from './clean-image.ts';

/** A box of the ISO base media file format (ISO/IEC 14496-12 §4.2): where its content lies in the file. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Extent {
  readonly start: number;
  readonly length: number;
}

/**
 * Overwrites the Exif and XMP items of a HEIC file with zeros 抹去照片信息. Offsets of all other items stay true, so
 * nothing has to be rebuilt; the orientation is a property of the image item and is kept. `undefined` = damaged.
 */
export function blankHeic(bytes: Buffer): CleanImage | undefined {
  try {
    const meta = boxes(bytes, 0, bytes.length).find(({ type }) => type === 'meta');
    if (meta === undefined) return undefined;
    const parts = boxes(bytes, meta.start + 4, meta.end);
    const infos = parts.find(({ type }) => type === 'iinf');
    const locations = parts.find(({ type }) => type === 'iloc');
    if (infos === undefined || locations === undefined) return undefined;
    const secret = metadataItems(bytes, infos);
    const itemData = parts.find(({ type }) => type === 'idat')?.start ?? 0;
    const blanked = Buffer.from(bytes);
    for (const [item, extents] of itemExtents(bytes, locations, itemData)) {
      if (!secret.has(item)) continue;
      for (const { start, length } of extents) blanked.fill(0, start, start + length);
    }
    return { bytes: blanked, pixels: 0 };
  } catch (error) {
    // Reading beyond the end: a box lies about its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (size < header || at + size > to) throw new RangeError('box size');
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at + header, end: at + size });
    at += size;
  }
  return found;
}

/** Ids of the items that hold Exif or XMP (ItemInfoEntry §8.11.6; versions 2 and 3 carry the type). */
function metadataItems(bytes: Buffer, infos: Box): Set<number> {
  const entries = bytes.readUInt8(infos.start) === 0 ? infos.start + 6 : infos.start + 8;
  const secret = new Set<number>();
  for (const { type, start } of boxes(bytes, entries, infos.end)) {
    const version = type === 'infe' ? bytes.readUInt8(start) : 0;
    if (version < 2) continue;
    const id = version === 2 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
    const itemType = start + (version === 2 ? 8 : 10);
    if (['Exif', 'mime'].includes(bytes.toString('latin1', itemType, itemType + 4))) secret.add(id);
  }
  return secret;
}

/** Where each item's bytes lie (ItemLocationBox §8.11.3), from the start of the file. */
function itemExtents(bytes: Buffer, { start }: Box, itemData: number): Map<number, Extent[]> {
  const version = bytes.readUInt8(start);
  const sizes = bytes.readUInt16BE(start + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  let at = start + 6;
  const take = (size: number): number => {
    const value =
      size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const wide = version < 2 ? 2 : 4;
  const extents = new Map<number, Extent[]>();
  for (let left = take(wide); left > 0; left--) {
    const id = take(wide);
    // Construction method 1 counts from the item data box, 0 from the start of the file.
    const origin = version > 0 && (take(2) & 15) === 1 ? itemData : 0;
    take(2);
    const base = take(baseSize);
    const list: Extent[] = [];
    for (let count = take(2); count > 0; count--) {
      take(indexSize);
      const offset = take(offsetSize);
      list.push({ start: origin + base + offset, length: take(lengthSize) });
    }
    extents.set(id, list);
  }
  return extents;
}
