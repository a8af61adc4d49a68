import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { xlsxFixture, zipFixture } from './xlsx-fixture.ts';

const csv = (text: string): Buffer => Buffer.from(text);
/** 学号,姓名 / 0012,李雷 in GB18030, as Excel on a Chinese Windows saves it. */
const GB18030 = Buffer.from('d1a7bac52cd0d5c3fb0d0a303031322cc0eec0d70d0a', 'hex');

async function table(bytes: Buffer) {
  const result = await readTable(bytes);
  if ('problem' in result) throw new Error(`refused: ${result.problem.code}`);
  return result.table;
}
async function refusal(bytes: Buffer) {
  const result = await readTable(bytes);
  if ('table' in result) throw new Error('was read');
  return result.problem;
}

describe('delimited text', () => {
  test.each([
    ['comma', csv('学号,姓名\r\n001,李雷\r\n')],
    ['semicolon', csv('学号;姓名\n001;李雷')],
    ['tab', csv('学号\t姓名\n001\t李雷\n')],
    ['UTF-8 with byte order mark', csv('\ufeff学号,姓名\n001,李雷\n')],
  ])('with %s is read with leading zeros and line numbers', async (_, bytes) => {
    const { encoding, header, rows } = await table(bytes);
    expect(encoding).toBe('UTF-8');
    expect(header.cells).toEqual(['学号', '姓名']);
    expect(rows).toEqual([{ line: 2, cells: ['001', '李雷'] }]);
  });

  test('in GB18030 is recognised and named in the report', async () => {
    const { encoding, rows } = await table(GB18030);
    expect(encoding).toBe('GB18030');
    expect(rows[0]?.cells).toEqual(['0012', '李雷']);
  });

  test('in UTF-16 as Excel\'s "Unicode text" is read', async () => {
    const { encoding, rows } = await table(Buffer.from('\ufeff学号\t姓名\r\n1\t李雷\r\n', 'utf16le'));
    expect([encoding, rows[0]?.cells]).toEqual(['UTF-16LE', ['1', '李雷']]);
  });

  test('keeps line numbers over blank lines and line breaks inside quotes', async () => {
    const { rows } = await table(csv('a,b\n\n1,"x\ny"\n , \n2,z\n'));
    expect(rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  test('with an open quote is refused with the line', async () => {
    expect(await refusal(csv('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ code: 'csvSyntax' });
    expect(await refusal(csv('a,b\n1,2\n3,x"4"\n'))).toMatchObject({ code: 'csvSyntax', line: 3 });
  });

  test('that is empty, binary or in no known encoding is refused', async () => {
    expect((await refusal(csv(''))).code).toBe('emptyFile');
    expect((await refusal(csv('\n \n'))).code).toBe('emptyFile');
    expect((await refusal(csv('a\0b'))).code).toBe('binaryFile');
    expect((await refusal(Buffer.from([0x41, 0xff, 0xff, 0x0a]))).code).toBe('unknownEncoding');
  });

  test('with more than 200,000 rows is refused', async () => {
    expect(await refusal(csv(`a\n${'1\n'.repeat(200_001)}`))).toMatchObject({ code: 'tooManyRows' });
  });
});

describe('XLSX', () => {
  test('keeps numbers as the digits in the file and skips blank rows', async () => {
    const bytes = xlsxFixture([
      ['学号', '姓名'],
      [{ number: '202410010101' }, '李雷'],
      ['', undefined],
      ['0012', '韩梅梅'],
      [{ number: '2.02410010102E11' }, '王芳'],
    ]);
    const { encoding, rows } = await table(bytes);
    expect(encoding).toBe('XLSX');
    expect(rows).toEqual([
      { line: 2, cells: ['202410010101', '李雷'] },
      { line: 4, cells: ['0012', '韩梅梅'] },
      { line: 5, cells: ['202410010102', '王芳'] },
    ]);
  });

  test('that is an old or password-protected Excel file is refused with the cure', async () => {
    expect((await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).code).toBe('oldExcel');
  });

  test.each([
    ['a zip bomb', [{ name: 'a.xml', content: Buffer.alloc(8 * 2 ** 20) }], 'zipRatio'],
    ['a path that climbs out', [{ name: '../../etc/passwd', content: 'x' }], 'zipPath'],
    ['a path with backslashes that climbs out', [{ name: 'xl\\..\\..\\a', content: 'x' }], 'zipPath'],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], 'zipPath'],
    ['a drive letter', [{ name: 'C:\\a.xml', content: 'x' }], 'zipPath'],
    ['a symbolic link', [{ name: 'a.xml', content: '/etc/passwd', mode: 0o120777 }], 'zipPath'],
    [
      'an archive inside',
      [{ name: 'a.bin', content: zipFixture([{ name: 'b', content: 'x' }]) }],
      'zipNested',
    ],
    ['an encrypted entry', [{ name: 'a.xml', content: 'x', flags: 1 }], 'encrypted'],
    [
      'an entry larger than declared',
      [{ name: 'a.xml', content: Buffer.alloc(5000), declared: 10 }],
      'zipSize',
    ],
    ['no sheet', [{ name: 'a.xml', content: '<a/>' }], 'xlsxBroken'],
  ])('with %s is refused', async (_, entries, code) => {
    expect((await refusal(zipFixture(entries))).code).toBe(code);
  });

  test('with more than 2,000 entries is refused', async () => {
    const entries = Array.from({ length: 2001 }, (_, index) => ({ name: `${index}.xml`, content: 'x' }));
    expect((await refusal(zipFixture(entries))).code).toBe('zipEntries');
  });

  test('cut off in the middle is refused', async () => {
    const bytes = xlsxFixture([['a']]);
    expect((await refusal(bytes.subarray(0, bytes.length / 2))).code).toBe('xlsxBroken');
  });
});
