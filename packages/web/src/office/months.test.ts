import { describe, expect, it } from 'vitest';
import { inOrder, lastMonths } from './months.ts';

describe('months', () => {
  it('go back over the turn of the year', () => {
    expect(lastMonths(new Date('2026-02-10T00:00:00Z'), 4)).toEqual([
      '2026-02',
      '2026-01',
      '2025-12',
      '2025-11',
    ]);
  });

  it('follow campus time, not the time of Greenwich', () => {
    expect(lastMonths(new Date('2026-11-30T17:00:00Z'), 1)).toEqual(['2026-12']);
  });

  it('read a reversed period as the same period', () => {
    expect(inOrder('2026-11', '2026-06')).toEqual({ from: '2026-06', to: '2026-11' });
  });
});
