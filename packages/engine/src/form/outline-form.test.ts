import { describe, expect, it } from 'vitest';
import { checkForm } from './check-form.ts';
import type { CheckOptions } from './check-options.ts';
import { compileForm } from './compile.ts';
import { outlineForm } from './outline-form.ts';
import { startingData } from './starting-data.ts';

const text = (zh: string, en: string) => ({ zh, en });
const NOW: CheckOptions = { today: '2025-05-08', parameters: { most: 3 }, mode: 'submit' };

function field(key: string, type: string, more: object = {}) {
  return { key, type, label: text(key, key), ...more };
}

const compiled = compileForm(
  {
    title: text('申请', 'Application'),
    sections: [
      {
        key: 'main',
        title: text('一', 'One'),
        fields: [
          field('name', 'text', { maxLength: 20, readOnly: true }),
          field('kind', 'choice', {
            options: [
              { value: 'short', label: text('短', 'Short') },
              { value: 'long', label: text('长', 'Long') },
            ],
            default: '"short"',
          }),
          field('reason', 'longText', { maxLength: 200, visible: 'kind = "long"' }),
          field('count', 'number', {
            default: 5,
            validations: [{ valid: 'count <= parameters.most', message: text('太多', 'Too many') }],
          }),
          field('phone', 'phone', { required: 'count > 3' }),
          field('double', 'computed', { value: 'count * 2', format: 'number' }),
          field('note', 'text', { maxLength: 20, required: false }),
          field('items', 'details', {
            maxRows: 9,
            required: false,
            columns: [
              field('price', 'number'),
              field('pieces', 'number'),
              field('sum', 'computed', { value: 'price * pieces', format: 'number' }),
            ],
          }),
        ],
      },
    ],
  },
  { most: 3 },
);
if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
const { form } = compiled;

describe('the outline of a form', () => {
  it.each([
    ['nothing', {}],
    ['what is prefilled', { name: '李明' }],
    ['what a case holds', { name: '李明', kind: 'long', count: 2, items: [{ price: 3, pieces: 2 }] }],
  ])('is what the check finds when it begins with %s', (_, fixed) => {
    const options = { ...NOW, fixed };
    const data = { ...startingData(form, options), ...fixed };
    const { problems, ...checked } = checkForm(form, data, options);
    const { missing, ...outline } = outlineForm(form, data, options);
    expect(outline).toEqual(checked);
    expect(missing.map((key) => `/${key}`)).toEqual(
      problems.filter(({ code }) => code === 'required').map(({ field: at }) => at),
    );
  });

  it('works out computed values, in rows too', () => {
    const { data } = outlineForm(form, { count: 4, items: [{ price: 3, pieces: 2 }] }, NOW);
    expect(data).toMatchObject({ double: 8, items: [{ price: 3, pieces: 2, sum: 6 }] });
  });

  it('takes what is typed as it stands, and looks at no value', () => {
    const { data, missing } = outlineForm(form, { phone: 'no phone', count: 1 }, NOW);
    expect(data['phone']).toBe('no phone');
    expect(missing).not.toContain('phone');
  });

  it('keeps to the access of a step', () => {
    const access = { fields: { note: 'required', reason: 'hidden' }, others: 'read' } as const;
    const { visible, readOnly, missing } = outlineForm(form, { kind: 'long' }, { ...NOW, access });
    expect(visible.has('reason')).toBe(false);
    expect(readOnly.has('kind')).toBe(true);
    expect(missing).toEqual(['note']);
  });
});
