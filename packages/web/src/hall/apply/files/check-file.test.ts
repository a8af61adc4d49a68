import { describe, expect, it } from 'vitest';
import { fileWords } from '../../../locale/files.ts';
import { acceptOf, checkFile } from './check-file.ts';

const t = fileWords.zh;
const file = (name: string, type: string, size = 1000) => ({ name, type, size });
const usual = { kinds: ['pdf', 'image'], megabytes: 10, names: 'PDF、图片' } as const;
const office = { kinds: ['word', 'excel'], megabytes: 2, names: 'Word、Excel' } as const;

describe('checkFile', () => {
  it.each([
    file('诊断.pdf', 'application/pdf'),
    file('IMG_1.JPG', 'image/jpeg'),
    file('IMG_2.HEIC', ''),
    file('photo', 'image/webp'),
  ])('lets $name through', (one) => {
    expect(checkFile(t, one, usual)).toBeUndefined();
  });

  it('lets Word and Excel through where the field takes them', () => {
    expect(checkFile(t, file('申请书.docx', ''), office)).toBeUndefined();
    expect(checkFile(t, file('名单.XLSX', ''), office)).toBeUndefined();
    expect(checkFile(t, file('诊断.pdf', 'application/pdf'), office)).toContain('这里只收Word、Excel');
  });

  it('says what to do with the formats of 2003', () => {
    expect(checkFile(t, file('申请书.doc', 'application/msword'), office)).toContain('另存为 .docx');
    expect(checkFile(t, file('名单.xls', 'application/vnd.ms-excel'), office)).toContain('另存为 .xlsx');
  });

  it('names the empty file and the cure', () => {
    expect(checkFile(t, file('a.pdf', 'application/pdf', 0), usual)).toBe('“a.pdf”是空文件，请重新选择');
  });

  it('names the file that is too big, by the limit of the field', () => {
    expect(checkFile(t, file('大.png', 'image/png', 11 * 1024 * 1024), usual)).toContain(
      '“大.png”超过 10 MB',
    );
    expect(checkFile(t, file('大.docx', '', 3 * 1024 * 1024), office)).toContain('超过 2 MB');
  });

  it('names the file of another kind, and which are taken', () => {
    expect(checkFile(t, file('病历.docx', ''), usual)).toContain('“病历.docx”不能传，这里只收PDF、图片');
  });
});

describe('the file picker', () => {
  it('offers what the field takes', () => {
    expect(acceptOf(['pdf', 'image'])).toBe('.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,image/*');
    expect(acceptOf(['word', 'excel'])).toBe('.docx,.xlsx');
  });
});
