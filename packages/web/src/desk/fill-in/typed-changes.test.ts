import { openForm } from '@wangban/engine/form';
import { describe, expect, it } from 'vitest';
import { fillable, type StepFacts, typedChanges, typedOver } from './typed-changes.ts';

const form = openForm({
  title: { zh: '报修', en: 'Repair' },
  sections: [
    {
      key: 'all',
      title: { zh: '报修', en: 'Repair' },
      fields: [
        { key: 'fault', type: 'text', label: { zh: '故障', en: 'Fault' }, maxLength: 20 },
        { key: 'result', type: 'text', label: { zh: '结果', en: 'Result' }, maxLength: 20 },
        { key: 'parts', type: 'text', label: { zh: '配件', en: 'Parts' }, maxLength: 20, required: false },
      ],
    },
  ],
  trees: {},
});

function facts(held: StepFacts['held']): StepFacts {
  if (form === undefined) throw new Error('no form');
  const access = { fields: { result: 'required', parts: 'edit' }, others: 'read' } as const;
  return { form, access, held, parameters: {}, today: '2026-09-07' };
}

describe('what a step fills in', () => {
  it('begins with what the case holds of its fields, and of no others', () => {
    expect(fillable(facts({}).access, { fault: '漏水', parts: '水龙头' })).toEqual({ parts: '水龙头' });
  });
  it('is sent as changes only', () => {
    const step = facts({ fault: '漏水', parts: '水龙头' });
    expect(typedChanges(step, { parts: '水龙头', result: ' 已换 ' })).toEqual({
      changes: { result: '已换' },
      problems: [],
    });
  });
  it('takes away what was emptied', () => {
    const step = facts({ fault: '漏水', parts: '水龙头' });
    expect(typedOver(step, { result: '已修' })).toEqual({ parts: null, result: '已修' });
    expect(typedChanges(step, { result: '已修' }).changes).toEqual({ parts: null, result: '已修' });
  });
  it('names the required field that is missing, and nothing that others have left open', () => {
    const { problems } = typedChanges(facts({}), {});
    expect(problems.map(({ field, code }) => [field, code])).toEqual([['/result', 'required']]);
  });
});
