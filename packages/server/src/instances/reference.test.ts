import { expect, test } from 'vitest';
import { checkDigit, localDay, makeReference } from './reference.ts';

test('the check digit is that of ISO 7064 MOD 11,10', () => {
  // Worked example of the standard: 0794 has the check digit 5.
  expect(checkDigit('0794')).toBe(5);
});

test('a reference names the day, the service and the padded number', () => {
  expect(makeReference('2026-03-02', 'QJ', 1234)).toMatch(/^20260302-QJ-001234\d$/);
  expect(makeReference('2026-03-02', 'QJ', 12_345_678)).toMatch(/^20260302-QJ-12345678\d$/);
});

test('every wrong digit changes the check digit', () => {
  const digits = '20260302001234';
  const right = checkDigit(digits);
  const wrong = Array.from(digits).flatMap((digit, at) =>
    '0123456789'
      .split('')
      .filter((other) => other !== digit)
      .map((other) => checkDigit(digits.slice(0, at) + other + digits.slice(at + 1))),
  );
  expect(wrong).not.toContain(right);
});

test('the local day is that of the calendar, not of UTC', () => {
  const at = Date.parse('2026-03-01T16:30:00Z');
  expect(localDay(at, 480)).toBe('2026-03-02');
  expect(localDay(at, 0)).toBe('2026-03-01');
});
