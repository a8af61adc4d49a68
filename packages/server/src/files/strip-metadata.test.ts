import { describe, expect, test } from 'vitest';
import { blankHeic } from './blank-heic.ts';
import { exif, heic, jpeg, png, segment, webp } from './picture-fixture.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const PLACE = 'GPS 23.16N';

describe('a JPEG photo', () => {
  test('loses place, comments, thumbnails and what follows its end, and keeps picture and colours', () => {
    const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
    const bytes = Buffer.concat([
      jpeg([
        segment(0xe1, exif(1)),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPS 23.16N'),
        profile,
        segment(0xe2, 'MPF\0GPS 23.16N'),
        segment(0xed, 'Photoshop 3.0\0GPS 23.16N'),
        segment(0xee, 'Adobe\0d\0\0\0\0\x01'),
        segment(0xfe, 'GPS 23.16N'),
      ]),
      Buffer.from('GPS 23.16N motion photo'),
    ]);
    const clean = stripJpeg(bytes);
    expect(clean?.bytes).toEqual(jpeg([profile, segment(0xee, 'Adobe\0d\0\0\0\0\x01')]));
    expect(clean?.pixels).toBe(12);
  });

  test('keeps its orientation and nothing else of Exif', () => {
    const clean = stripJpeg(jpeg([segment(0xe1, exif(6))]))?.bytes ?? Buffer.alloc(0);
    expect(clean.includes(PLACE)).toBe(false);
    expect(clean.subarray(2, 4).toString('hex')).toBe('ffe1');
    expect(clean.subarray(6, 12).toString('latin1')).toBe('Exif\0\0');
    expect(clean.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true);
    expect(stripJpeg(clean)?.bytes).toEqual(clean);
  });

  test('with several scans is kept whole', () => {
    const [scan, table] = [segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), segment(0xc4, 'table')];
    const end = Buffer.from([0x78, 0xff, 0xd9]);
    const bytes = Buffer.concat([jpeg().subarray(0, -2), table, scan, end]);
    expect(stripJpeg(bytes)?.bytes).toEqual(bytes);
  });

  test('that is cut off or no JPEG inside is damaged', () => {
    expect(stripJpeg(jpeg().subarray(0, -2))).toBeUndefined();
    expect(stripJpeg(jpeg().subarray(0, 30))).toBeUndefined();
    expect(stripJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1]))).toBeUndefined();
    expect(stripJpeg(Buffer.from([0xff, 0xd8, 0x00, 0x00]))).toBeUndefined();
  });
});

/** The one entry of a TIFF block: turned by 6, a quarter to the right. */
const TURNED = Buffer.from('4d4d002a00000008000101120003000000010006', 'hex');

test('a PNG picture loses text, time, Exif and what follows its end, and stays turned as it was', () => {
  const clean = stripPng(Buffer.concat([png(), Buffer.from(PLACE)]));
  expect(clean?.bytes.includes(PLACE)).toBe(false);
  expect(clean?.bytes.toString('latin1').match(/IHDR|tEXt|eXIf|IDAT|tIME|IEND/g)).toEqual([
    'IHDR',
    'eXIf',
    'IDAT',
    'IEND',
  ]);
  expect(clean?.bytes.includes(TURNED)).toBe(true);
  expect(stripPng(clean?.bytes ?? Buffer.alloc(0))?.bytes).toEqual(clean?.bytes);
  expect(stripPng(png(5000, 9000))?.pixels).toBe(45_000_000);
  expect(stripPng(png().subarray(0, -8))).toBeUndefined();
});

test('a WebP picture loses Exif and XMP and no longer announces them', () => {
  const clean = stripWebp(webp());
  expect(clean?.bytes.toString('latin1').match(/VP8X|VP8 |EXIF|XMP /g)).toEqual(['VP8X', 'VP8 ']);
  expect(clean?.bytes.readUInt32LE(4)).toBe((clean?.bytes.length ?? 0) - 8);
  expect(clean?.bytes.readUInt8(20)).toBe(0);
  expect(clean?.pixels).toBe(80);
  expect(stripWebp(webp().subarray(0, -4))).toBeUndefined();
});

test('a WebP picture stays turned as it was, and says nothing else', () => {
  const clean = stripWebp(webp(exif(6)));
  expect(clean?.bytes.includes(PLACE)).toBe(false);
  expect(clean?.bytes.toString('latin1').match(/VP8X|VP8 |EXIF|XMP /g)).toEqual(['VP8X', 'VP8 ', 'EXIF']);
  expect(clean?.bytes.readUInt8(20)).toBe(8);
  expect(clean?.bytes.includes(TURNED)).toBe(true);
  expect(clean?.bytes.readUInt32LE(4)).toBe((clean?.bytes.length ?? 0) - 8);
  expect(stripWebp(clean?.bytes ?? Buffer.alloc(0))?.bytes).toEqual(clean?.bytes);
});

test('the Exif item of a HEIC photo is blanked, the picture stays', () => {
  const original = heic();
  const clean = blankHeic(original);
  expect(clean?.bytes).toHaveLength(original.length);
  expect(clean?.bytes.includes(PLACE)).toBe(false);
  expect(clean?.bytes.includes('PICTURE DATA')).toBe(true);
  expect(blankHeic(original.subarray(0, 60))).toBeUndefined();
  expect(blankHeic(Buffer.from('0000000c667479706865696300000004', 'hex'))).toBeUndefined();
});
