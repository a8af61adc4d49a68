import { expect, test } from 'vitest';
import { judge } from './schedule.ts';

const first = { attempts: 1, sameAnswers: 1 };

test.each([200, 202, 204])('%s is done', (answer) => {
  expect(judge({ ...first, answer }, 0.5)).toEqual({ next: 'done' });
});

test('the waits spread by a fifth in both directions', () => {
  expect(judge({ ...first, answer: 500 }, 0)).toEqual({ next: 'again', inSeconds: 4 });
  expect(judge({ ...first, answer: 500 }, 1)).toEqual({ next: 'again', inSeconds: 6 });
});

test('the tenth failure is the last one, whatever it was', () => {
  expect(judge({ attempts: 9, sameAnswers: 9, answer: 503 }, 0.5)).toEqual({
    next: 'again',
    inSeconds: 86_400,
  });
  expect(judge({ attempts: 10, sameAnswers: 10, answer: 503 }, 0.5)).toEqual({ next: 'dead' });
  expect(judge({ attempts: 10, sameAnswers: 1 }, 0.5)).toEqual({ next: 'dead' });
});

test('equal refusals are given up after three, different ones are not', () => {
  expect(judge({ attempts: 3, sameAnswers: 3, answer: 422 }, 0.5)).toEqual({ next: 'dead' });
  expect(judge({ attempts: 4, sameAnswers: 2, answer: 422 }, 0.5)).toEqual({
    next: 'again',
    inSeconds: 7200,
  });
  expect(judge({ attempts: 3, sameAnswers: 3, answer: 302 }, 0.5)).toEqual({
    next: 'again',
    inSeconds: 1800,
  });
});
