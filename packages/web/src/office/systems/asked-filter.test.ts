import { expect, it } from 'vitest';
import { askedFilter } from './asked-filter.ts';

const asked = (text: string) => askedFilter(new URLSearchParams(text));

it('reads days as campus days, the last one included, and leaves out what is no day', () => {
  expect(asked('about=BX-1&from=2026-03-02&to=2026-03-02')).toEqual({
    about: 'BX-1',
    from: '2026-03-01T16:00:00.000Z',
    to: '2026-03-02T16:00:00.000Z',
  });
  expect(asked('from=yesterday&to=2026-13-40')).toEqual({});
});
