import { describe, expect, test } from 'vitest';
import { allowedActions } from './allowed-actions.ts';
import { STUDENT, teacher } from './testing/campus.ts';
import { chain, panel, user } from './testing/flow-xml.ts';
import { sendBack, submitted, taskAt, type Play, stateOf } from './testing/play.ts';

const ONE = chain(user('a', 't1'));
const POOL = chain(panel('a', ['t1', 't2'], 'pool="true"'), user('b', 't3'));
const shown = (game: Play, actor: number, taskId?: number) =>
  Object.fromEntries(
    allowedActions(game.flow, stateOf(game), taskId, actor, game.context).map((each) => [
      each.action,
      each.allowed ? (each.opinionRequired ? 'with opinion' : true) : each.rejection?.code,
    ]),
  );
describe('allowedActions', () => {
  test('for the holder of a task', async () => {
    const game = await submitted(ONE);
    expect(shown(game, teacher(1), taskAt(game, 'a'))).toMatchObject({
      approve: true,
      reject: 'with opinion',
      returnTo: 'with opinion',
      transfer: true,
      delegate: true,
      addApprover: 'NOT_ALLOWED_AT_NODE',
      removeApprover: 'NOT_ALLOWED_AT_NODE',
      giveOpinion: 'NOT_ALLOWED_AT_NODE',
      reopenVoting: 'NOT_ALLOWED_AT_NODE',
      release: 'NOT_ALLOWED_AT_NODE',
      resolve: 'NOT_DELEGATED',
      takeBack: 'NOT_DELEGATED',
      recall: 'NOT_RECALLABLE',
      claim: 'NOT_ALLOWED_AT_NODE',
      resubmit: 'NOT_ALLOWED_AT_NODE',
    });
  });
  test('for somebody else', async () => {
    const game = await submitted(ONE);
    expect(new Set(Object.values(shown(game, teacher(2), taskAt(game, 'a'))))).toEqual(
      new Set(['NOT_YOUR_TASK', 'NOT_RECALLABLE']),
    );
  });
  test('for a candidate of a pool', async () => {
    const game = await submitted(POOL);
    expect(shown(game, teacher(1), taskAt(game, 'a'))).toMatchObject({
      claim: true,
      approve: 'NOT_YOUR_TASK',
    });
  });
  test('a return needs somewhere to go', async () => {
    const game = await submitted(chain(user('a', 't1', 'returnTo="previous"')));
    expect(shown(game, teacher(1), taskAt(game, 'a'))).toMatchObject({ returnTo: 'TARGET_NOT_VISITED' });
  });
  test('for the applicant on the case', async () => {
    const game = await submitted(ONE);
    expect(shown(game, STUDENT)).toEqual({ withdraw: true, remind: 'TOO_SOON', supplement: true });
    sendBack(game, 'a', 'applicant', 'rewalk');
    expect(shown(game, STUDENT)).toEqual({
      withdraw: true,
      remind: 'NOT_ALLOWED_AT_NODE',
      supplement: 'NOT_ALLOWED_AT_NODE',
    });
    expect(shown(game, STUDENT, taskAt(game, 'start'))).toMatchObject({
      resubmit: true,
      approve: 'NOT_ALLOWED_AT_NODE',
    });
  });
});
