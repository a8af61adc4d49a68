import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../calendar-date.ts';
import type { TermField } from '../../form.ts';
import { checkTermField } from './check.ts';
import { displayTerm } from './display.ts';
import { termsOf } from './terms.ts';

const label = { zh: '学期', en: 'Term' };
const term = (window: Partial<TermField>): TermField => ({ type: 'term', key: 'term', label, ...window });
const on = (date: string, window: Partial<TermField> = { ahead: 0 }): readonly string[] =>
  termsOf(term(window), dayNumber(date) ?? 0).map(({ value }) => value);

describe('the terms of a year', () => {
  it.each([
    ['2025-08-01', '2025-2026-1'],
    ['2025-12-31', '2025-2026-1'],
    ['2026-01-31', '2025-2026-1'],
    ['2026-02-01', '2025-2026-2'],
    ['2026-07-31', '2025-2026-2'],
    ['2026-08-01', '2026-2027-1'],
  ])('are two, from August and from February: %s lies in %s', (date, code) => {
    expect(on(date)).toEqual([code]);
  });

  it('go on by themselves, back and ahead of the present one', () => {
    expect(on('2026-01-10', { back: 2, ahead: 1 })).toEqual([
      '2024-2025-1',
      '2024-2025-2',
      '2025-2026-1',
      '2025-2026-2',
    ]);
    expect(on('2031-03-01', {})).toEqual(['2030-2031-2', '2031-2032-1']);
  });

  it('are refused outside the window, with the names of those inside', () => {
    const context = { today: dayNumber('2026-03-01') ?? 0, mode: 'submit', variables: {} } as const;
    expect(checkTermField(term({}), ' 2025-2026-2 ', context)).toEqual({
      value: '2025-2026-2',
      problems: [],
    });
    const { problems } = checkTermField(term({}), '2025-2026-1', context);
    expect(problems[0]?.message).toEqual({
      zh: '“学期”只能选：2025—2026 学年第二学期、2026—2027 学年第一学期',
      en: 'Choose one of these for “Term”: Spring term 2025–2026, Autumn term 2026–2027',
    });
  });

  it('keep their names when they are long over, and what is none has no name', () => {
    expect(displayTerm('2019-2020-2', 'zh')).toBe('2019—2020 学年第二学期');
    expect(displayTerm('2019-2020-1', 'en')).toBe('Autumn term 2019–2020');
    expect(displayTerm('2019-2021-1', 'zh')).toBeUndefined();
    expect(displayTerm('autumn2019', 'zh')).toBeUndefined();
  });
});
