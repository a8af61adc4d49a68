import { expect, it } from 'vitest';
import { compileForm } from './compile.ts';
import { importFormJs } from './import-form-js.ts';

const FILE = {
  type: 'default',
  schemaVersion: 16,
  components: [
    { type: 'text', text: '# 说明\n请填写', id: 'a' },
    {
      type: 'textfield',
      key: 'name',
      label: '姓名',
      validate: { required: true, minLength: 2, maxLength: 20 },
    },
    { type: 'textfield', key: 'mail', label: '邮箱', validate: { validationType: 'email' } },
    { type: 'number', key: 'age', label: '年龄', validate: { min: 1, max: 120 }, decimalDigits: 1 },
    {
      type: 'group',
      key: 'more',
      label: '更多',
      components: [
        { type: 'checkbox', key: 'agree', label: '同意' },
        { type: 'textarea', key: 'name', label: '备注', conditional: { hide: '=agree = false' } },
        {
          type: 'select',
          key: 'city',
          label: '城市',
          values: [
            { label: '广州', value: 'gz' },
            { label: '深圳', value: '深圳' },
          ],
        },
        { type: 'select', key: 'from', label: '来源', valuesKey: 'sources' },
      ],
    },
    { type: 'datetime', key: 'day', label: '日期', subtype: 'date' },
    {
      type: 'dynamiclist',
      key: 'items',
      label: '明细',
      components: [{ type: 'textfield', key: 'what', label: '品名' }],
    },
    { type: 'filepicker', key: 'files', label: '附件', multiple: true },
    { type: 'expression', key: 'twice', label: '两倍', expression: '=age * 2' },
    { type: 'iframe', label: '地图', url: 'https://x.example' },
    { type: 'button', label: '提交', action: 'submit' },
  ],
};

it('turns a form-js file into a form that compiles, and says what it left out', () => {
  const imported = importFormJs(FILE);
  const compiled = compileForm(imported?.definition);
  expect('problems' in compiled ? compiled.problems : []).toEqual([]);
  expect('form' in compiled && compiled.form.fields.map(({ field }) => `${field.key} ${field.type}`)).toEqual(
    [
      'field1 notice',
      'name text',
      'mail email',
      'age number',
      'agree yesNo',
      'name2 longText',
      'city choice',
      'day date',
      'items details',
      'files file',
      'twice computed',
    ],
  );
  expect(imported?.notes.map(({ zh }) => zh.slice(0, 8))).toEqual([
    '“备注”的隐藏条',
    '“来源”的选项来',
    '“地图”是 if',
  ]);
});

it('knows what is no form-js file', () => {
  for (const other of [null, [], {}, { type: 'default' }, { type: 'form', components: [] }])
    expect(importFormJs(other)).toBeUndefined();
});
