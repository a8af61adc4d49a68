import type { CleanImage } from './clean-image.ts';
import { orientationOnly, readOrientation } from './orientation.ts';

const HEADER_BYTES = 12;
const NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that announce the Exif and XMP chunks (WebP container specification, extended file format). */
const METADATA_FLAGS = 0x08 | 0x04;
const EXIF_FLAG = 0x08;
/** Exif comes behind the picture, its flag before it. */
const FLAGS_AT = 8;

/**
 * Removes Exif, XMP and unknown chunks of a WebP file, and anything after its end; of Exif the orientation stays.
 * `undefined` = not well-formed.
 */
export function stripWebp(bytes: Buffer): CleanImage | undefined {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let pixels = 0;
  let extended: Buffer | undefined;
  let turned: Buffer | undefined;
  for (let at = HEADER_BYTES; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, next));
    if (type === 'VP8X' && size >= 10) {
      chunk.writeUInt8(chunk.readUInt8(FLAGS_AT) & ~METADATA_FLAGS, FLAGS_AT);
      extended ??= chunk;
      pixels = (1 + chunk.readUIntLE(12, 3)) * (1 + chunk.readUIntLE(15, 3));
    }
    if (type === 'VP8 ' && size >= 10)
      pixels ||= (chunk.readUInt16LE(14) & 0x3fff) * (chunk.readUInt16LE(16) & 0x3fff);
    if (type === 'VP8L' && size >= 5) pixels ||= losslessPixels(chunk.readUInt32LE(9));
    if (type === 'EXIF') turned ??= orientationOnly(readOrientation(tiffOf(chunk.subarray(8))));
    if (NEEDED.has(type)) kept.push(chunk);
    at = next;
  }
  if (extended !== undefined && turned !== undefined) {
    extended.writeUInt8(extended.readUInt8(FLAGS_AT) | EXIF_FLAG, FLAGS_AT);
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
    head.writeUInt32LE(turned.length, 4);
    kept.push(head, turned);
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

/** Some programs put the head of a JPEG segment before the TIFF block. */
function tiffOf(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}
