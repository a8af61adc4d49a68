import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { checkForm } from './check-form.ts';
import type { CheckOptions } from './check-options.ts';
import { compileForm } from './compile.ts';
import { displayTotals } from './display-totals.ts';
import { displayValue } from './display-value.ts';
import { readNotice } from './fields/notice/notice-text.ts';
import { upperCaseMoney } from './fields/money/upper-case-money.ts';
import { startingData } from './starting-data.ts';

const text = (zh: string, en: string) => ({ zh, en });
const LABEL = text('项目', 'Item');
const ABC = ['a', 'b', 'c'].map((value) => ({ value, label: text(`选${value}`, `Option ${value}`) }));
const SUBMIT: CheckOptions = { today: '2025-05-08', parameters: { most: 3 }, mode: 'submit' };
const FILE = 'AbCdEfGhIjKlMnOpQrStUv';

function formOf(...fields: readonly object[]) {
  const compiled = compileForm(
    { title: text('申请', 'Application'), sections: [{ key: 'main', title: text('一', 'One'), fields }] },
    { most: 3 },
  );
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.form;
}

/** The value that a single field of this kind makes of what was typed, or the code and message of its problem. */
function checked(field: object, typed: unknown, options: Partial<CheckOptions> = {}): unknown {
  const form = formOf({ key: 'it', label: LABEL, hint: text('用于审批', 'For approval'), ...field });
  const { data, problems } = checkForm(form, { it: typed }, { ...SUBMIT, ...options });
  const [problem] = problems;
  if (problem === undefined) return data['it'] ?? 'EMPTY';
  expect(problem.message.zh).toMatch(/\p{Script=Han}/u);
  expect(problem.message.en).not.toBe(problem.message.zh);
  return `${problem.field} ${problem.code}`;
}

function shown(field: object, value: Json, lang: 'zh' | 'en' = 'zh'): string {
  const form = formOf({ key: 'it', label: LABEL, hint: text('用于审批', 'For approval'), ...field });
  const [open] = form.fields;
  return open === undefined ? '' : displayValue(open.field, { it: value }, lang);
}

const number = { type: 'number', min: 1, max: 5000, decimals: 1, step: 0.5 };
const money = { type: 'money', minFen: 100, maxFen: 10_000_000 };
const date = { type: 'date', earliestDays: 0, latest: '2025-12-31' };
const dateTime = { type: 'dateTime', latestDays: 10, stepMinutes: 15 };
const slots = [{ value: 's1', label: text('第1-2节', 'Periods 1-2'), from: '08:00', to: '09:35' }];
const slot = { type: 'timeSlot', slots };
const times = { type: 'timeSlot', opens: '08:00', closes: '22:00', stepMinutes: 30, maxMinutes: 240 };
const checklist = { type: 'checklist', options: ABC, max: 2 };
const cascade = {
  type: 'cascade',
  levels: [text('校区', 'Campus'), text('楼栋', 'Building')],
  options: [
    { value: 'east', label: text('东区', 'East'), options: ABC },
    { value: 'none', label: text('校外', 'Off campus') },
  ],
};
const person = { type: 'person' };
const people = { type: 'person', several: true, min: 2, max: 3 };
const idNumber = { type: 'idNumber', sensitivity: 'sensitive' };
const file = { type: 'file', maxFiles: 2, minFiles: 2, accept: ['pdf'], maxMegabytes: 1 };
const details = {
  type: 'details',
  maxRows: 3,
  minRows: 1,
  columns: [
    { type: 'text', key: 'name', label: text('名称', 'Name'), maxLength: 10 },
    { type: 'number', key: 'count', label: text('数量', 'Count'), min: 1 },
    { type: 'money', key: 'price', label: text('单价', 'Price') },
    { type: 'computed', key: 'sum', label: text('小计', 'Sum'), value: 'count * price', format: 'money' },
    { type: 'text', key: 'why', label: text('说明', 'Why'), maxLength: 10, required: 'count > 5' },
  ],
  totals: [
    { label: text('合计', 'Total'), sum: 'sum' },
    { label: text('项数', 'Lines'), value: 'count(it)' },
  ],
};
const row = (more: object) => ({ name: '灯', count: 2, price: 1050, ...more });

describe('what a field makes of what was typed', () => {
  it.each<[string, object, unknown, unknown]>([
    ['a number as text', number, ' １,２３４．５ ', 1234.5],
    ['a number', number, 3, 3],
    ['spaces', number, ' 　', '/it required'],
    ['words', number, '三个', '/it badNumber'],
    ['a list', number, [3], '/it type'],
    ['infinity', number, '1e400', '/it badNumber'],
    ['too small', number, 0, '/it tooSmall'],
    ['too large', number, '5,001', '/it tooLarge'],
    ['too many decimals', number, '1.25', '/it tooPrecise'],
    ['between two steps', number, '1.2', '/it step'],
    ['zeros at the end', number, '1.50', 1.5],
    ['yuan as text', money, '￥１，２３４．５', 123_450],
    ['yuan with the word', money, '1234.56元', 123_456],
    ['分 as number', money, 1050, 1050],
    ['half a 分', money, 10.5, '/it badNumber'],
    ['three decimals', money, '1.005', '/it badNumber'],
    ['a negative amount', money, '-5', '/it tooSmall'],
    ['too much', money, '100000.01', '/it tooLarge'],
    ['a date', date, '2025-05-08', '2025-05-08'],
    ['a date with slashes', date, '2025/6/1', '2025-06-01'],
    ['a date in Chinese', date, '２０２５年６月１日', '2025-06-01'],
    ['a date in digits', date, '20250601', '2025-06-01'],
    ['no such day', date, '2025-06-31', '/it badDate'],
    ['yesterday', date, '2025-05-07', '/it tooEarly'],
    ['next year', date, '2026-01-01', '/it tooLate'],
    ['date and time', dateTime, '2025-05-08T14:30', '2025-05-08T14:30'],
    ['date and time in words', dateTime, '2025/5/8 9:15', '2025-05-08T09:15'],
    ['with seconds', dateTime, '2025-05-08T14:30:00', '2025-05-08T14:30'],
    ['no time', dateTime, '2025-05-08', '/it badDate'],
    ['no such hour', dateTime, '2025-05-08 24:30', '/it badDate'],
    ['between two quarters', dateTime, '2025-05-08 14:31', '/it step'],
    [
      'a slot',
      slot,
      { date: '2025-05-09', slot: 's1', minutes: 999 },
      { date: '2025-05-09', slot: 's1', from: '08:00', to: '09:35', minutes: 95 },
    ],
    ['another slot', slot, { date: '2025-05-09', slot: 's9' }, '/it/slot notAnOption'],
    ['no day', slot, { slot: 's1' }, '/it/date badDate'],
    [
      'times',
      times,
      { date: '2025-05-09', from: '9:00', to: '10：30' },
      { date: '2025-05-09', from: '09:00', to: '10:30', minutes: 90 },
    ],
    ['reversed times', times, { date: '2025-05-09', from: '10:00', to: '09:00' }, '/it/to reversed'],
    ['before it opens', times, { date: '2025-05-09', from: '07:30', to: '09:00' }, '/it/from tooEarly'],
    ['too long', times, { date: '2025-05-09', from: '08:00', to: '13:00' }, '/it/to tooLong'],
    ['a stray part', times, { date: '2025-05-09', room: 1 }, '/it/room unknownField'],
    ['several options in their order', checklist, ['b', 'a', 'b'], ['a', 'b']],
    ['another option', checklist, ['a', 'z'], '/it notAnOption'],
    ['too many options', checklist, ['a', 'b', 'c'], '/it tooMany'],
    ['a path', cascade, ['east', 'b'], ['east', 'b']],
    ['a short path', cascade, ['none'], ['none']],
    ['half a path', cascade, ['east'], '/it/1 required'],
    ['a path that ends nowhere', cascade, ['east', 'z'], '/it/1 notAnOption'],
    ['a person', person, { id: ' 20240001 ', name: '张三' }, { id: '20240001', name: '张三' }],
    ['a number of a person', person, '20240001', { id: '20240001', name: '20240001' }],
    ['nothing of a person', person, { id: '' }, '/it type'],
    ['too few people', people, [{ id: '1', name: '甲' }], '/it tooFew'],
    [
      'a person twice',
      people,
      [{ id: '1', name: '甲' }, { id: '1', name: '甲' }, '2'],
      [
        { id: '1', name: '甲' },
        { id: '2', name: '2' },
      ],
    ],
    ['someone wrong among them', people, [{ id: '1', name: '甲' }, 5], '/it/1 type'],
    [
      'a district',
      { type: 'region' },
      { id: '440106', name: '广东省广州市天河区' },
      { id: '440106', name: '广东省广州市天河区' },
    ],
    ['no district', { type: 'region' }, { id: '44', name: '广东' }, '/it type'],
    ['an e-mail address', { type: 'email' }, ' Zhang.San＠Example.EDU.CN ', 'Zhang.San@example.edu.cn'],
    ['half an address', { type: 'email' }, 'zhang@', '/it badEmail'],
    ['two addresses', { type: 'email' }, 'a@b.cn,c@d.cn', '/it badEmail'],
    ['an ID number', idNumber, '11010519491231002x', '11010519491231002X'],
    ['an ID number with spaces', idNumber, '１１０１０５ 19491231 002X', '11010519491231002X'],
    ['a wrong digit', idNumber, '110105194912310021', '/it badIdNumber'],
    ['an impossible birthday', idNumber, '110105194913310023', '/it badIdNumber'],
    ['a birth to come', idNumber, '110105209912310024', '/it badIdNumber'],
    ['fifteen digits', idNumber, '110105491231002', '/it badIdNumber'],
    ['a 学号', { type: 'studentNo' }, ' ２０２４３０１１a ', '20243011A'],
    ['words as 工号', { type: 'staffNo' }, '张三', '/it badNumberOfPerson'],
    ['a drawn signature', { type: 'signature' }, { drawn: FILE }, { drawn: FILE }],
    ['a typed signature', { type: 'signature' }, { typed: ' 张三 ' }, { typed: '张三' }],
    ['an empty signature', { type: 'signature' }, { typed: '' }, '/it required'],
    ['a signature that was lost', { type: 'signature' }, { drawn: 'x' }, '/it badFile'],
    [
      'a place',
      { type: 'location' },
      { text: '图书馆', lng: 113.354_721_9, lat: 23.1 },
      { text: '图书馆', lng: 113.354_72, lat: 23.1 },
    ],
    ['a place in words', { type: 'location' }, '图书馆', { text: '图书馆' }],
    ['a point without words', { type: 'location' }, { text: '', lng: 1, lat: 2 }, '/it/text required'],
    ['a point off the earth', { type: 'location' }, { text: '图书馆', lng: 181, lat: 2 }, '/it badPlace'],
    ['too few files', file, [FILE], '/it tooFewFiles'],
    ['rows', details, [row({}), {}], [{ ...row({}), sum: 2100 }]],
    ['a sum from outside', details, [row({ sum: 1 })], [{ ...row({}), sum: 2100 }]],
    ['a wrong cell', details, [row({}), row({ count: '两' })], '/it/1/count badNumber'],
    ['an empty cell', details, [row({ name: '' })], '/it/0/name required'],
    ['a cell that became required', details, [row({ count: 6 })], '/it/0/why required'],
    ['an unknown cell', details, [row({ colour: 'red' })], '/it/0/colour unknownField'],
    ['too many rows', details, [1, 2, 3, 4].map(() => row({})), '/it tooMany'],
    ['no rows', details, [{}, { name: '' }], '/it required'],
    ['a number as rows', details, [7], '/it type'],
  ])('%s', (_, field, typed, expected) => {
    expect(checked(field, typed)).toEqual(expected);
  });

  it('looks at kind and size of files where they are known', () => {
    const other = 'ZyXwVuTsRqPoNmLkJiHgFe';
    const known = (type: string, size: number) =>
      new Map([FILE, other].map((id) => [id, { name: '证明.pdf', type, size }]));
    const both = [FILE, other];
    expect(checked(file, both, { files: known('application/pdf', 1000) })).toEqual(both);
    expect(checked(file, both, { files: known('image/png', 1000) })).toBe('/it/0 badFile');
    expect(checked(file, both, { files: known('application/pdf', 2_000_000) })).toBe('/it/0 badFile');
    expect(checked({ type: 'photo', maxFiles: 2 }, both, { files: known('application/pdf', 1) })).toBe(
      '/it/0 badFile',
    );
  });

  it('compares texts with their pattern, in linear time', () => {
    const field = {
      type: 'text',
      maxLength: 500,
      pattern: { regex: '(a+)+b', message: text('请写 a…b', 'Write a…b') },
    };
    expect(checked(field, 'aaab')).toBe('aaab');
    expect(checked(field, 'a'.repeat(500))).toBe('/it pattern');
    expect(checked(field, 'xaab')).toBe('/it pattern');
  });
});

describe('fields that depend on others', () => {
  const form = formOf(
    { type: 'number', key: 'count', label: LABEL, default: 'parameters.most - 1' },
    { type: 'computed', key: 'double', label: LABEL, value: 'count * 2', format: 'number' },
    { type: 'text', key: 'unitName', label: LABEL, maxLength: 20, readOnly: true, prefill: 'unitName' },
    {
      type: 'group',
      key: 'more',
      label: LABEL,
      visible: 'count > 1',
      fields: [
        { type: 'date', key: 'begin', label: LABEL },
        {
          type: 'date',
          key: 'end',
          label: LABEL,
          validations: [
            { valid: 'end >= begin', message: text('结束要晚于开始，请改正', 'End before start') },
          ],
        },
      ],
    },
    { type: 'notice', key: 'note', label: LABEL, text: text('**注意**', '**Mind**') },
  );
  const options = { ...SUBMIT, fixed: { unitName: '农学院' } };
  const data = { count: 2, begin: '2025-05-08', end: '2025-05-09' };

  it('begin with defaults and what is prefilled', () => {
    expect(startingData(form, options)).toEqual({ count: 2, unitName: '农学院' });
  });

  it('keep what is read-only and computed out of the browser’s hands', () => {
    const lied = checkForm(form, { ...data, double: 99, unitName: '校长办公室' }, options);
    expect(lied.problems).toEqual([]);
    expect(lied.data).toEqual({ ...data, double: 4, unitName: '农学院' });
    expect([...lied.readOnly]).toEqual(['unitName']);
  });

  it('are refused by a rule with its own message', () => {
    const { problems } = checkForm(form, { ...data, end: '2025-05-01' }, options);
    expect(problems).toEqual([
      { field: '/end', code: 'validation', message: text('结束要晚于开始，请改正', 'End before start') },
    ]);
  });

  it('lose their values when their group is hidden', () => {
    expect(checkForm(form, { ...data, count: 1 }, options).data).toEqual({
      count: 1,
      double: 2,
      unitName: '农学院',
    });
  });

  it('follow the access of a step', () => {
    const access = {
      fields: { count: 'edit', end: 'required', unitName: 'hidden' },
      others: 'read',
    } as const;
    const stored = { ...data, unitName: '农学院', double: 4 };
    const step = checkForm(form, { count: 3, begin: '2030-01-01' }, { ...options, fixed: stored, access });
    expect(step.data).toEqual({ count: 3, double: 6, unitName: '农学院', begin: '2025-05-08' });
    expect(step.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(['/end required']);
    expect(step.visible.has('unitName')).toBe(false);
    expect(step.readOnly.has('begin')).toBe(true);
  });
});

describe('what people read', () => {
  it.each<[string, object, Json, string, string]>([
    ['number', { ...number, unit: text('公里', 'km') }, 1234.5, '1,234.5 公里', '1,234.5 km'],
    [
      'money',
      money,
      123_450,
      '¥1,234.50（人民币壹仟贰佰叁拾肆元伍角整）',
      '¥1,234.50 (人民币壹仟贰佰叁拾肆元伍角整)',
    ],
    ['date', date, '2025-05-08', '2025年5月8日（周四）', '8 May 2025 (Thu)'],
    ['dateTime', dateTime, '2025-05-08T14:30', '2025年5月8日（周四）14:30', '8 May 2025 (Thu), 14:30'],
    [
      'slot',
      slot,
      { date: '2025-05-08', slot: 's1', from: '08:00', to: '09:35', minutes: 95 },
      '2025年5月8日（周四）第1-2节（08:00–09:35）',
      '8 May 2025 (Thu), Periods 1-2 (08:00–09:35)',
    ],
    ['checklist', checklist, ['a', 'b'], '选a、选b', 'Option a, Option b'],
    ['cascade', cascade, ['east', 'a'], '东区 / 选a', 'East / Option a'],
    ['person', person, { id: '2024', name: '张三' }, '张三（2024）', '张三 (2024)'],
    ['region', { type: 'region' }, { id: '440106', name: '天河区' }, '天河区', '天河区'],
    ['idNumber', idNumber, '11010519491231002X', '110105********002X', '110105********002X'],
    ['signature', { type: 'signature' }, { typed: '张三' }, '张三（键入签名）', '张三 (typed)'],
    [
      'location',
      { type: 'location' },
      { text: '图书馆', lng: 113.35, lat: 23.15 },
      '图书馆（113.35, 23.15）',
      '图书馆 (113.35, 23.15)',
    ],
    ['photo', { type: 'photo', maxFiles: 3 }, [FILE], '1 个文件', '1 file'],
    ['details', details, [row({})], '1 行', '1 row'],
    ['nothing', date, null, '未填写', 'Not provided'],
  ])('%s', (_, field, value, zh, en) => {
    expect(shown(field, value)).toBe(zh);
    expect(shown(field, value, 'en')).toBe(en);
  });

  it('totals of a table', () => {
    const [open] = formOf({ key: 'it', label: LABEL, ...details }).fields;
    if (open === undefined) throw new Error('no field');
    const data: JsonObject = { it: [{ sum: 2100 }, { sum: 10 }, {}] };
    expect(displayTotals(open, data, 'zh').map(({ value }) => value)).toEqual([
      '¥21.10（人民币贰拾壹元壹角整）',
      '3',
    ]);
  });

  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [325_04, '叁佰贰拾伍元零肆分'],
    [1_409_50, '壹仟肆佰零玖元伍角整'],
    [6_007_14, '陆仟零柒元壹角肆分'],
    [1_680_32, '壹仟陆佰捌拾元叁角贰分'],
    [107_000_53, '壹拾万柒仟元伍角叁分'],
    [16_409_02, '壹万陆仟肆佰零玖元零贰分'],
    [100_000_000_00, '壹亿元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [1_000_000_001_00, '壹拾亿零壹元整'],
    [-5_00, '负伍元整'],
  ])('%d 分 in capitals', (fen, capitals) => {
    expect(upperCaseMoney(fen)).toBe(capitals);
  });

  it('a notice as blocks, in which nothing can run', () => {
    const { blocks, refused } = readNotice(
      '# 须知\n请带 **原件**，见 [说明](https://a.cn/x)。\n\n- 一\n- <img src=x onerror=alert(1)>\n\n1. 先\n2. 后\n\n[点我](javascript:alert(1)) [外](//evil.cn)',
    );
    expect(blocks).toEqual([
      { kind: 'heading', runs: [{ text: '须知' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: '请带 ' },
          { text: '原件', strong: true },
          { text: '，见 ' },
          { text: '说明', href: 'https://a.cn/x' },
          { text: '。' },
        ],
      },
      { kind: 'bullets', items: [[{ text: '一' }], [{ text: '<img src=x onerror=alert(1)>' }]] },
      { kind: 'steps', items: [[{ text: '先' }], [{ text: '后' }]] },
      {
        kind: 'paragraph',
        runs: [{ text: '[点我](javascript:alert(1)) ' }, { text: '外' }],
      },
    ]);
    expect(refused).toEqual(['//evil.cn']);
  });
});
