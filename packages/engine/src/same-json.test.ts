import { describe, expect, it } from 'vitest';
import { sameJson } from './same-json.ts';

describe('the same value', () => {
  it.each([
    [
      'keys in another order',
      { from: { date: '2026-03-03', half: 'am' }, days: 1 },
      { days: 1, from: { half: 'am', date: '2026-03-03' } },
    ],
    ['rows of a table', [{ a: 1, b: null }], [{ b: null, a: 1 }]],
    ['a key without a value', { a: 1, b: undefined }, { a: 1 }],
    ['words and numbers', 'x', 'x'],
  ])('is the same with %s', (_, one, other) => {
    expect(sameJson(one, other)).toBe(true);
  });

  it.each([
    ['another order of a list', [1, 2], [2, 1]],
    ['one row more', [1], [1, 1]],
    ['a number as text', { a: 1 }, { a: '1' }],
    ['nothing and null', { a: null }, {}],
    ['a list and an object', [], {}],
    ['null and an object', null, {}],
  ])('is not the same with %s', (_, one, other) => {
    expect(sameJson(one, other)).toBe(false);
  });
});
