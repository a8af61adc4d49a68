import { expect, it } from 'vitest';
import { cutPage, readCursor } from './cursor.ts';

const rows = [1, 2, 3].map((id) => ({ id, at: new Date(1_770_000_000_123 + id) }));

it('a page gives the place of its last row, and the place is found again', () => {
  const { page, next } = cutPage(rows, 2, (row) => row);
  expect(page.map(({ id }) => id)).toEqual([1, 2]);
  expect(readCursor(next ?? '')).toEqual(rows[1]);
});

it('the last page has no next one', () => {
  expect(cutPage(rows, 3, (row) => row).next).toBeNull();
  expect(cutPage([], 20, () => ({ id: 0, at: new Date() })).next).toBeNull();
});

it.each([
  '',
  'x',
  'MQ',
  Buffer.from('1.2.3').toString('base64url'),
  Buffer.from('-1.2').toString('base64url'),
])('takes %j for no place', (text) => {
  expect(readCursor(text)).toBeUndefined();
});
