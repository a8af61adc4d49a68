import { describe, expect, it } from 'vitest';
import { applyWords } from '../../../locale/apply.ts';
import { checkFile } from './check-file.ts';

const t = applyWords.zh.files;
const file = (name: string, type: string, size = 1000) => ({ name, type, size });

describe('checkFile', () => {
  it.each([
    file('诊断.pdf', 'application/pdf'),
    file('IMG_1.JPG', 'image/jpeg'),
    file('IMG_2.HEIC', ''),
    file('photo', 'image/webp'),
  ])('lets $name through', (one) => {
    expect(checkFile(t, one)).toBeUndefined();
  });

  it('names the empty file and the cure', () => {
    expect(checkFile(t, file('a.pdf', 'application/pdf', 0))).toBe('“a.pdf”是空文件，请重新选择');
  });

  it('names the file that is too big', () => {
    expect(checkFile(t, file('大.png', 'image/png', 11 * 1024 * 1024))).toContain('“大.png”超过 10 MB');
  });

  it('names the file of another type', () => {
    expect(checkFile(t, file('病历.docx', 'application/msword'))).toContain('“病历.docx”不是 PDF 或图片');
  });
});
