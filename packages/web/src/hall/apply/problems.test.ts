import { expect, it } from 'vitest';
import { fromCheck, fromServer } from './problems.ts';

const message = { zh: '请填写', en: 'Enter' };

it('leads to the field that a problem points at, also inside a range', () => {
  const wrong = fromCheck([
    { field: '/reason', code: 'required', message },
    { field: '/period/to', code: 'reversed', message },
    { field: '/period/from/date', code: 'tooEarly', message },
  ]);
  expect(wrong.map(({ key, id }) => [key, id])).toEqual([
    ['reason', 'reason'],
    ['period', 'period-to'],
    ['period', 'period'],
  ]);
});

it('leads to the same field when the server points into the request', () => {
  const [wrong] = fromServer([{ field: '/data/phone', code: 'badPhone', message: '电话不对' }]);
  expect(wrong).toEqual({ key: 'phone', id: 'phone', message: { zh: '电话不对', en: '电话不对' } });
});
