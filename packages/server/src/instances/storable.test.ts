import { expect, test } from 'vitest';
import { isStorable } from './storable.ts';

test('NUL and half surrogate pairs cannot be stored', () => {
  expect(isStorable(JSON.stringify({ reason: 'a\u0000b' }))).toBe(false);
  expect(isStorable(JSON.stringify({ reason: 'a\ud83d' }))).toBe(false);
  expect(isStorable(JSON.stringify({ reason: '\udc00b' }))).toBe(false);
});

test('whole characters and text about escapes can be stored', () => {
  expect(isStorable(JSON.stringify({ reason: '😀 \\u0000 \\ud83d \n' }))).toBe(true);
  expect(isStorable(JSON.stringify({ reason: '\\\\u0000' }))).toBe(true);
});

test('an escaped backslash before a NUL does not hide it', () => {
  expect(isStorable(JSON.stringify({ reason: '\\\u0000' }))).toBe(false);
});
