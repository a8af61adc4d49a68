import { describe, expect, test } from 'vitest';
import { removableSeats } from './removable-seats.ts';
import { teacher } from './testing/campus.ts';
import { chain, panel, user } from './testing/flow-xml.ts';
import { must, refused, stateOf, submitted, taskAt, type Play } from './testing/play.ts';

const panelOf = (approval: string) =>
  submitted(chain(panel('a', ['t1', 't2', 't3'], approval), user('b', 't9')));

/** Seats that a teacher is offered at a node. */
function offered(game: Play, by: number, node = 'a'): readonly number[] {
  const context = { ...game.context, actor: teacher(by) };
  return removableSeats(game.flow, stateOf(game), node, context).flatMap(({ seats }) =>
    seats.map(({ seat }) => seat),
  );
}

describe('removableSeats', () => {
  test('names the seats of others that have not voted, where the node allows it', async () => {
    const game = await panelOf('actions="approve removeApprover" opinion="never"');
    expect(offered(game, 1)).toEqual([1, 2]);
    must(game, teacher(2), { type: 'approve', taskId: taskAt(game, 'a', teacher(2)) });
    expect(offered(game, 1)).toEqual([2]);
    expect(offered(game, 9)).toEqual([]);
    expect(offered(game, 1, 'b')).toEqual([]);
  });

  test('names own additions while their adder waits for them, and asks by a task that is open', async () => {
    const game = await panelOf('actions="approve addApprover" opinion="never"');
    const taskId = taskAt(game, 'a', teacher(1));
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'before', people: [teacher(5)] });
    expect(offered(game, 2)).toEqual([]);
    const context = { ...game.context, actor: teacher(1) };
    const [found] = removableSeats(game.flow, stateOf(game), 'a', context);
    expect(found?.seats).toEqual([{ seat: 3, principals: [{ person: teacher(5) }] }]);
    const asked = { type: 'removeApprover', taskId: found?.task ?? 0, seat: 3 } as const;
    must(game, teacher(1), { ...asked, seenVersion: found?.version ?? 0 });
    expect(offered(game, 1)).toEqual([]);
  });

  test('leaves out what would make the quorum impossible, as the command does', async () => {
    const game = await panelOf(
      'quorum="weight" weight="3" onReject="count" actions="approve removeApprover" opinion="never"',
    );
    expect(offered(game, 1)).toEqual([]);
    const taskId = taskAt(game, 'a', teacher(1));
    expect(refused(game, teacher(1), { type: 'removeApprover', taskId, seat: 2 }).code).toBe(
      'QUORUM_UNREACHABLE',
    );
  });

  test('changes nothing', async () => {
    const game = await panelOf('actions="approve removeApprover" opinion="never"');
    const before = JSON.stringify(stateOf(game));
    offered(game, 1);
    expect(JSON.stringify(stateOf(game))).toBe(before);
  });
});
