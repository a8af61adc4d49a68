import { describe, expect, it } from 'vitest';
import { campusDate, clockTime, longDate, shortDateTime } from './dates.ts';

describe('dates', () => {
  it('writes a promised day with its weekday', () => {
    expect(longDate('zh', '2026-11-26T09:00:00Z')).toBe('2026年11月26日（周四）');
    expect(longDate('en', '2026-11-26T09:00:00Z')).toBe('Thursday 26 November 2026');
  });

  it('uses campus time for an instant late in the UTC day', () => {
    expect(longDate('zh', '2026-11-26T16:30:00Z')).toBe('2026年11月27日（周五）');
    expect(campusDate(new Date('2026-11-26T16:30:00Z'))).toBe('2026-11-27');
    expect(clockTime('zh', '2026-11-26T16:05:00Z')).toBe('00:05');
  });

  it('takes a plain date as that day', () => {
    expect(longDate('zh', '2025-05-08')).toBe('2025年5月8日（周四）');
  });

  it('names the year only when it is another one', () => {
    const now = new Date('2026-11-20T00:00:00Z');
    expect(shortDateTime('zh', '2026-11-19T06:05:00Z', now)).toBe('11月19日 14:05');
    expect(shortDateTime('en', '2026-11-19T06:05:00Z', now)).toBe('19 Nov, 14:05');
    expect(shortDateTime('zh', '2025-11-19T06:05:00Z', now)).toBe('2025年11月19日 14:05');
  });
});
