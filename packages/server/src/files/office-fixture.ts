import { type ZipFixture, zipFixture } from '../people/import/xlsx-fixture.ts';

const MAIN = {
  docx: [
    'word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  ],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
  pptx: [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  ],
} as const;

/** A small Office file for a test, with more parts or another main part. */
export function officeFixture(
  kind: keyof typeof MAIN,
  more: readonly ZipFixture[] = [],
  main = '<w:document xmlns:w="urn:w"><w:body/></w:document>',
): Buffer {
  const [name, type] = MAIN[kind];
  const types = `<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/${name}" ContentType="${type}"/></Types>`;
  return zipFixture([
    { name: '[Content_Types].xml', content: types },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="${name}"/></Relationships>`,
    },
    { name, content: main },
    ...more,
  ]);
}

/** A part that names something outside the file. */
export const outsideLink = (type: string): ZipFixture => ({
  name: 'word/_rels/document.xml.rels',
  content: `<Relationships><Relationship Id="r9" Type="http://x/relationships/${type}" Target="http://evil.example/a>b" TargetMode="External"/></Relationships>`,
});

/** Zeros that unpack to a thousand times what they take. */
export const bombPart: ZipFixture = { name: 'word/media/a.xml', content: Buffer.alloc(8 * 2 ** 20, 0x20) };

/** The head of a compound file (MS-CFB), as Word until 2003 or a password writes it, with a stream of that name. */
export function compoundFixture(stream: string): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
}
