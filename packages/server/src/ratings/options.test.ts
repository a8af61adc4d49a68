import { expect, it } from 'vitest';
import { isBad, optionsFor, toneOf } from './options.ts';

const words = (text: string) => ({ zh: text, en: text });

it('offers the same number of options at every number of stars, so that none is easier to give', () => {
  const counts = [1, 2, 3, 4, 5].map(
    (stars) => optionsFor({}).filter(({ tone }) => tone === toneOf(stars)).length,
  );
  expect(counts).toEqual([4, 4, 4, 4, 4]);
});

it('adds what a service asks of its own, under keys that cannot be the hall’s', () => {
  const own = { key: 'speed', good: words('准时'), fair: words('还算准时'), poor: words('不准时') };
  const keys = optionsFor({ rating: { options: [own] } }).map(({ key }) => key);
  expect(keys).toContain('own.speed.poor');
  expect(new Set(keys).size).toBe(15);
});

it('calls the last two of five levels bad', () => {
  expect([1, 2, 3, 4, 5].map(isBad)).toEqual([true, true, false, false, false]);
});
