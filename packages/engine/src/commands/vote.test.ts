import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { chain, flowXml, node, panel, user } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  refused,
  resubmit,
  sendBack,
  submitted,
  taskAt,
  tasks,
} from '../testing/play.ts';

const ONE = chain(user('a', 't1'));
const TWO = chain(user('a', 't1'), user('b', 't2'));
describe('approve and reject', () => {
  test('are for the holder only', async () => {
    const game = await submitted(ONE);
    const taskId = taskAt(game, 'a');
    expect(refused(game, teacher(2), { type: 'approve', taskId })).toMatchObject({
      code: 'NOT_YOUR_TASK',
      fact: { taskId, holder: teacher(1) },
    });
    expect(refused(game, undefined, { type: 'approve', taskId }).code).toBe('NOT_YOUR_TASK');
  });
  test('a task that is gone is already handled, a case that is over is closed', async () => {
    const game = await submitted(TWO);
    const taskId = taskAt(game, 'a');
    approve(game, 'a');
    expect(refused(game, teacher(1), { type: 'approve', taskId })).toMatchObject({
      code: 'ALREADY_HANDLED',
      fact: { taskId },
    });
    approve(game, 'b');
    expect(refused(game, teacher(1), { type: 'approve', taskId })).toMatchObject({
      code: 'INSTANCE_CLOSED',
      fact: { outcome: 'approved' },
    });
  });
  test('a rejection needs an opinion and closes the case; sibling tasks are cancelled', async () => {
    const xml = flowXml(
      [node('parallel', 'fork'), user('a', 't1'), user('b', 't2'), node('parallel', 'join')],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'join'],
        ['b', 'join'],
        ['join', 'end'],
      ],
    );
    const game = await submitted(xml);
    const taskId = taskAt(game, 'a');
    expect(refused(game, teacher(1), { type: 'reject', taskId }).code).toBe('OPINION_REQUIRED');
    const events = must(game, teacher(1), { type: 'reject', taskId, opinion: '不同意' });
    expect(ofType(events, 'TaskClosed')).toMatchObject([
      { node: 'a', outcome: 'rejected', opinion: '不同意' },
      { node: 'b', outcome: 'cancelled', reason: 'closed' },
    ]);
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'rejected' });
  });
  test.each([
    ['onReject', false, true],
    ['always', true, true],
    ['never', false, false],
  ] as const)('opinion="%s"', async (opinion, forApprove, forReject) => {
    const needed = async (type: 'approve' | 'reject') => {
      const game = await submitted(chain(user('a', 't1', `opinion="${opinion}"`)));
      const answer = act(game, teacher(1), { type, taskId: taskAt(game, 'a'), opinion: '  ' });
      return 'code' in answer && answer.code === 'OPINION_REQUIRED';
    };
    expect([await needed('approve'), await needed('reject')]).toEqual([forApprove, forReject]);
  });
  test('only what the node offers is possible', async () => {
    const game = await submitted(chain(user('a', 't1', 'actions="approve"')));
    const taskId = taskAt(game, 'a');
    expect(refused(game, teacher(1), { type: 'reject', taskId, opinion: 'x' })).toMatchObject({
      code: 'NOT_ALLOWED_AT_NODE',
      fact: { node: 'a', action: 'reject', allowed: ['approve'] },
    });
    expect(refused(game, teacher(1), { type: 'transfer', taskId, to: teacher(3) }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
  });
  test('a decision on data that the applicant has changed since is refused, and taken on what is there now', async () => {
    const fork = flowXml(
      [node('parallel', 'fork'), user('a', 't1'), user('b', 't2'), node('parallel', 'join')],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'join'],
        ['b', 'join'],
        ['join', 'end'],
      ],
    );
    const game = await submitted(fork, { days: 2 });
    const taskId = taskAt(game, 'b');
    sendBack(game, 'a', 'applicant', 'jumpBack');
    resubmit(game, { days: 5 });
    const seen = { type: 'approve', taskId, seenVersion: 1 } as const;
    expect(refused(game, teacher(2), { ...seen, seenDataVersion: 1 })).toMatchObject({
      code: 'DATA_CHANGED',
      fact: { taskId, dataVersion: 2 },
    });
    must(game, teacher(2), { ...seen, seenDataVersion: 2 });
  });
  test('a decision on an older version of the task is stale', async () => {
    const game = await submitted(ONE);
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'transfer', taskId, to: teacher(2) });
    expect(refused(game, teacher(2), { type: 'approve', taskId, seenVersion: 1 })).toMatchObject({
      code: 'STALE_VERSION',
      fact: { seenVersion: 1, version: 2 },
    });
    must(game, teacher(2), { type: 'approve', taskId, seenVersion: 2 });
  });
});

describe('several deciders', () => {
  test('或签: the first approval decides, the other task is cancelled', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2', 't3'], 'quorum="any"')));
    const late = taskAt(game, 'a', teacher(2));
    const events = approve(game, 'a');
    expect(ofType(events, 'TaskClosed').filter(({ reason }) => reason === 'decided')).toHaveLength(2);
    expect(refused(game, teacher(2), { type: 'approve', taskId: late }).code).toBe('INSTANCE_CLOSED');
  });
  test('会签: everybody approves', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"')));
    approve(game, 'a');
    expect(game.instance?.status).toBe('running');
    approve(game, 'a');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('依次: the next seat opens when the one before has approved', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2', 't3'], 'order="sequence"')));
    for (const holder of [teacher(1), teacher(2), teacher(3)]) {
      expect(tasks(game).map((each) => each.holder)).toEqual([holder]);
      approve(game, 'a');
    }
    expect(game.instance?.outcome).toBe('approved');
  });
  test('比例会签: a reject is outvoted', async () => {
    const game = await submitted(
      chain(panel('a', ['t1', 't2', 't3'], 'quorum="ratio" num="2" den="3" onReject="count"')),
    );
    approve(game, 'a');
    must(game, teacher(2), { type: 'reject', taskId: taskAt(game, 'a', teacher(2)), opinion: '不同意' });
    expect(game.instance?.status).toBe('running');
    approve(game, 'a');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('a return by one of them moves the case; the others are cancelled', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"')));
    const events = sendBack(game, 'a', 'applicant', 'rewalk');
    expect(ofType(events, 'TaskClosed').map(({ outcome }) => outcome)).toEqual(['returned', 'cancelled']);
    resubmit(game);
    expect(tasks(game)).toHaveLength(2);
  });
});
