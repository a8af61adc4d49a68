import { expect, test } from 'vitest';
import { chain, user } from './testing/flow-xml.ts';
import { approve, submitted, waiting } from './testing/play.ts';

test('a case walks from approver to approver and closes as approved', async () => {
  const game = await submitted(chain(user('first', 't1'), user('second', 't2')), { days: 2 });
  expect(waiting(game)).toEqual(['first']);
  approve(game, 'first', 'second');
  expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
});
