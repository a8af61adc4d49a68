import { describe, expect, it } from 'vitest';
import { actGaps, moreActs } from './more-act.ts';

function of(action: string, allowed = true) {
  return { action, allowed, reason: null, opinionRequired: false };
}

describe('what can be done beside deciding', () => {
  it('is listed in one order, without what is not possible and without the decisions', () => {
    const actions = [of('approve'), of('release'), of('addApprover'), of('delegate', false), of('dispatch')];
    const nothing = { actions, removable: [], mayCopy: false };
    expect(moreActs(nothing)).toEqual(['dispatch', 'addApprover', 'release']);
    const seat = { taskId: 1, seenVersion: 1, seat: 2, names: ['何志强'] };
    expect(moreActs({ actions: [of('recall')], removable: [seat], mayCopy: true })).toEqual([
      'removeApprover',
      'copy',
      'recall',
    ]);
  });
  it('asks for the people it is about', () => {
    const nobody = { people: [], text: '' };
    expect(actGaps('dispatch', nobody, false)).toEqual([{ field: 'people', why: 'peopleRequired' }]);
    expect(actGaps('release', nobody, false)).toEqual([]);
    expect(actGaps('removeApprover', nobody, false)).toEqual([{ field: 'seat', why: 'seatRequired' }]);
    expect(actGaps('removeApprover', { ...nobody, seat: '1/2' }, false)).toEqual([]);
  });
  it('asks for words where the server does, and counts them', () => {
    expect(actGaps('resolve', { people: [], text: '  ' }, false)).toEqual([
      { field: 'text', why: 'textRequired' },
    ]);
    expect(actGaps('addApprover', { people: [1], text: '' }, true)).toEqual([
      { field: 'text', why: 'textRequired' },
    ]);
    expect(actGaps('delegate', { people: [1], text: 'x'.repeat(501) }, false)).toEqual([
      { field: 'text', why: 'textTooLong', length: 501, most: 500 },
    ]);
  });
});
