import { describe, expect, test } from 'vitest';
import { isRejection } from '../rejection.ts';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, flowXml, node, panel, user } from '../testing/flow-xml.ts';
import { act, approve, must, ofType, submitted, taskAt, tasks, type Play } from '../testing/play.ts';
import type { Command } from './command.ts';

const MAY =
  'opinion="never" actions="approve reject returnTo transfer delegate addApprover removeApprover recall"';
const one = () => submitted(chain(user('a', 't1', MAY), user('b', 't9', MAY)));
const two = (approval = '') =>
  submitted(chain(panel('a', ['t1', 't2'], `${approval} ${MAY}`), user('b', 't9', MAY)));
const pool = () => submitted(chain(panel('a', ['t1', 't2'], `pool="true" ${MAY}`), user('b', 't9')));

/** Who does what, prepared before anything happens. */
interface Move {
  readonly by: number;
  readonly command: Command;
}
type Moves = (game: Play) => readonly [Move, Move];

const at = (game: Play, n: number): number => taskAt(game, 'a', teacher(n));
const move = (n: number, command: Command): Move => ({ by: teacher(n), command });
const yes = (game: Play, n: number): Move => move(n, { type: 'approve', taskId: at(game, n) });
const no = (game: Play, n: number): Move => move(n, { type: 'reject', taskId: at(game, n) });

/** Two commands one after the other: what each of them came to. */
async function inOrder(
  begin: () => Promise<Play>,
  moves: Moves,
  swapped: boolean,
): Promise<readonly string[]> {
  const game = await begin();
  const [first, second] = moves(game);
  const order = swapped ? [second, first] : [first, second];
  const results = order.map(({ by, command }) => {
    const answer = act(game, by, command);
    return `${command.type} ${isRejection(answer) ? answer.code : 'done'}`;
  });
  for (const { round } of ofType(game.events, 'RoundOpened')) {
    const decided = ofType(game.events, 'RoundClosed').filter((closed) => closed.round === round);
    expect(decided.length).toBeLessThanOrEqual(1 + ofType(game.events, 'RoundReopened').length);
  }
  if (game.instance?.status === 'closed') expect(tasks(game)).toEqual([]);
  return results;
}

/** The approval after a vote, and the recall of that vote. */
const recallMeetsNext = async (): Promise<readonly [Play, Move, Move]> => {
  const game = await one();
  const taskId = at(game, 1);
  approve(game, 'a');
  const next = move(9, { type: 'approve', taskId: taskAt(game, 'b') });
  return [game, next, move(1, { type: 'recall', taskId })];
};

describe('of two commands that meet, one comes first', () => {
  test.each<readonly [string, () => Promise<Play>, Moves, readonly string[], readonly string[]]>([
    [
      'the same approval twice',
      one,
      (game) => [yes(game, 1), yes(game, 1)],
      ['approve done', 'approve ALREADY_HANDLED'],
      ['approve done', 'approve ALREADY_HANDLED'],
    ],
    [
      'an approval and the veto of another seat',
      two,
      (game) => [yes(game, 1), no(game, 2)],
      ['approve done', 'reject done'],
      ['reject done', 'approve INSTANCE_CLOSED'],
    ],
    [
      'the deciding approval of 或签 and another one',
      () => two('quorum="any"'),
      (game) => [yes(game, 1), yes(game, 2)],
      ['approve done', 'approve ALREADY_HANDLED'],
      ['approve done', 'approve ALREADY_HANDLED'],
    ],
    [
      'an approval and the withdrawal',
      one,
      (game) => [yes(game, 1), { by: STUDENT, command: { type: 'withdraw' } }],
      ['approve done', 'withdraw NOT_WITHDRAWABLE'],
      ['withdraw done', 'approve INSTANCE_CLOSED'],
    ],
    [
      'an approval and a transfer of the same task',
      one,
      (game) => [yes(game, 1), move(1, { type: 'transfer', taskId: at(game, 1), to: teacher(5) })],
      ['approve done', 'transfer ALREADY_HANDLED'],
      ['transfer done', 'approve NOT_YOUR_TASK'],
    ],
    [
      'a deciding approval and an addition beside it',
      () => two('quorum="any"'),
      (game) => {
        const people = [teacher(5)];
        return [
          yes(game, 1),
          move(2, { type: 'addApprover', taskId: at(game, 2), position: 'parallel', people }),
        ];
      },
      ['approve done', 'addApprover ALREADY_HANDLED'],
      ['addApprover done', 'approve done'],
    ],
    [
      'a reject and the removal of its seat',
      () => two('quorum="any" onReject="count"'),
      (game) => [no(game, 2), move(1, { type: 'removeApprover', taskId: at(game, 1), seat: 1 })],
      ['reject done', 'removeApprover VOTED_SEAT'],
      ['removeApprover done', 'reject ALREADY_HANDLED'],
    ],
    [
      'a deciding approval and the removal of the other seat',
      () => two('quorum="any"'),
      (game) => [yes(game, 1), move(1, { type: 'removeApprover', taskId: at(game, 2), seat: 1 })],
      ['approve done', 'removeApprover ALREADY_HANDLED'],
      ['removeApprover done', 'approve done'],
    ],
    [
      'two claims',
      pool,
      (game) => {
        const taskId = taskAt(game, 'a');
        return [move(1, { type: 'claim', taskId }), move(2, { type: 'claim', taskId })];
      },
      ['claim done', 'claim ALREADY_HANDLED'],
      ['claim done', 'claim ALREADY_HANDLED'],
    ],
    [
      'a claim and a release',
      async () => {
        const game = await pool();
        must(game, teacher(1), { type: 'claim', taskId: taskAt(game, 'a') });
        return game;
      },
      (game) => {
        const taskId = taskAt(game, 'a');
        return [move(1, { type: 'release', taskId }), move(2, { type: 'claim', taskId })];
      },
      ['release done', 'claim done'],
      ['claim ALREADY_HANDLED', 'release done'],
    ],
    [
      'a return and the approval of another seat',
      two,
      (game) => {
        const target = { kind: 'applicant' } as const;
        return [yes(game, 1), move(2, { type: 'returnTo', taskId: at(game, 2), target, resume: 'rewalk' })];
      },
      ['approve done', 'returnTo done'],
      ['returnTo done', 'approve ALREADY_HANDLED'],
    ],
  ])('%s', async (_, begin, moves, expected, swapped) => {
    expect(await inOrder(begin, moves, false)).toEqual(expected);
    expect(await inOrder(begin, moves, true)).toEqual(swapped);
  });

  test('an approval and the recall of the one before', async () => {
    const [first, next, back] = await recallMeetsNext();
    must(first, next.by, next.command);
    expect(act(first, back.by, back.command)).toMatchObject({ code: 'INSTANCE_CLOSED' });
    const [second, late, recalled] = await recallMeetsNext();
    must(second, recalled.by, recalled.command);
    expect(act(second, late.by, late.command)).toMatchObject({ code: 'ALREADY_HANDLED' });
  });

  test('returns from two branches: the second finds its task frozen or gone', async () => {
    const xml = flowXml(
      [
        user('x', 't8'),
        node('parallel', 'fork'),
        user('a', 't1', MAY),
        user('b', 't2', MAY),
        node('parallel', 'join'),
      ],
      [
        ['start', 'x'],
        ['x', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'join'],
        ['b', 'join'],
        ['join', 'end'],
      ],
    );
    const target = { kind: 'node', node: 'x' } as const;
    for (const [resume, code] of [
      ['rewalk', 'ALREADY_HANDLED'],
      ['jumpBack', 'FROZEN'],
    ] as const) {
      const game = await submitted(xml);
      approve(game, 'x');
      const [a, b] = [taskAt(game, 'a'), taskAt(game, 'b')];
      must(game, teacher(1), { type: 'returnTo', taskId: a, target, resume });
      expect(act(game, teacher(2), { type: 'returnTo', taskId: b, target, resume })).toMatchObject({ code });
    }
  });

  test('eighty votes on eighty seats: A + R + P = W after each of them', async () => {
    const rules = Array.from({ length: 80 }, (_, index) => `t${index + 1}`);
    const game = await submitted(
      chain(panel('a', rules, `quorum="all" onReject="count" close="full" ${MAY}`)),
    );
    for (const [index, { task, holder }] of tasks(game).entries()) {
      must(game, holder, { type: index % 3 === 0 ? 'reject' : 'approve', taskId: task });
      const seats = game.instance?.tokens[0]?.round?.seats ?? [];
      const voted = seats.filter(({ vote }) => vote !== undefined).length;
      if (seats.length > 0) expect([voted, seats.length - voted]).toEqual([index + 1, 80 - index - 1]);
    }
    expect(ofType(game.events, 'RoundClosed')).toHaveLength(1);
    expect(game.instance?.outcome).toBe('rejected');
  });
});
