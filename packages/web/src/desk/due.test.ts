import { describe, expect, it } from 'vitest';
import { dueIn, waited } from './due.ts';

const now = new Date('2026-11-23T02:00:00Z'); // Monday 10:00 on campus

describe('due', () => {
  it('says nothing where nothing was promised', () => {
    expect(dueIn(null, now)).toEqual({ kind: 'none' });
  });

  it('counts campus days, not blocks of 24 hours', () => {
    expect(dueIn('2026-11-23T09:00:00Z', now)).toEqual({ kind: 'today' });
    expect(dueIn('2026-11-23T16:30:00Z', now)).toEqual({ kind: 'tomorrow' });
    expect(dueIn('2026-11-26T09:00:00Z', now)).toEqual({ kind: 'later', days: 3 });
  });

  it('is overdue from the first moment after the promise', () => {
    expect(dueIn('2026-11-23T01:59:59Z', now)).toEqual({ kind: 'overdue', days: 0, hours: 0 });
    expect(dueIn('2026-11-20T09:00:00Z', now)).toEqual({ kind: 'overdue', days: 2, hours: 65 });
  });
});

describe('waited', () => {
  it('grows from moments to days', () => {
    expect(waited('2026-11-23T01:59:30Z', now)).toEqual({ kind: 'justNow' });
    expect(waited('2026-11-23T01:15:00Z', now)).toEqual({ kind: 'minutes', count: 45 });
    expect(waited('2026-11-21T03:00:00Z', now)).toEqual({ kind: 'hours', count: 47 });
    expect(waited('2026-11-20T02:00:00Z', now)).toEqual({ kind: 'days', count: 3 });
  });

  it('never says a future, when the clocks of server and browser differ', () => {
    expect(waited('2026-11-23T02:00:20Z', now)).toEqual({ kind: 'justNow' });
  });
});
