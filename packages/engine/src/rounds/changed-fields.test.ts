import { expect, test } from 'vitest';
import { nodeAt } from '../definition/node-at.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { resubmit, sendBack, stateOf, submitted } from '../testing/play.ts';
import { changedSince } from './changed-fields.ts';

test('what has changed for a step are the fields that it sees, since the version that was seen', async () => {
  const b = user('b', 't2', 'hiddenFields="amount"');
  const game = await submitted(chain(user('a', 't1'), b), { amount: 1, reason: 'x' });
  sendBack(game, 'a', 'applicant', 'jumpBack');
  resubmit(game, { amount: 2, reason: 'x' });
  sendBack(game, 'a', 'applicant', 'jumpBack');
  resubmit(game, { amount: 2, reason: 'y' });
  const seenAt = (node: string, version: number) =>
    changedSince(stateOf(game), nodeAt(game.flow, node), version);
  expect([seenAt('a', 1), seenAt('a', 2), seenAt('a', 3)]).toEqual([['amount', 'reason'], ['reason'], []]);
  expect([seenAt('b', 1), seenAt('b', 2)]).toEqual([['reason'], ['reason']]);
});
