import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import { must, ofType, refused, submitted, taskAt, tasks, waiting, type Play } from '../testing/play.ts';

const MAY = 'actions="approve reject transfer addApprover removeApprover" opinion="never"';
const MAY_NOT = 'actions="approve reject addApprover" opinion="never"';
const panelOf = (people: readonly string[], approval: string) =>
  submitted(chain(panel('a', people, approval), user('b', 't9')));

const asked = (game: Play): readonly (number | undefined)[] => tasks(game).map(({ holder }) => holder);
const decide = (game: Play, by: number, type: 'approve' | 'reject' = 'approve') =>
  must(game, teacher(by), { type, taskId: taskAt(game, 'a', teacher(by)) });
const removal = (game: Play, seat: number) => {
  const taskId = taskAt(game, 'a');
  return { type: 'removeApprover', taskId, seat, reason: '出差' } as const;
};

describe('remove approver', () => {
  test('by node permission: the seat is gone, its task with it, and nobody can vote there', async () => {
    const game = await panelOf(['t1', 't2', 't3'], MAY);
    const gone = taskAt(game, 'a', teacher(3));
    const events = must(game, teacher(1), removal(game, 2));
    expect(ofType(events, 'ApproverRemoved')).toMatchObject([
      { seat: 2, person: teacher(3), reason: '出差' },
    ]);
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'cancelled', reason: 'removed' }]);
    expect(refused(game, teacher(3), { type: 'approve', taskId: gone }).code).toBe('ALREADY_HANDLED');
    decide(game, 1);
    decide(game, 2);
    expect(waiting(game)).toEqual(['b']);
  });
  test('whoever was removed may be added again', async () => {
    const game = await panelOf(['t1', 't2', 't3'], MAY);
    must(game, teacher(1), removal(game, 2));
    const taskId = taskAt(game, 'a', teacher(1));
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'parallel', people: [teacher(3)] });
    expect(asked(game)).toContain(teacher(3));
  });
  test('own additions may go without permission, also while I wait for them; then I am asked again', async () => {
    const game = await panelOf(['t1'], MAY_NOT);
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), {
      type: 'addApprover',
      taskId,
      position: 'before',
      people: [teacher(2), teacher(3)],
    });
    must(game, teacher(1), removal(game, 1));
    expect(asked(game)).toEqual([teacher(3)]);
    must(game, teacher(1), removal(game, 2));
    expect(asked(game)).toEqual([teacher(1)]);
  });
  test('what was added to a seat goes with it', async () => {
    const game = await panelOf(['t1', 't2'], MAY);
    const taskId = taskAt(game, 'a', teacher(2));
    must(game, teacher(2), { type: 'addApprover', taskId, position: 'before', people: [teacher(3)] });
    must(game, teacher(1), { ...removal(game, 1), taskId: taskAt(game, 'a', teacher(1)) });
    expect(asked(game)).toEqual([teacher(1)]);
  });
  test('in a sequence a seat that is not asked yet can go, and the next has its turn when the one who was asked goes', async () => {
    const game = await panelOf(['t1', 't2', 't3'], `order="sequence" ${MAY}`);
    must(game, teacher(3), removal(game, 1));
    must(game, teacher(3), removal(game, 0));
    expect(asked(game)).toEqual([teacher(3)]);
  });
  test('the last approval that was waited for is removed: the round passes', async () => {
    const game = await panelOf(['t1', 't2'], MAY);
    decide(game, 1);
    const events = must(game, teacher(1), removal(game, 1));
    expect(ofType(events, 'RoundClosed')).toMatchObject([{ result: 'passed', by: teacher(1) }]);
    expect(waiting(game)).toEqual(['b']);
  });
});

describe('removing is refused', () => {
  test('for a seat that has voted; the other way round the vote is refused', async () => {
    const voted = await panelOf(['t1', 't2', 't3'], `onReject="count" quorum="any" ${MAY}`);
    decide(voted, 3, 'reject');
    expect(refused(voted, teacher(1), removal(voted, 2)).code).toBe('VOTED_SEAT');
    const removed = await panelOf(['t1', 't2', 't3'], `onReject="count" quorum="any" ${MAY}`);
    const taskId = taskAt(removed, 'a', teacher(3));
    must(removed, teacher(1), removal(removed, 2));
    expect(refused(removed, teacher(3), { type: 'reject', taskId }).code).toBe('ALREADY_HANDLED');
  });
  test('for a seat that has approved and waits for those after it', async () => {
    const game = await panelOf(['t1', 't2'], MAY);
    const taskId = taskAt(game, 'a', teacher(1));
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'after', people: [teacher(3)] });
    expect(refused(game, teacher(2), removal(game, 0)).code).toBe('VOTED_SEAT');
  });
  test('for the last seat', async () => {
    const game = await panelOf(['t1'], MAY);
    const taskId = taskAt(game, 'a');
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'before', people: [teacher(2)] });
    expect(refused(game, teacher(2), removal(game, 0)).code).toBe('LAST_SEAT');
  });
  test('for the own seat', async () => {
    const game = await panelOf(['t1', 't2'], MAY);
    expect(refused(game, teacher(1), removal(game, 0)).code).toBe('OWN_SEAT');
  });
  test('when the round could not pass any more', async () => {
    const game = await panelOf(
      ['t1', 't2', 't3', 't4', 't5'],
      `quorum="ratio" num="60" den="100" onReject="count" ${MAY}`,
    );
    decide(game, 1, 'reject');
    decide(game, 2, 'reject');
    expect(refused(game, teacher(3), removal(game, 4)).code).toBe('QUORUM_UNREACHABLE');
  });
  test.each([
    ['by somebody without a seat', MAY, 7, 'NOT_YOUR_TASK'],
    ['where the node does not offer it', MAY_NOT, 1, 'NOT_ALLOWED_AT_NODE'],
  ])('%s', async (_, approval, by, code) => {
    const game = await panelOf(['t1', 't2'], approval);
    expect(refused(game, teacher(by), removal(game, 1)).code).toBe(code);
  });
  test('for a seat that does not exist', async () => {
    const game = await panelOf(['t1', 't2'], MAY);
    expect(refused(game, teacher(1), removal(game, 7)).code).toBe('ALREADY_HANDLED');
  });
});
