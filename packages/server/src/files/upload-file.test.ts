import { describe, expect, test } from 'vitest';
import { zipFixture } from '../people/import/xlsx-fixture.ts';
import { attachment } from './content-disposition.ts';
import { exif, heic, jpeg, pdf, png, segment, webp } from './picture-fixture.ts';
import { checkFile } from './upload-file.ts';

describe('an upload', () => {
  test.each([
    ['PDF', '病历.pdf', pdf(), 'application/pdf'],
    ['JPEG', 'photo.JPG', jpeg(), 'image/jpeg'],
    ['PNG', '截图.png', png(), 'image/png'],
    ['WebP', 'a.webp', webp(), 'image/webp'],
    ['HEIC', 'IMG_0001.HEIC', heic(), 'image/heic'],
  ])('may be a %s file', async (_, name, bytes, type) => {
    expect(await checkFile(name, bytes)).toMatchObject({ name, type });
  });

  test('keeps its name, without folders, and gets an extension when it has none', async () => {
    expect(await checkFile('C:\\Users\\li\\2025.3.2 请假 证明.pdf', pdf())).toMatchObject({
      name: '2025.3.2 请假 证明.pdf',
    });
    expect(await checkFile('blob', png())).toMatchObject({ name: 'blob.png' });
    expect(await checkFile('', jpeg())).toMatchObject({ name: 'file.jpg' });
  });

  test('of a photo is kept without its place', async () => {
    const checked = await checkFile('a.jpg', jpeg([segment(0xe1, exif(3))]));
    expect('bytes' in checked && checked.bytes.includes('GPS')).toBe(false);
  });

  test.each([
    ['is a program', 'a.exe', Buffer.from('MZ\x90\0'.padEnd(600, '\0'), 'latin1'), 'FILE_TYPE_REFUSED'],
    ['is a page', 'a.html', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'FILE_TYPE_REFUSED'],
    [
      'is a drawing with scripts',
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'FILE_TYPE_REFUSED',
    ],
    ['is an archive', 'a.zip', zipFixture([{ name: 'a', content: 'x' }]), 'FILE_TYPE_REFUSED'],
    ['is text named PDF', 'a.pdf', Buffer.from('hello'), 'FILE_TYPE_REFUSED'],
    ['is a picture named PDF', 'a.pdf', png(), 'FILE_DISGUISED'],
    ['is a PDF named as a page', 'a.html', pdf(), 'FILE_DISGUISED'],
    [
      'is a PDF that is also a page',
      'a.pdf',
      Buffer.from('%PDF-1.4\n<html><script>x()</script>'),
      'FILE_UNSAFE',
    ],
    ['is a photo that is also a page', 'a.jpg', jpeg([segment(0xfe, '<script>x()</script>')]), 'FILE_UNSAFE'],
    ['is empty', 'a.pdf', Buffer.alloc(0), 'FILE_EMPTY'],
    ['is an encrypted PDF', 'a.pdf', pdf(' /Encrypt 5 0 R'), 'FILE_ENCRYPTED'],
    ['is cut off', 'a.png', png().subarray(0, 60), 'FILE_DAMAGED'],
    ['has too many pixels', 'a.png', png(10_000, 5000), 'FILE_TOO_MANY_PIXELS'],
    ['has a program extension before its own', 'a.exe.pdf', pdf(), 'FILE_NAME_UNSAFE'],
    ['has a name that turns the reading direction', 'a\u202efdp.exe', pdf(), 'FILE_NAME_UNSAFE'],
    ['has a line break in its name', 'a\r\nX-Evil: 1.pdf', pdf(), 'FILE_NAME_UNSAFE'],
    ['has a name of 121 letters', `${'长'.repeat(117)}.pdf`, pdf(), 'FILE_NAME_UNSAFE'],
  ])('is refused when it %s', async (_, name, bytes, refused) => {
    expect(await checkFile(name, bytes)).toMatchObject({ refused });
  });

  test('that only speaks of encryption is no encrypted PDF', async () => {
    expect(await checkFile('a.pdf', pdf('', '(the /Encrypt entry)'))).toMatchObject({
      type: 'application/pdf',
    });
  });

  test('that is refused says what it is and what is possible', async () => {
    expect(await checkFile('a.pdf', png())).toEqual({
      refused: 'FILE_DISGUISED',
      facts: { name: 'a.pdf', found: 'PNG' },
    });
    expect(await checkFile('a.zip', zipFixture([{ name: 'a', content: 'x' }]))).toMatchObject({
      facts: { found: 'ZIP', allowed: 'PDF, JPEG, PNG, WebP, HEIC, Word (.docx), Excel (.xlsx)' },
    });
  });
});

test('a download carries its name for old and new clients', () => {
  expect(attachment('病历 "1" 100%.pdf')).toBe(
    `attachment; filename="__ _1_ 100_.pdf"; filename*=UTF-8''%E7%97%85%E5%8E%86%20%221%22%20100%25.pdf`,
  );
  expect(attachment("a'(b)*.pdf")).toBe(
    `attachment; filename="a'(b)*.pdf"; filename*=UTF-8''a%27%28b%29%2A.pdf`,
  );
});
