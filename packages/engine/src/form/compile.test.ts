import { describe, expect, it } from 'vitest';
import { compileForm } from './compile.ts';

const text = (zh: string, en: string) => ({ zh, en });
const field = (more: object) => ({
  type: 'text',
  key: 'reason',
  label: text('事由', 'Reason'),
  maxLength: 100,
  ...more,
});
const form = (...fields: readonly unknown[]) => ({
  title: text('请假', 'Leave'),
  sections: [{ key: 'main', title: text('请假', 'Leave'), fields }],
});
const period = { type: 'halfDayRange', key: 'period', label: text('时间', 'Period') };

function problems(definition: unknown): readonly string[] {
  const compiled = compileForm(definition, { proofDays: 1 });
  if ('form' in compiled) return [];
  for (const { message } of compiled.problems) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/^[\x20-\x7e“”…–\p{Script=Han}、]+$/u);
  }
  return compiled.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('compileForm', () => {
  it.each([
    ['a list instead of a form', [], [' type']],
    ['an empty form', {}, ['/title missing', '/sections missing']],
    ['no fields', form(), ['/sections/0/fields missing']],
    [
      'fields that are no list',
      { ...form(), sections: [{ key: 'a', title: text('一', 'a'), fields: {} }] },
      ['/sections/0/fields type'],
    ],
    ['an unknown attribute', form(field({ lenght: 3 })), ['/sections/0/fields/0/lenght unknownAttribute']],
    [
      'an attribute of another type',
      form({ ...period, maxLength: 3 }),
      ['/sections/0/fields/0/maxLength unknownAttribute'],
    ],
    ['an unknown type', form(field({ type: 'datum' })), ['/sections/0/fields/0/type type']],
    ['a key with a dash', form(field({ key: 'my-reason' })), ['/sections/0/fields/0/key badKey']],
    ['a reserved key', form(field({ key: 'date' })), ['/sections/0/fields/0/key badKey']],
    ['a key used twice', form(field({}), field({})), ['/sections/0/fields/1/key duplicate']],
    ['no label', form(field({ label: undefined })), ['/sections/0/fields/0/label missing']],
    ['no English', form(field({ label: { zh: '事由' } })), ['/sections/0/fields/0/label/en missing']],
    [
      'an empty English hint',
      form(field({ hint: text('提示', ' ') })),
      ['/sections/0/fields/0/hint/en missing'],
    ],
    ['no length', form(field({ maxLength: undefined })), ['/sections/0/fields/0/maxLength missing']],
    ['a length in words', form(field({ maxLength: 'long' })), ['/sections/0/fields/0/maxLength range']],
    ['minLength above maxLength', form(field({ minLength: 101 })), ['/sections/0/fields/0/minLength range']],
    ['maxDays in thirds', form({ ...period, maxDays: 1.3 }), ['/sections/0/fields/0/maxDays range']],
    [
      'latest before earliest',
      form({ ...period, earliestDays: 0, latestDays: -1 }),
      ['/sections/0/fields/0/latestDays range'],
    ],
    ['required in words', form(field({ required: 1 })), ['/sections/0/fields/0/required type']],
    ['visible: true', form(field({ visible: true })), ['/sections/0/fields/0/visible type']],
    [
      'no options',
      form(field({ type: 'choice', maxLength: undefined })),
      ['/sections/0/fields/0/maxLength unknownAttribute', '/sections/0/fields/0/options missing'],
    ],
    [
      'an option twice',
      form({
        type: 'choice',
        key: 'kind',
        label: text('类', 'Kind'),
        options: [1, 2].map(() => ({ value: 'a', label: text('甲', 'A') })),
      }),
      ['/sections/0/fields/0/options/1/value duplicate'],
    ],
    [
      'an unknown sensitivity',
      form(field({ sensitivity: 'secret' })),
      ['/sections/0/fields/0/sensitivity type'],
    ],
    [
      'sensitive without purpose',
      form(field({ sensitivity: 'sensitive' })),
      ['/sections/0/fields/0/hint sensitiveWithoutPurpose'],
    ],
    [
      'a prefill that does not say what may be done with it',
      form(field({ prefill: { from: 'name' } })),
      ['/sections/0/fields/0/prefill/change missing'],
    ],
    [
      'a prefill that says something else',
      form(field({ prefill: { from: 'name', change: 'free', fix: 1 } })),
      ['/sections/0/fields/0/prefill/fix unknownAttribute', '/sections/0/fields/0/prefill/change type'],
    ],
    ['a prefill of another type', form(field({ prefill: 'phone' })), ['/sections/0/fields/0/prefill range']],
    ['broken FEEL', form(field({ required: 'a >' })), ['/sections/0/fields/0/required expression']],
    [
      'an unknown variable',
      form(field({ required: 'raeson = null' })),
      ['/sections/0/fields/0/required expression'],
    ],
    [
      'visible looking ahead',
      form(field({ visible: 'period.days > 1' }), period),
      ['/sections/0/fields/0/visible expression'],
    ],
    [
      'FEEL beyond the subset',
      form(period, field({ required: 'mean([1]) > 1' })),
      ['/sections/0/fields/1/required expression'],
    ],
    [
      'an unknown parameter',
      form(period, field({ required: 'period.days > parameters.proof' })),
      ['/sections/0/fields/1/required unknownReference'],
    ],
    [
      'an unknown property',
      form(period, field({ required: 'period.dayz > 1' })),
      ['/sections/0/fields/1/required unknownReference'],
    ],
    [
      'a property of a text',
      form(field({}), field({ key: 'b', required: 'reason.days > 1' })),
      ['/sections/0/fields/1/required unknownReference'],
    ],
    [
      'a title with an unknown field',
      { ...form(field({})), title: text('{raeson}', '{reason}') },
      ['/title/zh unknownReference'],
    ],
    [
      'days of a text in the title',
      { ...form(field({})), title: text('{reason.days}', 'Leave') },
      ['/title/zh unknownReference'],
    ],
    [
      'an open brace in the title',
      { ...form(field({})), title: text('{reason', 'Leave') },
      ['/title/zh unknownReference'],
    ],
  ])('reports %s', (_, definition, expected) => {
    expect(problems(definition)).toEqual(expected);
  });

  it('keeps the trees of all expressions and nothing that JSON cannot hold', () => {
    const compiled = compileForm(form(period, field({ required: 'period.days > parameters.proofDays' })));
    expect('form' in compiled && compiled.form.definition.trees).toEqual({
      'period.days > parameters.proofDays': [
        'binary',
        '>',
        ['path', ['name', 'period'], 'days'],
        ['path', ['name', 'parameters'], 'proofDays'],
      ],
    });
  });
});
