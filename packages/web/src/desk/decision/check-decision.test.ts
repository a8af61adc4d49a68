import { describe, expect, it } from 'vitest';
import { checkDecision } from './check-decision.ts';

const empty = { opinion: '', target: '', to: undefined };

describe('checkDecision', () => {
  it('lets an approval go without words when the step does not ask for any', () => {
    expect(checkDecision('approve', empty, false)).toEqual([]);
  });

  it('asks for an opinion where the step requires one, and does not take blanks for it', () => {
    expect(checkDecision('reject', { ...empty, opinion: '  \n' }, true)).toEqual([
      { field: 'opinion', why: 'opinionRequired' },
    ]);
  });

  it('names every gap of a return at once, in the order of the page', () => {
    expect(checkDecision('returnTo', empty, true).map((gap) => gap.field)).toEqual(['target', 'opinion']);
  });

  it('does not transfer to nobody', () => {
    expect(checkDecision('transfer', empty, false)).toEqual([{ field: 'to', why: 'toRequired' }]);
    expect(checkDecision('transfer', { ...empty, to: 7 }, true)).toEqual([]);
  });

  it('counts characters before the server refuses them', () => {
    const long = { ...empty, opinion: '长'.repeat(2001) };
    expect(checkDecision('approve', long, false)).toEqual([
      { field: 'opinion', why: 'opinionTooLong', length: 2001 },
    ]);
    expect(checkDecision('transfer', { ...long, to: 7 }, false)).toEqual([
      { field: 'opinion', why: 'reasonTooLong', length: 2001 },
    ]);
  });
});
