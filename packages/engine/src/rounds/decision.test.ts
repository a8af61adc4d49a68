import { describe, expect, test } from 'vitest';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, flowXml, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  play,
  refused,
  resubmit,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

type End = 'passed' | 'failed' | 'held' | 'open';

/** A round of these weights, decided by t1, t2 … in seat order. */
function round(approval: string, weights: readonly number[]): TestNode {
  return {
    id: 'a',
    kind: 'user',
    approval: `${approval} opinion="never" actions="approve reject returnTo addApprover removeApprover"`,
    approvers: weights.map((weight, index) => `rule="person" personNo="t${index + 1}" weight="${weight}"`),
  };
}

const seats = (n: number): readonly number[] => Array.from({ length: n }, () => 1);

/** How the round stands after what has happened. */
function endOf({ events }: Play): End {
  const closed = ofType(events, 'RoundClosed').at(-1)?.result;
  if (closed === 'passed' || closed === 'failed') return closed;
  return ofType(events, 'RoundHeld').length > 0 ? 'held' : 'open';
}

/** A vote of the seat with this number, counted from 1: A approves, R rejects. */
function voteBy(game: Play, seat: number, vote: string): void {
  const taskId = taskAt(game, 'a', teacher(seat));
  must(game, teacher(seat), { type: vote === 'A' ? 'approve' : 'reject', taskId });
}

/** Votes in seat order, `-` leaves one out: how the round ends, and at which vote. */
async function played(approval: string, weights: readonly number[], votes: string): Promise<string> {
  const game = await submitted(chain(round(approval, weights), user('b', 't90')));
  let given = 0;
  for (const [index, vote] of votes.split('').entries()) {
    if (vote === '-') continue;
    voteBy(game, index + 1, vote);
    given += 1;
    if (endOf(game) !== 'open') return `${endOf(game)} ${given}`;
  }
  return `open ${given}`;
}

const SIXTY = 'quorum="ratio" num="60" den="100"';
const WEIGHTS = [40, 30, 20, 10];

describe('vectors of the decision modes', () => {
  test.each<readonly [string, string, readonly number[], string, string]>([
    ['1 any veto: the first reject fails', 'quorum="any"', seats(5), 'R', 'failed 1'],
    ['2 any count: RRA passes', 'quorum="any" onReject="count"', seats(5), 'RRA', 'passed 3'],
    ['2 any count: all have to reject', 'quorum="any" onReject="count"', seats(5), 'RRRRR', 'failed 5'],
    ['3 any hold: held when all have rejected', 'quorum="any" onReject="hold"', seats(5), 'RRRRR', 'held 5'],
    ['4 all veto: AAR fails', 'quorum="all"', seats(3), 'AAR', 'failed 3'],
    ['4 all hold: AR is held', 'quorum="all" onReject="hold"', seats(3), 'AR', 'held 2'],
    ['5 60 % count: ARARA passes', `${SIXTY} onReject="count"`, seats(5), 'ARARA', 'passed 5'],
    ['5 60 % count: RRR fails', `${SIXTY} onReject="count"`, seats(5), 'RRR', 'failed 3'],
    ['5 60 % count: AAA passes', `${SIXTY} onReject="count"`, seats(5), 'AAA', 'passed 3'],
    ['6 60 % veto: AAA before the R', SIXTY, seats(5), 'AAAR', 'passed 3'],
    ['6 60 % veto: R first fails', SIXTY, seats(5), 'RAAA', 'failed 1'],
    ['6 60 % veto: AAR fails', SIXTY, seats(5), 'AAR', 'failed 3'],
    ['7 2/3 count: ARA', 'quorum="ratio" num="2" den="3" onReject="count"', seats(3), 'ARA', 'passed 3'],
    ['8 weight 50: AR–A', 'quorum="weight" weight="50" onReject="count"', WEIGHTS, 'AR-A', 'passed 3'],
    ['9 weight 60: R––R', 'quorum="weight" weight="60" onReject="count"', WEIGHTS, 'R--R', 'failed 2'],
    ['10 60 % full: open after AA', `${SIXTY} onReject="count" close="full"`, seats(3), 'AA', 'open 2'],
    ['10 60 % full: passed by AAR', `${SIXTY} onReject="count" close="full"`, seats(3), 'AAR', 'passed 3'],
    ['a veto does not wait for the others', 'quorum="any" close="full"', seats(3), 'AR', 'failed 2'],
    ['ratios count weights', `${SIXTY} onReject="count"`, [60, 20, 20], 'A', 'passed 1'],
    ['any and all count heads', 'quorum="all" onReject="count"', [60, 20, 20], 'AAA', 'passed 3'],
  ])('%s', async (_, approval, weights, votes, expected) => {
    expect(await played(approval, weights, votes)).toBe(expected);
  });

  test('11 all veto, n=2: A, one added beside, A, A: passed only by the last', async () => {
    const game = await submitted(chain(round('quorum="all"', seats(2))));
    voteBy(game, 1, 'A');
    const taskId = taskAt(game, 'a', teacher(2));
    must(game, teacher(2), { type: 'addApprover', taskId, position: 'parallel', people: [teacher(3)] });
    voteBy(game, 2, 'A');
    expect(endOf(game)).toBe('open');
    voteBy(game, 3, 'A');
    expect(endOf(game)).toBe('passed');
  });
  test('12 all veto, n=3: A, A, the third seat removed: passed by the removal, which names who removed', async () => {
    const game = await submitted(chain(round('quorum="all"', seats(3))));
    voteBy(game, 1, 'A');
    voteBy(game, 2, 'A');
    const taskId = taskAt(game, 'a', teacher(3));
    const events = must(game, teacher(1), { type: 'removeApprover', taskId, seat: 2 });
    expect(ofType(events, 'RoundClosed')).toMatchObject([{ result: 'passed', by: teacher(1) }]);
  });
  test('13 60 % count, n=5: A, A, one added, A, A: passed at four approvals of six', async () => {
    const game = await submitted(chain(round(`${SIXTY} onReject="count"`, seats(5))));
    voteBy(game, 1, 'A');
    voteBy(game, 2, 'A');
    const taskId = taskAt(game, 'a', teacher(5));
    must(game, teacher(5), { type: 'addApprover', taskId, position: 'parallel', people: [teacher(6)] });
    voteBy(game, 3, 'A');
    expect(endOf(game)).toBe('open');
    voteBy(game, 4, 'A');
    expect(endOf(game)).toBe('passed');
  });
});

describe('after the decision', () => {
  test('what is left is cancelled as decided, and a late vote is already handled', async () => {
    const game = await submitted(chain(round('quorum="any"', seats(3)), user('b', 't9')));
    const late = taskAt(game, 'a', teacher(3));
    voteBy(game, 1, 'A');
    expect(ofType(game.events, 'TaskClosed').map(({ reason }) => reason)).toEqual([
      undefined,
      'decided',
      'decided',
    ]);
    expect(refused(game, teacher(3), { type: 'approve', taskId: late }).code).toBe('ALREADY_HANDLED');
  });
  test('A + R + P = W after every vote', async () => {
    const game = await submitted(chain(round(`${SIXTY} onReject="count"`, WEIGHTS)));
    voteBy(game, 2, 'R');
    voteBy(game, 4, 'A');
    const [token] = game.instance?.tokens ?? [];
    expect(token?.round?.seats.map(({ weight, vote }) => [weight, vote])).toEqual([
      [40, undefined],
      [30, 'reject'],
      [20, undefined],
      [10, 'approve'],
    ]);
  });
  test('in a sequence under count the next is asked after a reject', async () => {
    const game = await submitted(chain(round('quorum="any" order="sequence" onReject="count"', seats(3))));
    voteBy(game, 1, 'R');
    expect(tasks(game).map(({ holder }) => holder)).toEqual([teacher(2)]);
    voteBy(game, 2, 'A');
    expect(endOf(game)).toBe('passed');
  });
});

/** Held after t1's reject; t20 heads the owner unit. */
const held = async (more = ''): Promise<Play> => {
  const game = await submitted(
    chain(user('z', 't8'), round(`quorum="all" onReject="hold" ${more}`, seats(2))),
  );
  approve(game, 'z');
  voteBy(game, 1, 'R');
  return game;
};
const ruling = (game: Play): number => taskAt(game, 'a');

describe('a held round', () => {
  test('asks the owner, and nobody votes any more', async () => {
    const game = await held();
    expect(tasks(game)).toMatchObject([{ kind: 'adjudication', holder: teacher(20) }]);
    expect(ofType(game.events, 'TaskClosed').at(-1)).toMatchObject({ outcome: 'cancelled', reason: 'held' });
    expect(game.instance?.status).toBe('running');
  });
  test('asks the decider whom the node names', async () => {
    const game = await held('decider="counsellor"');
    expect(tasks(game)).toMatchObject([{ kind: 'adjudication', holder: teacher(5) }]);
  });
  test('passes when the decider approves', async () => {
    const game = await held();
    must(game, teacher(20), { type: 'approve', taskId: ruling(game) });
    expect([endOf(game), game.instance?.outcome]).toEqual(['passed', 'approved']);
  });
  test('fails when the decider rejects', async () => {
    const game = await held();
    must(game, teacher(20), { type: 'reject', taskId: ruling(game) });
    expect([endOf(game), game.instance?.outcome]).toEqual(['failed', 'rejected']);
  });
  test('goes back when the decider returns it', async () => {
    const game = await held('onReturn="forbid"');
    const target = { kind: 'applicant' } as const;
    must(game, teacher(20), { type: 'returnTo', taskId: ruling(game), target, resume: 'rewalk' });
    expect(game.instance?.status).toBe('returned');
  });
  test('lets everybody vote anew when the decider reopens it', async () => {
    const game = await held();
    must(game, teacher(20), { type: 'reopenVoting', taskId: ruling(game), opinion: '请再议' });
    expect(tasks(game).map(({ holder }) => holder)).toEqual([teacher(1), teacher(2)]);
    voteBy(game, 1, 'A');
    voteBy(game, 2, 'A');
    expect(endOf(game)).toBe('passed');
  });
  test('goes on with the approvers that the decider adds, if they can still make it pass', async () => {
    const game = await submitted(chain(round('quorum="any" onReject="hold"', seats(2))));
    voteBy(game, 1, 'R');
    voteBy(game, 2, 'R');
    const people = [teacher(3)];
    must(game, teacher(20), { type: 'addApprover', taskId: ruling(game), position: 'parallel', people });
    voteBy(game, 3, 'A');
    expect(endOf(game)).toBe('passed');
  });
  test('adding approvers who cannot change the result is refused', async () => {
    const game = await held();
    const command = { type: 'addApprover', taskId: ruling(game), people: [teacher(3)] } as const;
    expect(refused(game, teacher(20), { ...command, position: 'parallel' }).code).toBe('QUORUM_UNREACHABLE');
    expect(refused(game, teacher(20), { ...command, position: 'before' }).code).toBe('NOT_ALLOWED_AT_NODE');
  });
  test('is held again with the same seat of the decider', async () => {
    const game = await held();
    must(game, teacher(20), { type: 'reopenVoting', taskId: ruling(game) });
    voteBy(game, 2, 'R');
    expect(ofType(game.events, 'RoundHeld').map(({ seat }) => seat)).toEqual([2, 2]);
  });
});

const short = () => submitted(chain(round('quorum="weight" weight="60"', [20, 30])));

describe('a round whose weights cannot reach what it needs', () => {
  test('is an incident for the owner, not a rejection', async () => {
    const game = await short();
    expect(ofType(game.events, 'RoundHeld')).toMatchObject([{ cause: 'unreachable', node: 'a' }]);
    expect(tasks(game)).toMatchObject([{ kind: 'adjudication', holder: teacher(20) }]);
    expect(game.instance?.status).toBe('running');
  });
  test('cannot be voted anew, but may be passed', async () => {
    const game = await short();
    const taskId = taskAt(game, 'a');
    expect(refused(game, teacher(20), { type: 'reopenVoting', taskId }).code).toBe('QUORUM_UNREACHABLE');
    must(game, teacher(20), { type: 'approve', taskId });
    expect(game.instance?.outcome).toBe('approved');
  });
});

const back = (game: Play, seat: number, node: string, resume: 'rewalk' | 'jumpBack' = 'rewalk') =>
  act(game, teacher(seat), {
    type: 'returnTo',
    taskId: taskAt(game, 'a', teacher(seat)),
    target: node === 'applicant' ? { kind: 'applicant' } : { kind: 'node', node },
    resume,
  });
const before = async (approval: string): Promise<Play> => {
  const game = await submitted(chain(user('x', 't8'), user('y', 't9'), round(approval, seats(3))));
  approve(game, 'x', 'y');
  return game;
};

describe('returns of voters', () => {
  test('immediate: any return moves the case', async () => {
    const game = await before('quorum="all" onReject="count"');
    back(game, 2, 'y');
    expect(waiting(game)).toEqual(['y']);
  });
  test('count: a return is a reject vote, and a round that passes takes no notice', async () => {
    const game = await before('quorum="any" onReject="count" onReturn="count"');
    back(game, 1, 'y');
    expect(waiting(game)).toEqual(['a']);
    voteBy(game, 2, 'A');
    expect(endOf(game)).toBe('passed');
  });
  test('count: a failed round goes to the earliest place that was named', async () => {
    const game = await before('quorum="any" onReject="count" onReturn="count"');
    back(game, 1, 'y');
    back(game, 2, 'x');
    voteBy(game, 3, 'R');
    expect(ofType(game.events, 'RoundClosed').at(-1)).toMatchObject({ node: 'a', result: 'failed' });
    expect(waiting(game)).toEqual(['x']);
    approve(game, 'x', 'y');
    expect(tasks(game)).toHaveLength(3);
  });
  test('count: the applicant comes before every node, and may jump back', async () => {
    const game = await before('quorum="all" onReject="count" onReturn="count"');
    back(game, 1, 'applicant', 'jumpBack');
    expect(game.instance?.status).toBe('returned');
    resubmit(game);
    expect(waiting(game)).toEqual(['a']);
  });
  test('forbid: there is no return', async () => {
    const game = await before('quorum="all" onReturn="forbid"');
    expect(back(game, 1, 'y')).toMatchObject({ code: 'NOT_ALLOWED_AT_NODE' });
  });
});

const failing = (onFail: string): TestNode => user('a', 't1', `opinion="never" ${onFail}`);
const fail = (game: Play): void => {
  approve(game, 'x', 'y');
  voteBy(game, 1, 'R');
};

describe('a failed round', () => {
  test.each([
    ['closes the case as rejected', '', [], 'closed'],
    ['goes to the applicant', 'onFail="return"', ['start'], 'returned'],
    ['goes to the previous node', 'onFail="return" failTo="previous"', ['y'], 'running'],
    ['goes to a node by name', 'onFail="return" failTo="x"', ['x'], 'running'],
    ['goes where holders may not', 'onFail="return" failTo="x" returnTo="applicant"', ['x'], 'running'],
  ] as const)('%s', async (_, onFail, nodes, status) => {
    const game = await submitted(chain(user('x', 't8'), user('y', 't9'), failing(onFail)));
    fail(game);
    expect([waiting(game), game.instance?.status]).toEqual([nodes, status]);
  });
  test('takes the marked sequence flow, which is never taken otherwise', async () => {
    const xml = flowXml(
      [user('x', 't8'), user('y', 't9'), failing('onFail="flow"'), user('b', 't2'), user('c', 't3')],
      [
        ['start', 'x'],
        ['x', 'y'],
        ['y', 'a'],
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'end'],
        ['c', 'end'],
      ],
    ).replace('id="a-c"', 'id="a-c" wangban:rejected="true"');
    const failed = await submitted(xml);
    fail(failed);
    expect(waiting(failed)).toEqual(['c']);
    const passed = await submitted(xml);
    approve(passed, 'x', 'y', 'a');
    expect(waiting(passed)).toEqual(['b']);
  });
  test('that was returned to and takes the marked flow does not jump back any more', async () => {
    const xml = flowXml(
      [failing('onFail="flow"'), user('b', 't2'), user('c', 't3')],
      [
        ['start', 'a'],
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'end'],
        ['c', 'end'],
      ],
    ).replace('id="a-c"', 'id="a-c" wangban:rejected="true"');
    const game = await submitted(xml);
    approve(game, 'a');
    must(game, teacher(2), {
      type: 'returnTo',
      taskId: taskAt(game, 'b'),
      target: { kind: 'previous' },
      resume: 'jumpBack',
      opinion: '请补',
    });
    voteBy(game, 1, 'R');
    expect([waiting(game), game.instance?.returns]).toEqual([['c'], undefined]);
  });
});

/** A step whose only approver post is vacant. */
const vacant = (onFail: string): TestNode => ({
  id: 'a',
  kind: 'user',
  approval: `empty="autoReject" ${onFail}`,
  approvers: ['rule="position" position="vacant" unit="u12"'],
});

test('a round that fails because nobody is there goes where failed rounds go, and never round in circles', async () => {
  const returned = await submitted(chain(user('x', 't8'), vacant('onFail="return" failTo="previous"')));
  approve(returned, 'x');
  expect(waiting(returned)).toEqual(['x']);
  const closed = await submitted(chain(vacant('')));
  expect(closed.instance?.outcome).toBe('rejected');
  const rejected = chain(vacant('onFail="flow"'), user('b', 't2')).replace(
    'id="b-end"',
    'id="a-end" wangban:rejected="true" sourceRef="a" targetRef="end"/><bpmn:sequenceFlow id="b-end"',
  );
  expect((await submitted(rejected)).instance?.status).toBe('closed');
  const circle = chain(
    { ...vacant(''), id: 'x', approval: 'empty="autoPass"' },
    vacant('onFail="return" failTo="x"'),
  );
  const game = await play(circle);
  expect(refused(game, STUDENT, { type: 'submit', data: {} }).code).toBe('TOO_MANY_STEPS');
});

test('a panel without weights writes none into the state', async () => {
  const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"')));
  expect(JSON.stringify(game.instance)).not.toContain('weight');
});
