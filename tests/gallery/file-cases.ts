import { zipFixture } from '../../packages/server/src/people/import/xlsx-fixture.ts';
import {
  bombPart,
  compoundFixture,
  officeFixture,
  outsideLink,
} from '../../packages/server/src/files/office-fixture.ts';
import { exif, jpeg, pdf, png, segment } from '../../packages/server/src/files/picture-fixture.ts';

/** A file that somebody chooses, and what becomes of it: its kind as kept, or the code of the refusal. */
export interface FileCase {
  readonly what: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly becomes: { readonly type: string } | { readonly refused: string };
  /** Words that must not be in what is kept. */
  readonly without?: string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const GPS = 'GPS 23.16N';
const kept = (type: string): FileCase['becomes'] => ({ type });
const refused = (code: string): FileCase['becomes'] => ({ refused: code });

/** Good and bad files: the page and the API give the same answer to each. */
export const fileCases: readonly FileCase[] = [
  { what: 'a PDF', name: '病历.pdf', bytes: pdf(), becomes: kept('application/pdf') },
  { what: 'a Word document', name: '方案.docx', bytes: officeFixture('docx'), becomes: kept(WORD) },
  { what: 'a spreadsheet', name: '名单.xlsx', bytes: officeFixture('xlsx'), becomes: kept(EXCEL) },
  {
    what: 'a spreadsheet with a formula, which is never run here',
    name: '预算.xlsx',
    bytes: officeFixture('xlsx', [], '<workbook><f>HYPERLINK("http://evil.example")</f></workbook>'),
    becomes: kept(EXCEL),
  },
  {
    what: 'a photo that lies on its side and tells its place',
    name: 'IMG_1.jpg',
    bytes: jpeg([segment(0xe1, exif(6))]),
    becomes: kept('image/jpeg'),
    without: GPS,
  },
  {
    what: 'a screenshot with a place',
    name: '截图.png',
    bytes: png(),
    becomes: kept('image/png'),
    without: GPS,
  },
  { what: 'nothing', name: '空.pdf', bytes: Buffer.alloc(0), becomes: refused('FILE_EMPTY') },
  {
    what: 'a program in disguise',
    name: '病历1.pdf',
    bytes: Buffer.from('MZ\x90\0'.padEnd(600, '\0'), 'latin1'),
    becomes: refused('FILE_TYPE_REFUSED'),
  },
  { what: 'a picture in disguise', name: '病历2.pdf', bytes: png(), becomes: refused('FILE_DISGUISED') },
  {
    what: 'a PDF that is also a page',
    name: '病历3.pdf',
    bytes: Buffer.from('%PDF-1.4\n<html><script>x()</script>'),
    becomes: refused('FILE_UNSAFE'),
  },
  {
    what: 'an encrypted PDF',
    name: '病历4.pdf',
    bytes: pdf(' /Encrypt 5 0 R'),
    becomes: refused('FILE_ENCRYPTED'),
  },
  {
    what: 'a photo cut off',
    name: 'IMG_2.png',
    bytes: png().subarray(0, 60),
    becomes: refused('FILE_DAMAGED'),
  },
  {
    what: 'a picture of 50 megapixels',
    name: 'IMG_3.png',
    bytes: png(10_000, 5000),
    becomes: refused('FILE_TOO_MANY_PIXELS'),
  },
  {
    what: 'a name with two extensions',
    name: 'a.exe.pdf',
    bytes: pdf(),
    becomes: refused('FILE_NAME_UNSAFE'),
  },
  {
    what: 'a zip bomb',
    name: '方案1.docx',
    bytes: officeFixture('docx', [bombPart]),
    becomes: refused('FILE_INFLATES'),
  },
  {
    what: 'a zip that says less than it holds',
    name: '方案2.docx',
    bytes: officeFixture('docx', [{ name: 'word/a.xml', content: Buffer.alloc(10_000), declared: 10 }]),
    becomes: refused('FILE_INFLATES'),
  },
  {
    what: 'macros under the name of a document',
    name: '方案3.docx',
    bytes: officeFixture('docm'),
    becomes: refused('FILE_ACTIVE'),
  },
  {
    what: 'a template from elsewhere',
    name: '方案4.docx',
    bytes: officeFixture('docx', [outsideLink('attachedTemplate')]),
    becomes: refused('FILE_ACTIVE'),
  },
  {
    what: 'an archive in disguise',
    name: '方案5.docx',
    bytes: zipFixture([{ name: 'a', content: 'x' }]),
    becomes: refused('FILE_TYPE_REFUSED'),
  },
  {
    what: 'a document with a password',
    name: '方案6.docx',
    bytes: compoundFixture('EncryptedPackage'),
    becomes: refused('FILE_ENCRYPTED'),
  },
  {
    what: 'a spreadsheet in disguise',
    name: '方案7.docx',
    bytes: officeFixture('xlsx'),
    becomes: refused('FILE_DISGUISED'),
  },
];
