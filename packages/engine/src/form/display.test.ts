import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { compileForm } from './compile.ts';
import { displayedInRow, displayValue } from './display-value.ts';
import { formTitle } from './form-title.ts';

const text = (zh: string, en: string) => ({ zh, en });
const compiled = compileForm({
  title: text('{type} {period.days}', '{type}, {period.days}'),
  sections: [
    {
      key: 'main',
      title: text('请假', 'Leave'),
      fields: [
        {
          type: 'choice',
          key: 'type',
          label: text('类型', 'Type'),
          options: [{ value: 'sick', label: text('病假', 'Sick leave') }],
        },
        { type: 'halfDayRange', key: 'period', label: text('时间', 'Period') },
        { type: 'yesNo', key: 'leaves', label: text('离校', 'Leaving') },
        { type: 'longText', key: 'reason', label: text('事由', 'Reason'), maxLength: 9 },
        { type: 'file', key: 'proof', label: text('证明', 'Proof'), maxFiles: 3 },
      ],
    },
  ],
});
if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
const { form } = compiled;

const DATA: JsonObject = {
  type: 'sick',
  period: { from: { date: '2025-05-08', half: 'am' }, to: { date: '2025-05-08', half: 'pm' }, days: 1 },
  leaves: false,
  reason: '发烧',
  proof: ['AbCdEfGhIjKlMnOpQrStUv'],
};

function display(key: string, data: JsonObject, lang: 'zh' | 'en'): string | undefined {
  const open = form.fields.find(({ field }) => field.key === key);
  return open && displayValue(open.field, data, lang);
}

describe('displayValue', () => {
  it.each([
    ['type', '病假', 'Sick leave'],
    [
      'period',
      '2025年5月8日（周四）上午 至 2025年5月8日（周四）下午，共 1 天',
      '8 May 2025 (Thu) morning to 8 May 2025 (Thu) afternoon, 1 day',
    ],
    ['leaves', '否', 'No'],
    ['reason', '发烧', '发烧'],
    ['proof', '1 个文件', '1 file'],
  ])('shows %s for people', (key, zh, en) => {
    expect(display(key, DATA, 'zh')).toBe(zh);
    expect(display(key, DATA, 'en')).toBe(en);
    expect(display(key, {}, 'zh')).toBe('未填写');
    expect(display(key, {}, 'en')).toBe('Not provided');
  });
});

describe('formTitle', () => {
  it('names the case in one line', () => {
    expect(formTitle(form, DATA, 'zh')).toBe('病假 1 天');
    expect(formTitle(form, DATA, 'en')).toBe('Sick leave, 1 day');
  });

  it('leaves out what is not filled in', () => {
    expect(formTitle(form, { type: 'sick' }, 'zh')).toBe('病假');
    expect(formTitle(form, {}, 'zh')).toBe('');
  });
});

describe('a row of a detail table', () => {
  it('shows amounts in digits alone, in columns that are typed or worked out', () => {
    const row = { sum: 2100, all: 4200, name: '软管' };
    const money = { type: 'money', key: 'sum', label: text('金额', 'Sum') } as const;
    const worked = {
      type: 'computed',
      key: 'all',
      label: text('合计', 'All'),
      value: 'sum * 2',
      format: 'money',
    } as const;
    const name = { type: 'text', key: 'name', label: text('名称', 'Name'), maxLength: 9 } as const;
    expect(displayedInRow(money, row, 'zh')).toBe('¥21.00');
    expect(displayedInRow(worked, row, 'zh')).toBe('¥42.00');
    expect(displayedInRow(name, row, 'zh')).toBe('软管');
    expect(displayedInRow({ ...money, key: 'none' }, row, 'zh')).toBeUndefined();
  });
});
