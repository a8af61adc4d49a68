import { describe, expect, test } from 'vitest';

import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, flowXml, node, user } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  resubmit,
  sendBack,
  submitted,
  taskAt,
  tasks,
  waiting,
} from '../testing/play.ts';

/** counsellor → (days > 3 → dean) → office */
const BY_DAYS = flowXml(
  [user('counsellor', 't1'), node('exclusive', 'long'), user('dean', 't2'), user('office', 't3')],
  [
    ['start', 'counsellor'],
    ['counsellor', 'long'],
    ['long', 'dean', 'days > 3'],
    ['long', 'office', 'default'],
    ['dean', 'office'],
    ['office', 'end'],
  ],
);

describe('the gateway guard', () => {
  test('unchanged data jumps back to the returner alone', async () => {
    const game = await submitted(BY_DAYS, { days: 5 });
    approve(game, 'counsellor', 'dean');
    sendBack(game, 'office', 'applicant', 'jumpBack');
    const events = resubmit(game);
    expect(ofType(events, 'Resubmitted')).toMatchObject([{ resume: 'jumpBack', rewalkForced: false }]);
    expect(waiting(game)).toEqual(['office']);
  });

  test('data that change without flipping the gateway jump back too', async () => {
    const game = await submitted(BY_DAYS, { days: 5 });
    approve(game, 'counsellor', 'dean');
    sendBack(game, 'office', 'applicant', 'jumpBack');
    resubmit(game, { days: 6, reason: '补充' });
    expect(waiting(game)).toEqual(['office']);
    expect(game.instance).toMatchObject({ data: { days: 6 }, dataVersion: 2 });
  });

  test('a gateway that flips forces a new walk, and says so', async () => {
    const game = await submitted(BY_DAYS, { days: 5 });
    approve(game, 'counsellor', 'dean');
    sendBack(game, 'office', 'applicant', 'jumpBack');
    const events = resubmit(game, { days: 2 });
    expect(ofType(events, 'Resubmitted')).toMatchObject([{ resume: 'rewalk', rewalkForced: true }]);
    expect(waiting(game)).toEqual(['counsellor']);
    approve(game, 'counsellor', 'office');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('the guard also holds when a node in between decided anew', async () => {
    const game = await submitted(BY_DAYS, { days: 5 });
    approve(game, 'counsellor', 'dean');
    sendBack(game, 'office', 'counsellor', 'jumpBack');
    sendBack(game, 'counsellor', 'applicant', 'jumpBack');
    resubmit(game, { days: 1 });
    expect(waiting(game)).toEqual(['counsellor']);
    const events = approve(game, 'counsellor');
    expect(ofType(events, 'Resubmitted')).toMatchObject([{ node: 'counsellor', rewalkForced: true }]);
    expect(waiting(game)).toEqual(['office']);
  });

  test('a gateway of a sibling branch that flips forces a new walk of both', async () => {
    const xml = flowXml(
      [
        node('parallel', 'fork'),
        user('a', 't1'),
        node('exclusive', 'long'),
        user('b', 't2'),
        user('c', 't3'),
        node('exclusive', 'merge'),
        node('parallel', 'join'),
      ],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'long'],
        ['long', 'b', 'days > 3'],
        ['long', 'c', 'default'],
        ['b', 'merge'],
        ['c', 'merge'],
        ['merge', 'join'],
        ['a', 'join'],
        ['join', 'end'],
      ],
    );
    const game = await submitted(xml, { days: 5 });
    sendBack(game, 'a', 'applicant', 'jumpBack');
    resubmit(game, { days: 1 });
    expect(waiting(game)).toEqual(['a', 'c']);
    approve(game, 'a', 'c');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('scripts in between are computed with the new data, for the guard and for what follows', async () => {
    const xml = flowXml(
      [
        { id: 'weeks', kind: 'script', script: 'days / 7', variable: 'weeks' },
        node('exclusive', 'long'),
        user('dean', 't2'),
        user('office', 't3'),
      ],
      [
        ['start', 'weeks'],
        ['weeks', 'long'],
        ['long', 'dean', 'weeks >= 1'],
        ['long', 'office', 'default'],
        ['dean', 'office'],
        ['office', 'end'],
      ],
    );
    const game = await submitted(xml, { days: 7 });
    approve(game, 'dean');
    sendBack(game, 'office', 'applicant', 'jumpBack');
    resubmit(game, { days: 14 });
    expect(waiting(game)).toEqual(['office']);
    expect(game.instance?.variables).toEqual({ weeks: 2 });
    sendBack(game, 'office', 'applicant', 'jumpBack');
    resubmit(game, { days: 1 });
    expect(ofType(game.events, 'Resubmitted').map(({ rewalkForced }) => rewalkForced)).toEqual([false, true]);
    expect(waiting(game)).toEqual(['office']);
  });
});

describe('returns form a stack', () => {
  const THREE = chain(user('a', 't1'), user('b', 't2'), user('c', 't3'));

  test('last in, first out', async () => {
    const game = await submitted(THREE);
    approve(game, 'a', 'b');
    sendBack(game, 'c', 'b', 'jumpBack');
    sendBack(game, 'b', 'a', 'jumpBack');
    sendBack(game, 'a', 'applicant', 'jumpBack');
    expect(game.instance?.returns).toHaveLength(3);
    resubmit(game);
    expect(waiting(game)).toEqual(['a']);
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
    approve(game, 'b');
    expect(waiting(game)).toEqual(['c']);
    expect(game.instance?.returns).toBeUndefined();
    approve(game, 'c');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('a rewalk empties it', async () => {
    const game = await submitted(THREE);
    approve(game, 'a', 'b');
    sendBack(game, 'c', 'b', 'jumpBack');
    sendBack(game, 'b', 'a', 'rewalk');
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
    approve(game, 'b');
    expect(waiting(game)).toEqual(['c']);
  });

  test('a node that was asked again after a jump back returns to what lies before it, not forward', async () => {
    const game = await submitted(THREE);
    approve(game, 'a', 'b');
    sendBack(game, 'c', 'a', 'jumpBack');
    expect(sendBack(game, 'a', 'b', 'rewalk')).toMatchObject({ code: 'TARGET_NOT_VISITED' });
    approve(game, 'a');
    sendBack(game, 'c', 'previous', 'rewalk');
    expect(waiting(game)).toEqual(['b']);
  });

  test('branches frozen by a return are cancelled when it will not jump back any more', async () => {
    const xml = flowXml(
      [
        user('a', 't1'),
        user('b', 't2'),
        node('parallel', 'fork'),
        user('x', 't3'),
        user('y', 't4'),
        node('parallel', 'join'),
      ],
      [
        ['start', 'a'],
        ['a', 'b'],
        ['b', 'fork'],
        ['fork', 'x'],
        ['fork', 'y'],
        ['x', 'join'],
        ['y', 'join'],
        ['join', 'end'],
      ],
    );
    const game = await submitted(xml);
    approve(game, 'a', 'b');
    sendBack(game, 'x', 'b', 'jumpBack');
    const events = sendBack(game, 'b', 'a', 'rewalk');
    expect(ofType(events, 'TaskClosed')).toMatchObject([
      { node: 'b', outcome: 'returned' },
      { node: 'y', outcome: 'cancelled', reason: 'returned' },
    ]);
    approve(game, 'a', 'b', 'x', 'y');
    expect(game.instance?.outcome).toBe('approved');
  });
});

describe('return to the applicant', () => {
  test('opens their revise task and puts the case in their court', async () => {
    const game = await submitted(chain(user('a')));
    const events = sendBack(game, 'a', 'applicant', 'rewalk');
    expect(ofType(events, 'TaskOpened')).toMatchObject([
      { kind: 'revise', node: 'start', principals: [{ person: STUDENT }] },
    ]);
    expect(ofType(events, 'Returned')).toMatchObject([
      { from: 'a', target: 'applicant', targetNode: 'start', resume: 'rewalk', opinion: '请补' },
    ]);
    expect(game.instance?.status).toBe('returned');
  });

  test('the revise task cannot be approved, rejected or transferred, and nobody else can resubmit', async () => {
    const game = await submitted(chain(user('a')));
    sendBack(game, 'a', 'applicant', 'rewalk');
    const taskId = taskAt(game, 'start');
    const { instance } = game;
    expect(() => must(game, STUDENT, { type: 'approve', taskId })).toThrow('NOT_ALLOWED_AT_NODE');
    expect(() => must(game, STUDENT, { type: 'transfer', taskId, to: 2 })).toThrow('NOT_ALLOWED_AT_NODE');
    expect(() => must(game, teacher(1), { type: 'resubmit', taskId, data: {} })).toThrow('NOT_YOUR_TASK');
    expect(game.instance).toBe(instance);
  });

  test('an approval task cannot be resubmitted', async () => {
    const game = await submitted(chain(user('a')));
    const taskId = taskAt(game, 'a');
    expect(() => must(game, teacher(1), { type: 'resubmit', taskId, data: {} })).toThrow(
      'NOT_ALLOWED_AT_NODE',
    );
  });

  test('rewalk asks with new rounds; old votes do not count', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    approve(game, 'a');
    sendBack(game, 'b', 'applicant', 'rewalk');
    resubmit(game, { days: 1 });
    expect(waiting(game)).toEqual(['a']);
    expect(tasks(game)).toHaveLength(1);
  });
});
