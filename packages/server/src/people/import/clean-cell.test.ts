import { describe, expect, test } from 'vitest';
import { cleanCell } from './clean-cell.ts';
import type { CellRule, Column } from './columns.ts';

const column = (rule: CellRule): Column => ({ key: 'x', names: ['列'], rule, required: false });
const clean = (text: string, rule: CellRule) => cleanCell(text, column(rule));

describe('a cell', () => {
  test.each<[string, CellRule, string, string]>([
    ['is trimmed, also of ideographic and invisible spaces', 'text', '\u3000 教务处\u200b ', '教务处'],
    ['keeps leading zeros', 'personNo', '00123', '00123'],
    ['gets half-width digits and letters in a number', 'personNo', '２０２４ａ', '2024a'],
    ['keeps Chinese brackets in the name of a unit', 'text', '学生工作处（武装部）', '学生工作处（武装部）'],
    ['gets half-width letters in the name of a unit', 'text', 'ＭＢＡ中心', 'MBA中心'],
    ['gets the middle dot of names from a bullet', 'name', '阿依古丽•买买提', '阿依古丽·买买提'],
    ['keeps the space of a foreign name', 'name', 'Mary  Ann  O’Neil', 'Mary Ann O’Neil'],
    ['may be a name with a character beyond the basic plane', 'name', '𬭎洋', '𬭎洋'],
    ['gives a mobile number without spaces, dashes and +86', 'phone', '+86 138-0013 8000', '13800138000'],
    ['may be a number with area code', 'phone', '020-85280000', '02085280000'],
    ['may be a foreign phone number', 'phone', '+49 30 901820', '+4930901820'],
    ['says yes in several ways', 'flag', '是', 'yes'],
    ['says no in several ways', 'flag', 'N', 'no'],
    ['is a whole number', 'integer', '007', '7'],
    ['is an e-mail address', 'email', 'a.b@mail.example.edu.cn', 'a.b@mail.example.edu.cn'],
  ])('%s', (_, rule, text, value) => {
    expect(clean(text, rule)).toEqual({ value });
  });

  test.each<[string, CellRule, string, string]>([
    ['a formula', 'text', '=HYPERLINK("http://x")', 'formula'],
    ['a full-width formula sign', 'name', '＝1+1', 'formula'],
    ['an @ command', 'code', '@SUM(1)', 'formula'],
    ['a formula in a phone cell', 'phone', '=1+1', 'badPhone'],
    ['a line break inside', 'text', '教务\n处', 'controlCharacter'],
    ['a mark that turns the reading direction', 'name', '李\u202e雷', 'controlCharacter'],
    ['damaged text', 'name', '李\ufffd', 'brokenText'],
    ['a number in scientific notation', 'personNo', '2.0241E+11', 'lossyNumber'],
    ['a number with a slash', 'personNo', '2024/1', 'badPersonNo'],
    ['a name of one character', 'name', '李', 'badName'],
    ['a name of 61 characters', 'name', '李'.repeat(61), 'badName'],
    ['a name with a private-use character', 'name', '李\ue000', 'badName'],
    ['a name with markup', 'name', '<b>李雷', 'badName'],
    ['a unit name with markup', 'text', '<script>', 'markup'],
    ['a unit name of 101 characters', 'text', '处'.repeat(101), 'tooLong'],
    ['a short phone number', 'phone', '1380', 'badPhone'],
    ['an e-mail address without domain', 'email', 'a@b', 'badEmail'],
    ['a code with a space', 'code', 'A 1', 'badCode'],
    ['a flag that is neither', 'flag', '也许', 'badFlag'],
    ['a fraction', 'integer', '1.5', 'badInteger'],
  ])('with %s is refused', (_, rule, text, problem) => {
    expect(clean(text, rule)).toMatchObject({ problem });
  });

  test('that a spreadsheet made a date is refused', () => {
    expect(cleanCell(new Date('2024-02-01'), column('code'))).toEqual({ problem: 'dateCell' });
  });

  test('with one of the known words becomes our word, another word is refused with the choices', () => {
    const affiliation = { ...column('choice'), choices: new Map([['本科生', 'undergraduate']]) };
    expect(cleanCell('本科生', affiliation)).toEqual({ value: 'undergraduate' });
    expect(cleanCell('constructor', affiliation)).toEqual({
      problem: 'badChoice',
      facts: { choices: '本科生' },
    });
  });

  test('of an open list may hold a word of the school', () => {
    const kind = { ...column('choice'), choices: new Map([['学院', 'college']]), open: true };
    expect(cleanCell('campus', kind)).toEqual({ value: 'campus' });
  });
});
