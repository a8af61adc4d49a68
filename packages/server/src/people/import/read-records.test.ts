import { describe, expect, test } from 'vitest';
import { readRecords } from './read-records.ts';
import type { Table } from './table.ts';

const table = (header: string[], ...rows: string[][]): Table => ({
  encoding: 'UTF-8',
  header: { line: 1, cells: header },
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
});

describe('the header', () => {
  test.each([
    ['Chinese names', ['学号/工号', '姓名', '身份', '单位代码']],
    ['English names', ['Person No', 'Name', 'Affiliation', 'Unit Code']],
    ['JY/T short codes', ['XH', 'XM', 'RYLB', 'DWH']],
    ['marks and remarks', ['学号*', '姓名（必填）', '身份:', '单位']],
  ])('may use %s', async (_, header) => {
    const list = await readRecords('persons', table(header, ['1', '李雷', '本科生', '01']));
    expect(list.problems).toEqual([]);
    expect(list.records[0]?.values).toEqual({
      personNo: '1',
      name: '李雷',
      affiliation: 'undergraduate',
      unit: '01',
    });
  });

  test('without a required column is refused with the names it may have', async () => {
    const { problems, records } = await readRecords('classes', table(['班级号', '班级名称'], ['1', '一班']));
    expect(problems).toEqual([
      {
        line: 1,
        column: '单位代码',
        code: 'columnMissing',
        facts: { names: expect.stringContaining('DWH') },
      },
    ]);
    expect(records).toEqual([]);
  });

  test('with two columns of one meaning is refused', async () => {
    const { problems } = await readRecords('persons', table(['学号', '工号', '姓名', '身份', '单位']));
    expect(problems).toMatchObject([
      { line: 1, column: '工号', code: 'columnTwice', facts: { other: '学号' } },
    ]);
  });

  test('names columns that mean nothing, except personal data that is never stored', async () => {
    const list = await readRecords(
      'classes',
      table(['班级号', '班级名称', '单位代码', '备注', '身份证号', ''], ['1', '一班', '01', 'x', '1', '']),
    );
    expect(list.ignored).toEqual(['备注']);
    expect(Object.keys(list.records[0]?.values ?? {})).toEqual(['code', 'name', 'unit']);
  });
});

describe('a row', () => {
  test('is reported for every wrong cell at once, with title and value', async () => {
    const { problems, records } = await readRecords(
      'persons',
      table(['学号', '姓名', '身份', '单位', '手机号'], ['1 2', '', '老师们', '01', '12']),
    );
    expect(problems.map(({ column, value, code }) => [column, value, code])).toEqual([
      ['学号', '1 2', 'badPersonNo'],
      ['姓名', '', 'required'],
      ['身份', '老师们', 'badChoice'],
      ['手机号', '12', 'badPhone'],
    ]);
    expect(records[0]?.wrong).toBe(true);
  });

  test('with more cells than the header is refused, with fewer the rest is empty', async () => {
    const header = ['班级号', '班级名称', '单位代码', '有效'];
    const { problems } = await readRecords(
      'classes',
      table(header, ['1', '一班', '01', '是', 'x'], ['2', '二班', '01']),
    );
    expect(problems).toEqual([{ line: 2, value: 'x', code: 'columnCount', facts: { width: 4 } }]);
  });
});
