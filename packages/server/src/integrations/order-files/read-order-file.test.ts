import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOrderFile } from './read-order-file.ts';

const NOW = Date.parse('2026-03-02T10:00:00+08:00');
const HEADER = 'id,no,reference,version,status,note,updatedAt,documentNo';
const GOOD = '7,XJ000007,R-7,2,recorded,,2026-03-02T09:00:00+08:00,研〔2026〕12 号';

async function read(content: string | Buffer) {
  const file = await readOrderFile(Buffer.from(content), NOW);
  return {
    orders: file.lines.map(({ order }) => order),
    lines: file.lines.map(({ line }) => line),
    found: file.problems.map(({ line, column, fate, zh }) => `${line} ${column ?? ''} ${fate}: ${zh}`),
    english: file.problems.map(({ en }) => en),
    encoding: file.encoding,
  };
}
const withLine = (line: string) => read(`${HEADER}\r\n${line}\r\n${GOOD}\r\n`);

describe('a file of orders', () => {
  it('has an order in every line; columns that the hall does not know are fields', async () => {
    expect(await read(`${HEADER}\n${GOOD}\n`)).toMatchObject({
      orders: [
        {
          id: '7',
          no: 'XJ000007',
          reference: 'R-7',
          version: 2,
          status: 'recorded',
          updatedAt: '2026-03-02T09:00:00+08:00',
          fields: { documentNo: '研〔2026〕12 号' },
        },
      ],
      lines: [2],
      found: [],
    });
  });

  it.each([
    ['UTF-8', Buffer.from(`${HEADER}\n${GOOD}`)],
    ['UTF-8', Buffer.from(`\ufeff${HEADER}\n${GOOD}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${HEADER}\n${GOOD}`, 'utf16le')],
    // “研〔2026〕12 号” in GB 18030.
    [
      'GB18030',
      Buffer.concat([
        Buffer.from(`${HEADER}\n7,XJ000007,R-7,2,recorded,,2026-03-02T09:00:00+08:00,`),
        Buffer.from('d1d0a1b2323032360a'.slice(0, 16) + 'a1b3313220bac50a', 'hex'),
      ]),
    ],
  ])('may be in %s', async (encoding, bytes) => {
    expect(await read(bytes)).toMatchObject({
      encoding,
      orders: [{ fields: { documentNo: '研〔2026〕12 号' } }],
      found: [],
    });
  });

  it('may separate by semicolon or tab, name its columns in Chinese, and leave lines blank', async () => {
    const text = `工单编号;受理编号;状态;更新时间;说明\n\n7;R-7;recorded;2026-03-02T09:00:00Z;已登记\n;;;;\n`;
    expect(await read(text)).toMatchObject({
      orders: [{ id: '7', reference: 'R-7', status: 'recorded', note: '已登记' }],
      lines: [3],
      found: [],
    });
    expect((await read(text.replaceAll(';', '\t'))).orders).toHaveLength(1);
  });

  it('keeps line breaks and commas within quotes, and counts lines as an editor does', async () => {
    const file = await withLine('8,,R-8,1,received,"第一行，\n""第二行"",完",2026-03-02T09:00:00+08:00,');
    expect(file.orders[0]).toMatchObject({ note: '第一行，\n"第二行",完' });
    expect(file.lines).toEqual([2, 4]);
  });

  it('reads full-width letters and digits as ordinary ones, and says so', async () => {
    const file = await withLine('８,,Ｒ－８,２,ｒｅｃｅｉｖｅｄ,１２楼,2026-03-02T09:00:00+08:00,');
    expect(file.orders[0]).toMatchObject({
      id: '8',
      reference: 'R-8',
      version: 2,
      status: 'received',
      note: '１２楼',
    });
    expect(file.found).toHaveLength(4);
    expect(file.found[0]).toBe('2 id normalised: 全角字符按半角读取');
  });

  it.each([
    [
      'a day that is none',
      '8,,R-8,1,received,,2026-02-30T09:00:00+08:00,',
      '2 updatedAt refused: 应为带时区的时刻',
    ],
    [
      'a time without a zone',
      '8,,R-8,1,received,,2026-03-02 09:00,',
      '2 updatedAt refused: 应为带时区的时刻',
    ],
    ['a date of a spreadsheet', '8,,R-8,1,received,,2026/3/2 9:00,', '2 updatedAt refused: 应为带时区的时刻'],
    [
      'a time far ahead',
      '8,,R-8,1,received,,2062-03-02T09:00:00+08:00,',
      '2 updatedAt refused: 时间比现在晚一天以上',
    ],
    ['no reference', '8,,,1,received,,2026-03-02T09:00:00+08:00,', '2 reference refused: 不能为空'],
    ['a version in words', '8,,R-8,v2,received,,2026-03-02T09:00:00+08:00,', '2 version refused: 应为整数'],
    [
      'a number that lost digits',
      '1.2E+15,,R-8,1,received,,2026-03-02T09:00:00Z,',
      '2 id refused: 编号被表格软件变成了科学计数法',
    ],
    [
      'a formula',
      `8,,R-8,1,received,=cmd|' /C calc'!A0,2026-03-02T09:00:00Z,`,
      '2 note refused: 以 = + - @ 开头',
    ],
    [
      'a formula that begins like a number',
      '8,,R-8,1,received,-1+cmd|x,2026-03-02T09:00:00Z,',
      '2 note refused: 以 = + - @ 开头',
    ],
    [
      'a formula in a field',
      '8,,R-8,1,received,,2026-03-02T09:00:00Z,＝SUM(A1)',
      '2 documentNo refused: 以 = + - @ 开头',
    ],
    [
      'a control character',
      '8,,R-8,1,received,好\u0007,2026-03-02T09:00:00Z,',
      '2 note refused: 含有控制字符',
    ],
    [
      'a turned reading direction',
      '8,,R-8,1,received,a\u202eb,2026-03-02T09:00:00Z,',
      '2 note refused: 含有控制字符',
    ],
    ['broken characters', '8,,R-8,1,received,张\ufffd,2026-03-02T09:00:00Z,', '2 note refused: 含有乱码字符'],
    [
      'too many cells',
      '8,,R-8,1,received,一,2026-03-02T09:00:00Z,,二',
      '2  refused: 这一行的列数多于表头的 8 列',
    ],
    [
      'a text without end',
      `8,,R-8,1,received,${'长'.repeat(4001)},2026-03-02T09:00:00Z,`,
      '2 note refused: 超过 4000 个字',
    ],
    ['an id that climbs', '..,,R-8,1,received,,2026-03-02T09:00:00Z,', '2 id refused: '],
  ])('refuses a line with %s, by line and column, and takes the others', async (_what, line, wanted) => {
    const file = await withLine(line);
    expect(file.found[0]).toContain(wanted);
    expect(file.english[0]).toMatch(/^[^\u4e00-\u9fff]+$/);
    expect(file.orders).toMatchObject([{ id: '7' }]);
  });

  it.each(['-', '-5', '+86 139 0013 9000', '2026-03-02'])('takes “%s” for what it is', async (note) => {
    expect((await withLine(`8,,R-8,1,received,${note},2026-03-02T09:00:00Z,`)).orders[0]).toMatchObject({
      note,
    });
  });

  it('takes off the apostrophe that keeps spreadsheets from computing', async () => {
    const file = await withLine(`8,,R-8,1,received,'=1+1,2026-03-02T09:00:00Z,`);
    expect(file.orders[0]).toMatchObject({ note: '=1+1' });
    expect(file.found).toEqual(['2 note normalised: 去掉了防公式的单引号']);
  });

  it('is read up to a quote that never ends', async () => {
    const file = await read(
      `${HEADER}\n${GOOD}\n8,,R-8,1,received,"没有结束,2026-03-02T09:00:00Z,\n${GOOD}\n`,
    );
    expect(file.orders).toMatchObject([{ id: '7' }]);
    expect(file.found[0]).toMatch(/^\d+ {2}refused: 从这一行起无法读取/);
  });

  it.each([
    [
      'the column of the reference',
      HEADER.replace(',reference', ''),
      '1 reference refused: 缺少必需的列。请加上这一列，列名可用：reference / 受理编号',
    ],
    ['nothing twice', `${HEADER},状态`, '1 状态 refused: 与“status”是同一列'],
    ['no field twice', `${HEADER},documentNo`, '1 documentNo refused: 与“documentNo”是同一列'],
    ['no key of JavaScript', `${HEADER},__proto__`, '1  refused: 列名不能用 __proto__'],
    [
      'at most a hundred columns',
      `${HEADER},${Array.from({ length: 99 }, (_, i) => `f${i}`).join(',')}`,
      '1  refused: 超过 100 列',
    ],
  ])('needs %s', async (_what, header, wanted) => {
    const file = await read(`${header}\n${GOOD}\n`);
    expect(file.orders).toEqual([]);
    expect(file.found[0]).toContain(wanted);
  });

  it('needs a name for a column that has content', async () => {
    const text = `id,reference,status,updatedAt,\n7,R-7,recorded,2026-03-02T09:00:00Z,`;
    expect((await read(text)).orders).toHaveLength(1);
    expect((await read(`${text}x`)).found[0]).toContain('1 5 refused: 这一列有内容却没有列名');
  });

  it.each([
    ['nothing', '', '文件没有内容'],
    ['zeros', Buffer.alloc(100_000), '文件里有空字符'],
    [
      'a zip of zeros',
      Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(1_000_000))]),
      '这是压缩包或表格文件',
    ],
    ['a gzip of zeros', gzipSync(Buffer.alloc(1_000_000)), '这是压缩包或表格文件'],
    ['too many bytes', Buffer.alloc(8 * 1024 * 1024 + 1, 'a'), '文件超过 8 MB'],
    ['too many lines', `${HEADER}\n${'1\n'.repeat(50_001)}`, '超过 50000 行'],
    ['a page for signing in', '<!DOCTYPE html><html><body>请登录</body></html>', '这是网页'],
    ['bytes of no encoding', Buffer.from([0x69, 0x64, 0xff, 0xff, 0x0a]), '无法识别文件编码'],
  ])('is refused as a whole when it holds %s', async (_what, content, wanted) => {
    const file = await read(content);
    expect(file.orders).toEqual([]);
    expect(file.found).toEqual([expect.stringContaining(`0  refused: ${wanted}`)]);
  });
});
