import { crc32 } from 'node:zlib';

/** One JPEG segment: marker and content. */
export const segment = (marker: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** Exif with an orientation, a place that must not survive, and (as cameras do) little-endian numbers. */
export function exif(orientation: number): Buffer {
  const tiff = Buffer.from('49492a00080000000100120103000100000001000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 23.16N 113.35E')]);
}

/** A small JPEG: the given segments, a frame of `width` × `height`, one scan with stuffed and restart bytes, its end. */
export function jpeg(segments: readonly Buffer[] = [], width = 4, height = 3): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    ...segments,
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG with text, time and Exif chunks beside its picture. */
export function png(width = 1, height = 1): Buffer {
  const header = Buffer.from('00000000000000000802000000', 'hex');
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Location\0GPS 23.16N')),
    chunk('eXIf', exif(6).subarray(6)),
    chunk('IDAT', Buffer.from('789c63606060000000040001', 'hex')),
    chunk('tIME', Buffer.from('07e90302090000', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const riff = (type: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type), size, content, Buffer.alloc(content.length % 2)]);
};

/** An extended WebP with Exif and XMP chunks. */
export function webp(about: Buffer = Buffer.from('GPS 23.16N')): Buffer {
  const extended = Buffer.from('0c000000090000070000', 'hex');
  const picture = Buffer.from('30010000009d012a0a000800', 'hex');
  const chunks = Buffer.concat([
    Buffer.from('WEBP'),
    riff('VP8X', extended),
    riff('VP8 ', picture),
    riff('EXIF', about),
    riff('XMP ', Buffer.from('<x:xmpmeta/>!')),
  ]);
  return riff('RIFF', chunks);
}

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, Buffer.from(type), body]);
};

const item = (id: number, kind: string): Buffer =>
  box('infe', Buffer.from([2, 0, 0, 0, 0, id, 0, 0]), Buffer.from(`${kind}\0`));

const location = (id: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt16BE(id, 0);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt32BE(offset, 6);
  bytes.writeUInt32BE(length, 10);
  return bytes;
};

/** A HEIC file with a picture item (1) and an Exif item (2), both in `mdat`. */
export function heic(place = 'GPS 23.16N 113.35E'): Buffer {
  const picture = Buffer.from('PICTURE DATA');
  const secret = Buffer.from(place);
  const type = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'));
  const meta = (start: number): Buffer =>
    box(
      'meta',
      Buffer.alloc(4),
      box('hdlr', Buffer.from('\0\0\0\0\0\0\0\0pict')),
      box('iinf', Buffer.from([0, 0, 0, 0, 0, 2]), item(1, 'hvc1'), item(2, 'Exif')),
      box(
        'iloc',
        Buffer.from([0, 0, 0, 0, 0x44, 0, 0, 2]),
        location(1, start, picture.length),
        location(2, start + picture.length, secret.length),
      ),
    );
  const start = type.length + meta(0).length + 8;
  return Buffer.concat([type, meta(start), box('mdat', picture, secret)]);
}

/** A PDF; `trailer` goes into its trailer dictionary. */
export function pdf(trailer = '', body = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n${body}\ntrailer<</Root 1 0 R${trailer}>>\n%%EOF\n`,
    'latin1',
  );
}
