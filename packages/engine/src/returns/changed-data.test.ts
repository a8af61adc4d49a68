import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { flowXml, node, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  refused,
  resubmit,
  sendBack,
  submitted,
  taskAt,
  tasks,
  type Play,
} from '../testing/play.ts';

/** a | b → join: b's panel sees the reason, not the amount. */
function beside(b: TestNode): string {
  return flowXml(
    [node('parallel', 'fork'), user('a', 't1'), b, node('parallel', 'join')],
    [
      ['start', 'fork'],
      ['fork', 'a'],
      ['fork', 'b'],
      ['a', 'join'],
      ['b', 'join'],
      ['join', 'end'],
    ],
  );
}
const panelB = (approval = ''): TestNode =>
  panel('b', ['t2', 't3'], `opinion="never" hiddenFields="amount" ${approval}`);

/** One of b has voted, a sends the case back, and it comes back with other data. */
async function comeBack(
  xml: string,
  data: { readonly amount: number; readonly reason: string },
): Promise<Play> {
  const game = await submitted(xml, { amount: 1, reason: 'x' });
  must(game, teacher(2), { type: 'approve', taskId: taskAt(game, 'b', teacher(2)) });
  sendBack(game, 'a', 'applicant', 'jumpBack');
  resubmit(game, data);
  return game;
}

describe('data that change while a branch is frozen', () => {
  test('of a field that the holder sees refuse a decision on the old ones, and name the field', async () => {
    const game = await comeBack(beside(panelB()), { amount: 1, reason: 'y' });
    const decision = { type: 'approve', taskId: taskAt(game, 'b', teacher(3)), seenDataVersion: 1 } as const;
    expect(refused(game, teacher(3), decision)).toMatchObject({
      code: 'DATA_CHANGED',
      fact: { dataVersion: 2, fields: ['reason'] },
    });
    must(game, teacher(3), { ...decision, seenDataVersion: 2 });
  });

  test('of a field that is hidden from the holder change nothing for them', async () => {
    const game = await comeBack(beside(panelB()), { amount: 9, reason: 'x' });
    expect(ofType(game.events, 'HoldersTold')).toEqual([]);
    must(game, teacher(3), {
      type: 'approve',
      taskId: taskAt(game, 'b', teacher(3)),
      seenDataVersion: 1,
    });
  });

  test('are told to whoever has still to vote; votes are kept', async () => {
    const game = await comeBack(beside(panelB()), { amount: 9, reason: 'y' });
    expect(ofType(game.events, 'HoldersTold')).toMatchObject([
      { about: 'dataChanged', node: 'b', fields: ['reason'], people: [teacher(3)] },
    ]);
    expect(tasks(game).filter((task) => task.node === 'b')).toHaveLength(1);
  });

  test('clear the votes of the open round where the step has revoteOnChange, and everybody is asked again', async () => {
    const game = await comeBack(beside(panelB('revoteOnChange="true"')), { amount: 1, reason: 'y' });
    expect(ofType(game.events, 'VotingReopened')).toMatchObject([{ node: 'b', cause: 'dataChanged' }]);
    expect(ofType(game.events, 'HoldersTold')).toMatchObject([{ people: [teacher(2), teacher(3)] }]);
    for (const person of [2, 3])
      must(game, teacher(person), { type: 'approve', taskId: taskAt(game, 'b', teacher(person)) });
    approve(game, 'a');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test('clear no vote of a round whose holders do not see them', async () => {
    const game = await comeBack(beside(panelB('revoteOnChange="true"')), { amount: 9, reason: 'x' });
    expect(ofType(game.events, 'VotingReopened')).toEqual([]);
  });
});
