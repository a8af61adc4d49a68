import { describe, expect, test } from 'vitest';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  refused,
  sendBack,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

const ACTIONS = 'actions="approve reject returnTo transfer delegate addApprover recall"';
const begun = () => submitted(chain(user('a', 't1', ACTIONS), user('b', 't9')));

/** t1 has asked t2. */
async function delegated(): Promise<{ readonly game: Play; readonly taskId: number }> {
  const game = await begun();
  const taskId = taskAt(game, 'a');
  must(game, teacher(1), { type: 'delegate', taskId, to: teacher(2), reason: '请先看' });
  return { game, taskId };
}

describe('delegate', () => {
  test('the task is in both inboxes, and stays the owner’s', async () => {
    const { game } = await delegated();
    expect(tasks(game)).toMatchObject([
      {
        holder: teacher(1),
        delegate: teacher(2),
        principals: [{ person: teacher(1) }, { person: teacher(2) }],
        version: 2,
      },
    ]);
  });
  test('the delegate answers, and the owner decides', async () => {
    const { game, taskId } = await delegated();
    const events = must(game, teacher(2), { type: 'resolve', taskId, opinion: '同意' });
    expect(events).toMatchObject([
      { type: 'TaskResolved', from: teacher(1), to: teacher(2), opinion: '同意' },
    ]);
    expect(waiting(game)).toEqual(['a']);
    must(game, teacher(1), { type: 'approve', taskId });
    expect(waiting(game)).toEqual(['b']);
  });
  test.each(['approve', 'reject'] as const)('meanwhile nobody can %s', async (type) => {
    const { game, taskId } = await delegated();
    expect(refused(game, teacher(1), { type, taskId, opinion: '可' }).code).toBe('DELEGATED');
    expect(refused(game, teacher(2), { type, taskId, opinion: '可' }).code).toBe('DELEGATED');
    expect(refused(game, teacher(3), { type, taskId, opinion: '可' }).code).toBe('NOT_YOUR_TASK');
  });
  test('meanwhile it is neither transferred, returned, added to nor delegated again', async () => {
    const { game, taskId } = await delegated();
    const to = teacher(4);
    expect(refused(game, teacher(1), { type: 'transfer', taskId, to }).code).toBe('DELEGATED');
    expect(refused(game, teacher(1), { type: 'delegate', taskId, to }).code).toBe('DELEGATED');
    expect(refused(game, teacher(2), { type: 'delegate', taskId, to }).code).toBe('DELEGATED');
    expect(sendBack(game, 'a', 'applicant', 'rewalk')).toMatchObject({ code: 'DELEGATED' });
    expect(
      refused(game, teacher(1), { type: 'addApprover', taskId, position: 'before', people: [to] }).code,
    ).toBe('DELEGATED');
  });
  test('an answer without words is none', async () => {
    const { game, taskId } = await delegated();
    expect(refused(game, teacher(2), { type: 'resolve', taskId, opinion: ' ' }).code).toBe(
      'OPINION_REQUIRED',
    );
  });
  test('takeBack and then the answer: the answer is refused; the answer and then takeBack: the opinion stays', async () => {
    const first = await delegated();
    must(first.game, teacher(1), { type: 'takeBack', taskId: first.taskId });
    expect(
      refused(first.game, teacher(2), { type: 'resolve', taskId: first.taskId, opinion: '可' }).code,
    ).toBe('NOT_YOUR_TASK');
    const second = await delegated();
    must(second.game, teacher(2), { type: 'resolve', taskId: second.taskId, opinion: '可' });
    expect(refused(second.game, teacher(1), { type: 'takeBack', taskId: second.taskId }).code).toBe(
      'NOT_DELEGATED',
    );
    for (const { game } of [first, second]) {
      expect(tasks(game)).toMatchObject([{ holder: teacher(1), principals: [{ person: teacher(1) }] }]);
      approve(game, 'a');
    }
  });
  test('only the delegate answers, only the owner takes back', async () => {
    const { game, taskId } = await delegated();
    expect(refused(game, teacher(1), { type: 'resolve', taskId, opinion: '可' }).code).toBe('NOT_YOUR_TASK');
    expect(refused(game, teacher(2), { type: 'takeBack', taskId }).code).toBe('NOT_YOUR_TASK');
  });
  test.each([
    ['oneself', teacher(1), 'ALREADY_IN_ROUND'],
    ['somebody who sits in the round', teacher(3), 'ALREADY_IN_ROUND'],
    ['the applicant', STUDENT, 'SELF_APPROVAL'],
    ['somebody inactive', teacher(90), 'UNKNOWN_PERSON'],
  ])('to %s is refused', async (_, to, code) => {
    const game = await submitted(chain(panel('a', ['t1', 't3'], ACTIONS)));
    expect(
      refused(game, teacher(1), { type: 'delegate', taskId: taskAt(game, 'a', teacher(1)), to }).code,
    ).toBe(code);
  });
  test('the reminder goes to the delegate', async () => {
    const { game } = await delegated();
    game.context = { ...game.context, now: game.context.now + 3_600_000 };
    expect(must(game, STUDENT, { type: 'remind' })).toMatchObject([{ recipients: [teacher(2)] }]);
  });
});

const pool = () => submitted(chain(panel('a', ['t1', 't2'], `pool="true" ${ACTIONS}`), user('b', 't9')));

describe('release', () => {
  test('whoever may claim sees the task again', async () => {
    const game = await pool();
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'claim', taskId });
    must(game, teacher(1), { type: 'release', taskId });
    expect(tasks(game)).toMatchObject([
      { principals: [{ person: teacher(1) }, { person: teacher(2) }], version: 3 },
    ]);
    expect(tasks(game)[0]).not.toHaveProperty('holder');
    must(game, teacher(2), { type: 'claim', taskId });
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
  });
  test('is refused for a task that was not claimed from a pool, and while it is delegated', async () => {
    const own = await begun();
    expect(refused(own, teacher(1), { type: 'release', taskId: taskAt(own, 'a') }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
    const game = await pool();
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'claim', taskId });
    must(game, teacher(1), { type: 'delegate', taskId, to: teacher(5) });
    expect(refused(game, teacher(1), { type: 'release', taskId }).code).toBe('DELEGATED');
  });
  test('after a transfer there is no pool to go back to', async () => {
    const game = await pool();
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'claim', taskId });
    must(game, teacher(1), { type: 'transfer', taskId, to: teacher(6) });
    expect(refused(game, teacher(6), { type: 'release', taskId }).code).toBe('NOT_ALLOWED_AT_NODE');
  });
});
