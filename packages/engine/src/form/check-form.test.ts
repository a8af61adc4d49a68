// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from './check-form.ts';
import type { CheckOptions } from './check-options.ts';
import { compileForm } from './compile.ts';
import { openForm } from './open-form.ts';

const text = (zh: string, en: string) => ({ zh, en });

const DEFINITION = {
  title: text('{type} {period.days}', '{type}, {period.days}'),
  sections: [
    {
      key: 'leave',
      title: text('请假', 'Leave'),
      fields: [
        {
          key: 'type',
          type: 'choice',
          label: text('请假类型', 'Type'),
          options: [
            { value: 'personal', label: text('事假', 'Personal') },
            { value: 'sick', label: text('病假', 'Sick') },
          ],
        },
        {
          key: 'period',
          type: 'halfDayRange',
          label: text('请假时间', 'Period'),
          earliestDays: -3,
          latestDays: 60,
          maxDays: 30,
        },
        { key: 'reason', type: 'longText', label: text('请假事由', 'Reason'), minLength: 5, maxLength: 20 },
        { key: 'leaves', type: 'yesNo', label: text('是否离校', 'Leaving campus') },
        {
          key: 'destination',
          type: 'text',
          label: text('目的地', 'Destination'),
          maxLength: 10,
          visible: 'leaves = true',
        },
        { key: 'phone', type: 'phone', label: text('联系电话', 'Phone') },
        {
          key: 'proof',
          type: 'file',
          label: text('证明材料', 'Proof'),
          maxFiles: 2,
          required: 'type = "sick" and period.days > parameters.proofDays',
        },
      ],
    },
  ],
};

const compiled = compileForm(DEFINITION, { proofDays: 1 });
if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
const { form } = compiled;

const SUBMIT: CheckOptions = { today: '2025-05-08', parameters: { proofDays: 1 }, mode: 'submit' };
const FILE = 'AbCdEfGhIjKlMnOpQrStUv';

const range = (from: string, to: string) => {
  const [fromDate, fromHalf] = from.split(' ');
  const [toDate, toHalf] = to.split(' ');
  return { from: { date: fromDate, half: fromHalf }, to: { date: toDate, half: toHalf } };
};

const GOOD = {
  type: 'personal',
  period: range('2025-05-08 am', '2025-05-09 pm'),
  reason: '回家参加婚礼',
  leaves: false,
  phone: '13800138000',
};

const problemsOf = (change: object, options = SUBMIT) =>
  checkForm(form, { ...GOOD, ...change }, options).problems;

describe('checkForm', () => {
  it('accepts a complete form and computes the days', () => {
    const checked = checkForm(form, GOOD, SUBMIT);
    expect(checked.problems).toEqual([]);
    expect(checked.data).toEqual({ ...GOOD, period: { ...GOOD.period, days: 2 } });
    expect([...checked.visible]).toEqual(['type', 'period', 'reason', 'leaves', 'phone', 'proof']);
    expect([...checked.required]).toEqual(['type', 'period', 'reason', 'leaves', 'phone']);
  });

  it.each([
    ['2025-05-08 am', '2025-05-08 am', 0.5],
    ['2025-05-08 am', '2025-05-08 pm', 1],
    ['2025-05-08 pm', '2025-05-08 pm', 0.5],
    ['2025-05-08 pm', '2025-05-09 am', 1],
    ['2025-05-08 am', '2025-05-09 am', 1.5],
    ['2025-05-30 am', '2025-06-01 pm', 3],
  ])('counts %s to %s as %d days', (from, to, days) => {
    const checked = checkForm(form, { ...GOOD, period: { ...range(from, to), days: 99 } }, SUBMIT);
    expect(checked.data['period']).toMatchObject({ days });
  });

  it.each([
    ['nothing typed', { reason: '' }, '/reason', 'required', '请填写“请假事由”', 'Enter “Reason”'],
    ['only spaces', { reason: ' 　\n ' }, '/reason', 'required', '请填写“请假事由”', 'Enter “Reason”'],
    ['no choice', { type: null }, '/type', 'required', '请选择“请假类型”', 'Choose an answer for “Type”'],
    ['no yes or no', { leaves: undefined }, '/leaves', 'required', '请选择“是否离校”：是或否', 'yes or no'],
    [
      'no period',
      { period: null },
      '/period',
      'required',
      '开始和结束日期',
      'start and end date of “Period”',
    ],
    ['an unknown field', { dean: 1 }, '/dean', 'unknownField', '没有“dean”', 'no field “dean”'],
    [
      'a key of the prototype',
      JSON.parse('{"__proto__":{"x":1}}'),
      '/__proto__',
      'unknownField',
      '没有',
      'no field',
    ],
    ['a field with a slash', { 'a/b~c': 1 }, '/a~1b~0c', 'unknownField', '没有“a/b~c”', 'no field “a/b~c”'],
    ['a number as text', { reason: 5 }, '/reason', 'type', '“请假事由”应为一段文字', '“Reason” must be text'],
    [
      'a text as yes or no',
      { leaves: 'yes' },
      '/leaves',
      'type',
      '“是否离校”应为',
      '“Leaving campus” must be yes or no',
    ],
    [
      'a list as choice',
      { type: ['sick'] },
      '/type',
      'type',
      '“请假类型”应为选项之一',
      '“Type” must be one of',
    ],
    [
      'a text as period',
      { period: '2025-05-08' },
      '/period',
      'type',
      '“请假时间”应为',
      '“Period” must be a start',
    ],
    [
      'a text as files',
      { proof: FILE },
      '/proof',
      'type',
      '“证明材料”应为已上传的文件',
      '“Proof” must be uploaded',
    ],
    [
      'too short a text',
      { reason: '有事' },
      '/reason',
      'tooShort',
      '至少写 5 个字，现在有 2 个字',
      'at least 5',
    ],
    ['too long a text', { reason: '长'.repeat(23) }, '/reason', 'tooLong', '请删去 3 个字', 'remove 3'],
    ['emoji counted once', { reason: '😀'.repeat(21) }, '/reason', 'tooLong', '现在有 21 个字', 'it has 21'],
    ['another option', { type: 'dance' }, '/type', 'notAnOption', '只能选：事假、病假', 'Personal, Sick'],
    [
      'a day that does not exist',
      { period: range('2025-02-30 am', '2025-05-09 pm') },
      '/period/from/date',
      'badDate',
      '“请假时间”的开始日期不存在，请按 2025-05-08',
      'like 2025-05-08',
    ],
    [
      'a date in words',
      { period: range('明天 am', '2025-05-09 pm') },
      '/period/from/date',
      'badDate',
      '开始日期不存在',
      'start date of “Period” does not exist',
    ],
    [
      'no end date',
      { period: { from: { date: '2025-05-08', half: 'am' } } },
      '/period/to/date',
      'badDate',
      '请填写“请假时间”的结束日期',
      'Enter the end date of “Period”',
    ],
    [
      'no half',
      { period: range('2025-05-08 noon', '2025-05-09 pm') },
      '/period/from/half',
      'badDate',
      '上午或下午',
      'morning or afternoon',
    ],
    [
      'an unknown part',
      { period: { ...GOOD.period, hours: 3 } },
      '/period/hours',
      'unknownField',
      '没有“hours”',
      'no part “hours”',
    ],
    [
      'a reversed period',
      { period: range('2025-05-09 am', '2025-05-08 pm') },
      '/period',
      'reversed',
      '“请假时间”的结束时间早于开始时间',
      'end of “Period” is before its start',
    ],
    [
      'reversed within a day',
      { period: range('2025-05-08 pm', '2025-05-08 am') },
      '/period',
      'reversed',
      '上午、下午',
      'half days',
    ],
    [
      'too far back',
      { period: range('2025-05-04 am', '2025-05-09 pm') },
      '/period/from/date',
      'tooEarly',
      '不能早于2025年5月5日（周一）',
      'before 5 May 2025 (Mon)',
    ],
    [
      'too far ahead',
      { period: range('2025-07-01 am', '2025-07-08 pm') },
      '/period/to/date',
      'tooLate',
      '不能晚于2025年7月7日（周一）',
      'after 7 Jul 2025 (Mon)',
    ],
    [
      'too long a period',
      { period: range('2025-05-08 am', '2025-06-07 am') },
      '/period/to/date',
      'tooLong',
      '最长 30 天，现在是 30.5 天',
      'at most 30 days; it lasts 30.5',
    ],
    [
      'too short a phone',
      { phone: '1380013' },
      '/phone',
      'badPhone',
      '例如 13800138000',
      'such as 13800138000',
    ],
    [
      'letters as phone',
      { phone: '打给我' },
      '/phone',
      'badPhone',
      '“联系电话”不像电话号码',
      '“Phone” does not look like',
    ],
    ['a broken file', { proof: [FILE, 'x'] }, '/proof/1', 'badFile', '请移除后重新上传', 'upload it again'],
    [
      'too many files',
      { proof: ['a', 'b', 'c'].map((c) => c.repeat(22)) },
      '/proof',
      'tooManyFiles',
      '最多上传 2 个文件，现在有 3 个',
      'at most 2 files',
    ],
    [
      '病假 over a day without proof',
      { type: 'sick' },
      '/proof',
      'required',
      '请上传“证明材料”',
      'Upload “Proof”',
    ],
    [
      'a visible field left out',
      { leaves: true },
      '/destination',
      'required',
      '请填写“目的地”',
      'Enter “Destination”',
    ],
  ])('refuses %s and names field and cure', (_, change, field, code, zh, en) => {
    const [problem, ...others] = problemsOf(change);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ field, code });
    expect(problem?.message.zh).toContain(zh);
    expect(problem?.message.en).toContain(en);
  });

  it.each([
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['＋８６ １３８００１３８０００', '13800138000'],
    ['008613800138000', '13800138000'],
    ['02085280000', '020-85280000'],
    ['（020）8528 0000', '020-85280000'],
    ['020-85280000-801', '020-85280000-801'],
    ['+86 20 85280000', '020-85280000'],
    ['0754-8290234', '0754-8290234'],
    ['+852 6123 4567', '+85261234567'],
  ])('keeps the phone number %s as %s', (typed, kept) => {
    const { data, problems } = checkForm(form, { ...GOOD, phone: typed }, SUBMIT);
    expect(problems).toEqual([]);
    expect(data['phone']).toBe(kept);
  });

  it.each(['12800138000', '138001380001', '85280000', '+86123', '020-1234567', '+0123456789'])(
    'refuses the phone number %s',
    (typed) => {
      expect(problemsOf({ phone: typed })).toMatchObject([{ code: 'badPhone' }]);
    },
  );

  it('normalises text: trimmed, half-width, no control characters, no broken surrogates', () => {
    const typed = '　ＡＢ１２\u0000：回家\r\n路上\ud800 ';
    expect(checkForm(form, { ...GOOD, reason: typed }, SUBMIT).data['reason']).toBe(
      'AB12：回家\n路上\u{fffd}',
    );
  });

  it('keeps what was typed when it is wrong', () => {
    const wrong = { ...GOOD, phone: '1380013', reason: '有事' };
    expect(checkForm(form, wrong, SUBMIT).data).toMatchObject({ phone: '1380013', reason: '有事' });
  });

  it('drops the value of a hidden field', () => {
    const { data, visible, problems } = checkForm(form, { ...GOOD, destination: '广州' }, SUBMIT);
    expect(problems).toEqual([]);
    expect(data).not.toHaveProperty('destination');
    expect(visible.has('destination')).toBe(false);
  });

  it('finds nothing wrong with an unfinished draft', () => {
    const draft = { type: 'sick', period: { from: { date: '2025-05-08', half: 'am' } }, reason: '有' };
    const checked = checkForm(form, draft, { ...SUBMIT, mode: 'draft' });
    expect(checked.problems).toEqual([]);
    expect(checked.data).toEqual({ ...draft, period: { ...draft.period, to: {} } });
  });

  it('asks for proof of exactly the sick leaves over the threshold', () => {
    const sick = (to: string) => problemsOf({ type: 'sick', period: range('2025-05-08 am', to) });
    expect(sick('2025-05-08 pm')).toEqual([]);
    expect(sick('2025-05-09 am')).toMatchObject([{ field: '/proof' }]);
    expect(problemsOf({ type: 'sick', proof: [FILE, FILE] })).toEqual([]);
  });

  it('gives the same answer after a journey over the wire', () => {
    const again = openForm(JSON.parse(JSON.stringify(form.definition)));
    expect(again && checkForm(again, { ...GOOD, type: 'sick' }, SUBMIT)).toEqual(
      checkForm(form, { ...GOOD, type: 'sick' }, SUBMIT),
    );
  });

  it('never throws, and finds nothing to change in what it has normalised', () => {
    const anything = fc.oneof(
      { weight: 2, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: fc.constantFrom('sick', true, '13800138000', [FILE], GOOD.period) },
    );
    const data = fc.record(Object.fromEntries(form.fields.map(({ field }) => [field.key, anything])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(data, (given) => {
        const once = checkForm(form, given, SUBMIT);
        const twice = checkForm(form, once.data, SUBMIT);
        expect(twice.data).toEqual(once.data);
        for (const { message } of once.problems) expect(message.zh !== '' && message.en !== '').toBe(true);
      }),
    );
  });
});

describe('openForm', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'form'],
    ['no sections', { title: text('a', 'a') }],
    ['an expression without tree', { ...form.definition, trees: {} }],
    [
      'a broken tree',
      { ...form.definition, trees: { ...form.definition.trees, 'leaves = true': ['run', 'x'] } },
    ],
    [
      'an unknown operator',
      { ...form.definition, trees: { 'leaves = true': ['binary', '=>', ['name', 'a'], ['name', 'b']] } },
    ],
  ])('does not open %s', (_, definition) => {
    expect(openForm(definition)).toBeUndefined();
  });
});
