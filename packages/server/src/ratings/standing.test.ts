import { describe, expect, it } from 'vitest';
import { type Earlier, standingOf, type Subject } from './standing.ts';

const DAY = 86_400_000;
const CLOSED = Date.parse('2026-03-02T01:00:00Z');
const after = (days: number): number => CLOSED + days * DAY;
const CASE: Subject = {
  status: 'closed',
  outcome: 'approved',
  closedAt: new Date(CLOSED),
  confirmation: null,
};
const RATED: Earlier = {
  closedAt: new Date(CLOSED),
  isAddition: false,
  givenAt: new Date(after(3)),
  repliedAt: null,
};

describe('a case', () => {
  it.each(['withdrawn', 'terminated', 'voided', 'lapsed'])('that was %s is never rated', (outcome) => {
    expect(standingOf({ ...CASE, outcome }, [], after(1))).toEqual({ state: 'never' });
  });

  it('is not rated while it goes on, nor before its applicant has said whether it is solved', () => {
    const reopened = { ...CASE, status: 'running', closedAt: null, outcome: null };
    expect(standingOf(reopened, [RATED], after(1))).toEqual({ state: 'notYet' });
    const asked = { ...CASE, confirmation: { status: 'open', settledAt: null } };
    expect(standingOf(asked, [], after(1))).toEqual({ state: 'notYet' });
  });

  it('is rated for 30 days after its close, or after the question was settled', () => {
    expect(standingOf(CASE, [], after(30) - 1)).toEqual({ state: 'open', until: after(30) });
    expect(standingOf(CASE, [], after(30))).toEqual({ state: 'over' });
    const settled = { ...CASE, confirmation: { status: 'lapsed', settledAt: new Date(after(7)) } };
    expect(standingOf(settled, [], after(36))).toEqual({ state: 'open', until: after(37) });
  });

  it('is added to once, within 30 days of the rating or of its reply', () => {
    expect(standingOf(CASE, [RATED], after(4))).toEqual({ state: 'rated', until: after(33) });
    expect(standingOf(CASE, [RATED], after(33))).toEqual({ state: 'rated', until: null });
    const replied = { ...RATED, repliedAt: new Date(after(20)) };
    expect(standingOf(CASE, [replied], after(40))).toEqual({ state: 'rated', until: after(50) });
    const added = { ...RATED, isAddition: true };
    expect(standingOf(CASE, [replied, added], after(40))).toEqual({ state: 'rated', until: null });
  });

  it('that was reopened may be rated again after its next close', () => {
    const again = { ...CASE, closedAt: new Date(after(9)) };
    expect(standingOf(again, [RATED], after(10))).toEqual({ state: 'open', until: after(39) });
  });
});
