import { describe, expect, test } from 'vitest';
import { bombPart, compoundFixture, officeFixture, outsideLink } from './office-fixture.ts';
import { checkFile } from './upload-file.ts';

const field = (words: string) =>
  `<w:document><w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r></w:document>`;

const many = (half: string): string => Array.from({ length: 20_000 }, (_, n) => half + n).join('');

describe('an Office file', () => {
  test.each([
    ['a Word document', '申请书.docx', officeFixture('docx')],
    ['a spreadsheet', '名单.XLSX', officeFixture('xlsx')],
    ['a document with links to pages', 'a.docx', officeFixture('docx', [outsideLink('hyperlink')])],
    [
      'a document that only speaks of DDE',
      'a.docx',
      officeFixture('docx', [], '<w:document><w:t>DDE</w:t></w:document>'),
    ],
    [
      'a document with a chart',
      'a.docx',
      officeFixture('docx', [{ name: 'word/embeddings/Sheet1.xlsx', content: officeFixture('xlsx') }]),
    ],
    [
      'a sheet with printer settings',
      'a.xlsx',
      officeFixture('xlsx', [{ name: 'xl/printerSettings/printerSettings1.bin', content: 'x' }]),
    ],
  ])('is taken: %s', async (_, name, bytes) => {
    expect(await checkFile(name, bytes)).toMatchObject({ name, bytes });
  });

  test.each([
    ['macros under its own name', 'a.docm', officeFixture('docm'), 'FILE_ACTIVE'],
    ['macros under the name of a document', 'a.docx', officeFixture('docm'), 'FILE_ACTIVE'],
    [
      'a VBA project',
      'a.docx',
      officeFixture('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]),
      'FILE_ACTIVE',
    ],
    [
      'an embedded program',
      'a.docx',
      officeFixture('docx', [{ name: 'word/embeddings/oleObject1.bin', content: 'MZ' }]),
      'FILE_ACTIVE',
    ],
    [
      'a control',
      'a.xlsx',
      officeFixture('xlsx', [{ name: 'xl/activeX/activeX1.xml', content: '<x/>' }]),
      'FILE_ACTIVE',
    ],
    [
      'an Excel 4 macro sheet',
      'a.xlsx',
      officeFixture('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }]),
      'FILE_ACTIVE',
    ],
    [
      'a template from elsewhere',
      'a.docx',
      officeFixture('docx', [outsideLink('attachedTemplate')]),
      'FILE_ACTIVE',
    ],
    ['a picture from elsewhere', 'a.docx', officeFixture('docx', [outsideLink('image')]), 'FILE_ACTIVE'],
    [
      'a field that starts a program',
      'a.docx',
      officeFixture('docx', [], field('DDEAUTO cmd "/c calc"')),
      'FILE_ACTIVE',
    ],
    [
      'a chart with macros',
      'a.docx',
      officeFixture('docx', [{ name: 'word/embeddings/a.xlsx', content: officeFixture('docm') }]),
      'FILE_ACTIVE',
    ],
    [
      'an archive inside',
      'a.docx',
      officeFixture('docx', [
        {
          name: 'word/media/a.zip',
          content: officeFixture('docx', [{ name: 'a/b.docx', content: officeFixture('docx') }]),
        },
      ]),
      'FILE_ACTIVE',
    ],
    ['entities', 'a.docx', officeFixture('docx', [], '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), 'FILE_ACTIVE'],
    [
      'markup in UTF-16',
      'a.docx',
      officeFixture('docx', [{ name: 'word/a.xml', content: Buffer.from('<x/>', 'utf16le') }]),
      'FILE_DAMAGED',
    ],
    [
      'two parts of one name',
      'a.docx',
      officeFixture('docx', [{ name: 'WORD/document.xml', content: '<x/>' }]),
      'FILE_DAMAGED',
    ],
    [
      'a way out of its folder',
      'a.docx',
      officeFixture('docx', [{ name: '../../a.xml', content: '<x/>' }]),
      'FILE_DAMAGED',
    ],
    ['its end missing', 'a.docx', officeFixture('docx').subarray(0, 300), 'FILE_DAMAGED'],
    [
      'far more inside than it says',
      'a.docx',
      officeFixture('docx', [{ name: 'word/a.xml', content: Buffer.alloc(10_000), declared: 10 }]),
      'FILE_INFLATES',
    ],
    ['a bomb', 'a.docx', officeFixture('docx', [bombPart]), 'FILE_INFLATES'],
    [
      '2,001 parts',
      'a.xlsx',
      officeFixture(
        'xlsx',
        Array.from({ length: 2001 }, (_, n) => ({ name: `xl/${n}.xml`, content: 'x' })),
      ),
      'FILE_INFLATES',
    ],
    ['a password', 'a.docx', compoundFixture('EncryptedPackage'), 'FILE_ENCRYPTED'],
    ['the form of 2003', 'a.doc', compoundFixture('WordDocument'), 'FILE_TYPE_REFUSED'],
    ['slides in it', 'a.pptx', officeFixture('pptx'), 'FILE_TYPE_REFUSED'],
    ['the name of a spreadsheet', 'a.xlsx', officeFixture('docx'), 'FILE_DISGUISED'],
    ['the name of a PDF', 'a.pdf', officeFixture('docx'), 'FILE_DISGUISED'],
  ])('is refused with %s', async (_, name, bytes, refused) => {
    expect(await checkFile(name, bytes)).toMatchObject({ refused });
  });

  test('full of halves of the words that are looked for is read in no time', async () => {
    // What backtracks over these would be at it for minutes.
    const halves = ['<w:instrText ', 'DDE ', '<Relationship ', ' TargetMode="External'];
    const parts = halves.map((half, n) => ({ name: `word/_rels/${n}.rels`, content: many(half) }));
    const bytes = officeFixture('docx', parts);
    expect(await checkFile('a.docx', bytes)).toMatchObject({ name: 'a.docx' });
  });
});
