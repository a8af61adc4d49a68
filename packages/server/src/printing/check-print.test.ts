import { compileForm } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { checkPrint } from './check-print.ts';
import { fillPlaceholders } from './placeholders.ts';

const text = (zh: string, en = 'x') => ({ zh, en });

function form() {
  const compiled = compileForm(
    {
      title: text('请假'),
      sections: [
        {
          key: 'about',
          title: text('内容'),
          fields: [{ key: 'reason', type: 'text', label: text('原因'), maxLength: 20 }],
        },
      ],
    },
    {},
  );
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.form;
}

describe('checkPrint', () => {
  it('takes what the form and the case have', () => {
    expect(checkPrint(undefined, form())).toEqual([]);
    expect(checkPrint({ result: [text('{applicant.name}：{reason}')], fields: ['reason'] }, form())).toEqual(
      [],
    );
  });

  it('names what is not there, and where', () => {
    const print = {
      title: text('{case.number}'),
      result: [text('a'), text('b', '{raeson}')],
      fields: ['reason', 'case.reference'],
    };
    expect(checkPrint(print, form()).map(({ at, code }) => `${at} ${code}`)).toEqual([
      '/print/title unknownReference',
      '/print/result/1 unknownReference',
      '/print/fields/1 unknownReference',
    ]);
  });
});

const value = (name: string) => (name === 'reason' ? '{case.reference} $&' : undefined);

describe('fillPlaceholders', () => {
  it('fills once: a value that looks like a placeholder stays as it is, a missing one leaves a blank', () => {
    expect(fillPlaceholders('{reason}，{other}，{ x }', value)).toBe('{case.reference} $&，____，{ x }');
  });
});
