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
    expect(clockTime('2026-11-26T16:05:00Z')).toBe('00:05');
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

  it('writes every day of two years as the International Components for Unicode do', () => {
    const zone = { timeZone: 'Asia/Shanghai' } as const;
    const icu = (locale: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...zone, ...options });
    const day = { year: 'numeric', day: 'numeric' } as const;
    const long = { zh: icu('zh-CN', { ...day, month: 'long' }), en: icu('en-GB', { ...day, month: 'long' }) };
    const weekday = { zh: icu('zh-CN', { weekday: 'short' }), en: icu('en-GB', { weekday: 'long' }) };
    const short = icu('en-GB', { month: 'short', day: 'numeric' });
    const date = icu('sv-SE', {});
    const start = Date.parse('2027-01-01T15:59:00Z');
    for (let n = 0; n < 730; n += 1) {
      const at = new Date(start + n * 86_400_000);
      expect(longDate('zh', at)).toBe(`${long.zh.format(at)}（${weekday.zh.format(at)}）`);
      expect(longDate('en', at)).toBe(`${weekday.en.format(at)} ${long.en.format(at)}`);
      expect(shortDateTime('en', at.toISOString(), at)).toBe(`${short.format(at)}, 23:59`);
      expect(campusDate(at)).toBe(date.format(at));
    }
  });
});
