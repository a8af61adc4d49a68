import { describe, expect, it } from 'vitest';
import { substituteWords } from '../../locale/substitutes.ts';
import { checkSubstitute, newSubstitute } from './check-substitute.ts';

const now = new Date('2026-03-02T01:00:00Z');
const t = substituteWords.zh;
const good = { ...newSubstitute(now), substitute: '7' };
const fields = (changes: Partial<typeof good>): readonly string[] =>
  checkSubstitute(t, { ...good, ...changes }, now).map(([field]) => field);

describe('a new substitute', () => {
  it('starts now, in campus time, for a week', () => {
    expect(newSubstitute(now)).toMatchObject({ from: '2026-03-02T09:00', to: '2026-03-09T09:00' });
    expect(fields({})).toEqual([]);
  });

  it('needs a person, a period in its order, and services where only some are meant', () => {
    expect(fields({ substitute: '', from: '', to: '' })).toEqual(['substitute', 'from', 'to']);
    expect(fields({ to: good.from })).toEqual(['to']);
    expect(fields({ scope: 'services' })).toEqual(['targets']);
    expect(fields({ scope: 'services', targets: 'leave' })).toEqual([]);
  });

  it('does not end before now', () => {
    expect(fields({ from: '2026-02-01T09:00', to: '2026-02-02T09:00' })).toEqual(['to']);
  });
});
