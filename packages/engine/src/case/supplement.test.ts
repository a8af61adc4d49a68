import { describe, expect, test } from 'vitest';
import { allowedActions } from '../allowed-actions.ts';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { approve, must, ofType, refused, sendBack, stateOf, submitted } from '../testing/play.ts';

const FLOW = chain(user('a', 't1'), user('b', 't2'));
const added = { type: 'supplement', note: '门锁也坏了', files: ['f1'] } as const;

describe('what the applicant adds', () => {
  test('is told to who holds the case, and decides nothing', async () => {
    const game = await submitted(FLOW);
    const events = must(game, STUDENT, added);
    expect(events).toMatchObject([
      { type: 'Supplemented', note: '门锁也坏了', files: ['f1'], people: [teacher(1)] },
    ]);
    approve(game, 'a');
    expect(ofType(must(game, STUDENT, added), 'Supplemented')).toMatchObject([{ people: [teacher(2)] }]);
    expect(stateOf(game).docket?.supplements).toBe(2);
  });

  test('is the applicant’s, of a case that others work on, and says something', async () => {
    const game = await submitted(FLOW);
    expect(refused(game, teacher(1), added).code).toBe('NOT_YOUR_INSTANCE');
    expect(refused(game, STUDENT, { ...added, note: ' ' }).code).toBe('OPINION_REQUIRED');
    sendBack(game, 'a', 'applicant', 'rewalk');
    expect(refused(game, STUDENT, added).code).toBe('NOT_ALLOWED_AT_NODE');
    const closed = await submitted(FLOW);
    approve(closed, 'a', 'b');
    expect(refused(closed, STUDENT, added).code).toBe('INSTANCE_CLOSED');
  });

  test('is enough after ten times, and is not offered then', async () => {
    const game = await submitted(FLOW);
    const offered = () =>
      allowedActions(game.flow, stateOf(game), undefined, STUDENT, game.context).find(
        ({ action }) => action === 'supplement',
      );
    expect(offered()).toMatchObject({ allowed: true });
    for (let time = 0; time < 10; time++) must(game, STUDENT, added);
    expect(refused(game, STUDENT, added)).toMatchObject({ code: 'SUPPLEMENT_LIMIT', fact: { limit: 10 } });
    expect(offered()).toMatchObject({ allowed: false, rejection: { code: 'SUPPLEMENT_LIMIT' } });
  });
});
