import type { CleanImage } from './clean-image.ts';
import { orientationOnly, readOrientation } from './orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const EXIF_SEGMENT = 0xe1;
const ICC_SEGMENT = 0xe2;
const ADOBE_SEGMENT = 0xee;
const COMMENT = 0xfe;

/**
 * Removes what a JPEG file tells beside its picture 去除照片信息 (place, time, camera, thumbnail, comments, anything after
 * the end): ITU-T T.81 Annex B segments are walked, only those needed to show the picture are kept. The orientation is
 * put back alone, else portraits would lie on their side. `undefined` = not a well-formed JPEG.
 */
export function stripJpeg(bytes: Buffer): CleanImage | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  let pixels = 0;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      // Fill byte (B.1.1.2).
      at += 1;
      continue;
    }
    if (marker === EOI) {
      const parts = [
        Buffer.from([0xff, SOI]),
        ...orientationSegment(orientation),
        ...kept,
        Buffer.from([0xff, EOI]),
      ];
      return { bytes: Buffer.concat(parts), pixels };
    }
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    const content = bytes.subarray(at + 4, end);
    if (isFrame(marker) && content.length >= 5) pixels = content.readUInt16BE(1) * content.readUInt16BE(3);
    if (marker === EXIF_SEGMENT) orientation = turnedBy(content) ?? orientation;
    const next = marker === SOS ? scanEnd(bytes, end) : end;
    if (isNeeded(marker, content)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}

/** Start of frame: all SOFn except DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isNeeded(marker: number, content: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > 0xef) return true;
  // JFIF header, colour profile and the colour transform of Adobe are needed to show the right colours.
  if (marker === APP0) return content.toString('latin1', 0, 5) === 'JFIF\0';
  if (marker === ICC_SEGMENT) return content.toString('latin1', 0, 12) === 'ICC_PROFILE\0';
  return marker === ADOBE_SEGMENT && content.toString('latin1', 0, 5) === 'Adobe';
}

/** Entropy-coded data goes on until a marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return bytes.length;
}

/** What an Exif segment says of the orientation. */
function turnedBy(content: Buffer): number | undefined {
  return content.toString('latin1', 0, 6) === 'Exif\0\0' ? readOrientation(content.subarray(6)) : undefined;
}

/** An APP1 segment with one TIFF entry and nothing else. */
function orientationSegment(orientation: number | undefined): Buffer[] {
  const tiff = orientationOnly(orientation);
  if (tiff === undefined) return [];
  const head = Buffer.from([0xff, EXIF_SEGMENT, 0, 2 + 6 + tiff.length]);
  return [Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff])];
}
