import type { CleanImage } from './clean-image.ts';

const HEADER_BYTES = 12;
const NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that announce the Exif and XMP chunks (WebP container specification, extended file format). */
const METADATA_FLAGS = 0x08 | 0x04;

/** Removes Exif, XMP and unknown chunks of a WebP file, and anything after its end. `undefined` = not well-formed. */
export function stripWebp(bytes: Buffer): CleanImage | undefined {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let pixels = 0;
  for (let at = HEADER_BYTES; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, next));
    if (type === 'VP8X' && size >= 10) {
      chunk.writeUInt8(chunk.readUInt8(8) & ~METADATA_FLAGS, 8);
      pixels = (1 + chunk.readUIntLE(12, 3)) * (1 + chunk.readUIntLE(15, 3));
    }
    if (type === 'VP8 ' && size >= 10)
      pixels ||= (chunk.readUInt16LE(14) & 0x3fff) * (chunk.readUInt16LE(16) & 0x3fff);
    if (type === 'VP8L' && size >= 5) pixels ||= losslessPixels(chunk.readUInt32LE(9));
    if (NEEDED.has(type)) kept.push(chunk);
    at = next;
  }
  const content = Buffer.concat(kept);
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES));
  header.writeUInt32LE(4 + content.length, 4);
  return pixels === 0 ? undefined : { bytes: Buffer.concat([header, content]), pixels };
}

/** 14 bits width − 1, 14 bits height − 1. */
function losslessPixels(bits: number): number {
  return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
}
