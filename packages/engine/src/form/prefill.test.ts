import { describe, expect, it } from 'vitest';
import { checkForm } from './check-form.ts';
import type { CheckOptions } from './check-options.ts';
import { compileForm } from './compile.ts';

const text = (zh: string, en: string) => ({ zh, en });
const SUBMIT: CheckOptions = { today: '2025-05-08', parameters: {}, mode: 'submit' };
const KNOWN: CheckOptions = { ...SUBMIT, fixed: { className: '农学2401' } };

function formWith(change: string) {
  const prefill = { from: 'className', change };
  const field = { type: 'text', key: 'className', label: text('班级', 'Class'), maxLength: 20, prefill };
  const sections = [{ key: 'main', title: text('一', 'One'), fields: [field] }];
  const compiled = compileForm({ title: text('申请', 'Application'), sections });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.form;
}

describe('a value of the directory', () => {
  it('stays as it is when the field is bound to it, whatever is typed', () => {
    const checked = checkForm(formWith('locked'), { className: '食品2401' }, KNOWN);
    expect(checked).toMatchObject({ data: { className: '农学2401' }, problems: [] });
    expect([...checked.readOnly]).toEqual(['className']);
  });

  it('is asked for where the directory knows nothing', () => {
    const form = formWith('locked');
    expect(checkForm(form, {}, SUBMIT).problems).toMatchObject([{ field: '/className', code: 'required' }]);
    expect(checkForm(form, { className: '农学2401' }, SUBMIT).problems).toEqual([]);
  });

  it('is a suggestion when it may be corrected', () => {
    const { data } = checkForm(formWith('correctable'), { className: '食品2401' }, KNOWN);
    expect(data).toEqual({ className: '食品2401' });
  });
});
