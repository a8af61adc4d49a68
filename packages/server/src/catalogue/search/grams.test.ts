import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, gramsToFind } from './grams.ts';

describe('grams', () => {
  it.each([
    ['请假', ['请假']],
    ['假', ['假']],
    ['本科生请假', ['本科', '科生', '生请', '请假']],
    ['qj', ['qj']],
    ['q', ['^q']],
    ['qingjia', ['qin', 'ing', 'ngj', 'gji', 'jia']],
    ['', []],
  ])('of %s that must be there are %j', (word, expected) => {
    expect(gramsToFind(word)).toEqual(expected);
  });

  it('never miss a text that contains the word', () => {
    const text = string({
      unit: constantFrom('请', '假', '𠮷', 'q', 'j', 'a', '1'),
      minLength: 2,
      maxLength: 12,
    });
    assert(
      property(text, text, text, (before, word, after) => {
        const grams = gramsOf(`${before}${word}${after}`);
        expect(gramsToFind(word).filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });
});
