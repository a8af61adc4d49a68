import { crc32 } from 'node:zlib';
import type { CleanImage } from './clean-image.ts';
import { orientationOnly, readOrientation } from './orientation.ts';

const SIGNATURE_BYTES = 8;
/** Chunks that show the picture (PNG 3rd edition §11); text, time, Exif and private ones are left out. */
const NEEDED = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

/**
 * Removes what a PNG file tells beside its picture, and anything after its end; of Exif the orientation stays.
 * `undefined` = not well-formed.
 */
export function stripPng(bytes: Buffer): CleanImage | undefined {
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let pixels = 0;
  let at = SIGNATURE_BYTES;
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    if (type === 'IHDR' && end - at >= 20) pixels = bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12);
    if (type === 'eXIf') kept.push(...orientationChunk(bytes.subarray(at + 8, end - 4)));
    if (NEEDED.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return { bytes: Buffer.concat(kept), pixels };
    at = end;
  }
  return undefined;
}

/** An eXIf chunk (PNG 3rd edition §11.3.4.5) with one entry and nothing else. */
function orientationChunk(exif: Buffer): Buffer[] {
  const tiff = orientationOnly(readOrientation(exif));
  if (tiff === undefined) return [];
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiff]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(tiff.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return [Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])];
}
