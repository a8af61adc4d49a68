import { describe, expect, it } from 'vitest';
import { share, workingHours } from './working-hours.ts';

describe('working hours', () => {
  it('are rounded to a tenth', () => {
    expect(workingHours(90)).toBe('1.5');
    expect(workingHours(480)).toBe('8');
    expect(workingHours(100)).toBe('1.7');
  });
});

describe('share', () => {
  it('prints 581 of 1596 as 36.4%', () => {
    expect(share(581, 1596)).toBe('36.4%');
  });

  it('says nothing where there is nothing to divide by', () => {
    expect(share(0, 0)).toBeUndefined();
  });
});
