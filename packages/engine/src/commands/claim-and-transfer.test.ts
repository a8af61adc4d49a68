import { describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { openTasks } from '../open-tasks.ts';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  play,
  refused,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
  stateOf,
} from '../testing/play.ts';

const ONE = chain(user('a', 't1'));
const TWO = chain(user('a', 't1'), user('b', 't2'));
const POOL = chain(panel('a', ['t1', 't2'], 'pool="true"'), user('b', 't3'));
const OFFICE = chain({
  id: 'a',
  kind: 'user',
  approval: 'pool="true"',
  approvers: ['rule="position" position="secretary" unit="u20"'],
});
/** The directory with one person gone. */
function without(game: Play, gone: number): Context {
  const { directory } = game.context;
  const person = (id: number) => {
    const found = directory.person(id);
    return found === undefined || id !== gone ? found : { ...found, active: false };
  };
  return { ...game.context, directory: { ...directory, person } };
}

describe('claim', () => {
  test('a pool is one task for all, whose first claimer holds it', async () => {
    const game = await submitted(POOL);
    const taskId = taskAt(game, 'a');
    expect(tasks(game)).toMatchObject([
      { principals: [{ person: teacher(1) }, { person: teacher(2) }], version: 1 },
    ]);
    expect(refused(game, teacher(1), { type: 'approve', taskId })).toMatchObject({
      code: 'NOT_YOUR_TASK',
      fact: { claim: true },
    });
    expect(refused(game, teacher(3), { type: 'claim', taskId }).code).toBe('NOT_YOUR_TASK');
    must(game, teacher(2), { type: 'claim', taskId, seenVersion: 1 });
    expect(refused(game, teacher(1), { type: 'claim', taskId, seenVersion: 1 })).toMatchObject({
      code: 'ALREADY_HANDLED',
      fact: { holder: teacher(2) },
    });
    expect(tasks(game)).toMatchObject([
      { holder: teacher(2), principals: [{ person: teacher(2) }], version: 2 },
    ]);
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
  });
  test('a position is claimed by whoever holds it now', async () => {
    const game = await submitted(OFFICE);
    const taskId = taskAt(game, 'a');
    expect(tasks(game)).toMatchObject([{ principals: [{ position: 502 }] }]);
    expect(refused(game, teacher(1), { type: 'claim', taskId }).code).toBe('NOT_YOUR_TASK');
    must(game, teacher(21), { type: 'claim', taskId });
    approve(game, 'a');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('an applicant who holds the position cannot claim their own case', async () => {
    const game = await play(OFFICE);
    must(game, teacher(22), { type: 'submit', data: {} });
    expect(refused(game, teacher(22), { type: 'claim', taskId: taskAt(game, 'a') }).code).toBe(
      'SELF_APPROVAL',
    );
    must(game, teacher(21), { type: 'claim', taskId: taskAt(game, 'a') });
  });
  test('somebody who has left cannot claim', async () => {
    const game = await submitted(POOL);
    game.context = without(game, teacher(2));
    expect(refused(game, teacher(2), { type: 'claim', taskId: taskAt(game, 'a') }).code).toBe(
      'UNKNOWN_PERSON',
    );
  });
  test('a task of one person needs no claim', async () => {
    const game = await submitted(ONE);
    expect(refused(game, teacher(1), { type: 'claim', taskId: taskAt(game, 'a') }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
  });
});

describe('transfer', () => {
  test('changes the holder; the former one has nothing to decide any more', async () => {
    const game = await submitted(TWO);
    const taskId = taskAt(game, 'a');
    const events = must(game, teacher(1), { type: 'transfer', taskId, to: teacher(4), reason: '出差' });
    expect(events).toMatchObject([
      { type: 'TaskTransferred', from: teacher(1), to: teacher(4), reason: '出差' },
    ]);
    expect(refused(game, teacher(1), { type: 'approve', taskId }).code).toBe('NOT_YOUR_TASK');
    must(game, teacher(4), { type: 'approve', taskId });
    expect(waiting(game)).toEqual(['b']);
  });
  test.each([
    ['somebody unknown', 4711, 'UNKNOWN_PERSON'],
    ['somebody inactive', teacher(90), 'UNKNOWN_PERSON'],
    ['the applicant', STUDENT, 'SELF_APPROVAL'],
    ['somebody with a seat in the round', teacher(2), 'ALREADY_IN_ROUND'],
    ['oneself', teacher(1), 'ALREADY_IN_ROUND'],
  ])('to %s is refused', async (_, to, code) => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"')));
    expect(refused(game, teacher(1), { type: 'transfer', taskId: taskAt(game, 'a'), to }).code).toBe(code);
  });
  test('to somebody who has voted in the round is refused', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2', 't3'], 'quorum="all"')));
    approve(game, 'a');
    const taskId = taskAt(game, 'a', teacher(2));
    expect(refused(game, teacher(2), { type: 'transfer', taskId, to: teacher(1) }).code).toBe(
      'ALREADY_IN_ROUND',
    );
  });
  test('more than five times is refused', async () => {
    const game = await submitted(ONE);
    const taskId = taskAt(game, 'a');
    for (const hop of [1, 2, 3, 4, 5]) {
      must(game, teacher(hop), { type: 'transfer', taskId, to: teacher(hop + 1) });
    }
    expect(refused(game, teacher(6), { type: 'transfer', taskId, to: teacher(7) }).code).toBe(
      'TRANSFER_LIMIT',
    );
  });
  test('ends the pool', async () => {
    const game = await submitted(POOL);
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'claim', taskId });
    must(game, teacher(1), { type: 'transfer', taskId, to: teacher(9) });
    expect(openTasks(stateOf(game))).toMatchObject([{ principals: [{ person: teacher(9) }], version: 3 }]);
  });
});
