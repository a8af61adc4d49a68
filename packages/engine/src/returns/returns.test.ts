import { describe, expect, test } from 'vitest';
import { isRejection } from '../rejection.ts';
import { chain, flowXml, node, panel, user } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  refused,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  taskAt,
  waiting,
  type Play,
} from '../testing/play.ts';
import { openTasks } from '../open-tasks.ts';
import { returnTargets } from '../return-targets.ts';
import { teacher } from '../testing/campus.ts';

/** The example of the rules: A → fork(b1: B1 → B2, b2: C1) → join → D. */
const EXAMPLE = flowXml(
  [
    user('A', 't1'),
    node('parallel', 'fork'),
    user('B1', 't2'),
    user('B2', 't3'),
    user('C1', 't4'),
    node('parallel', 'join'),
    user('D', 't5'),
  ],
  [
    ['start', 'A'],
    ['A', 'fork'],
    ['fork', 'B1'],
    ['B1', 'B2'],
    ['fork', 'C1'],
    ['B2', 'join'],
    ['C1', 'join'],
    ['join', 'D'],
    ['D', 'end'],
  ],
);

const frozen = (game: Play): readonly string[] =>
  openTasks(stateOf(game))
    .filter((each) => each.frozen)
    .map((each) => each.node);

function targets(game: Play, from: string): readonly string[] {
  const found = returnTargets(game.flow, stateOf(game), taskAt(game, from));
  return found.targets.map(({ kind, node: id }) => id ?? kind);
}

function closedApproved(game: Play): void {
  expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
}

describe('R1: within a branch', () => {
  test('rewalk asks again everybody after the target', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1', 'B2', 'C1');
    sendBack(game, 'D', 'A', 'rewalk');
    expect(waiting(game)).toEqual(['A']);
    approve(game, 'A');
    expect(waiting(game)).toEqual(['B1', 'C1']);
    approve(game, 'B1', 'B2', 'C1', 'D');
    closedApproved(game);
  });

  test('jumpBack asks only the target and the returner', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1', 'B2', 'C1');
    sendBack(game, 'D', 'A', 'jumpBack');
    expect(waiting(game)).toEqual(['A']);
    approve(game, 'A');
    expect(waiting(game)).toEqual(['D']);
    approve(game, 'D');
    closedApproved(game);
  });

  test.each(['rewalk', 'jumpBack'] as const)(
    'inside one branch the other is untouched (%s)',
    async (resume) => {
      const game = await submitted(EXAMPLE);
      approve(game, 'A', 'B1');
      sendBack(game, 'B2', 'B1', resume);
      expect(waiting(game)).toEqual(['B1', 'C1']);
      approve(game, 'C1', 'B1', 'B2', 'D');
      closedApproved(game);
    },
  );
});

describe('R2: out of a fork', () => {
  test('rewalk cancels the sibling branches', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1');
    const events = sendBack(game, 'B2', 'A', 'rewalk');
    expect(waiting(game)).toEqual(['A']);
    expect(ofType(events, 'TaskClosed')).toMatchObject([
      { node: 'B2', outcome: 'returned' },
      { node: 'C1', outcome: 'cancelled', reason: 'returned' },
    ]);
    approve(game, 'A', 'B1', 'C1', 'B2', 'D');
    closedApproved(game);
  });

  test('jumpBack freezes the siblings and thaws them with their votes', async () => {
    const xml = EXAMPLE.replace(
      '<bpmn:userTask id="C1"><bpmn:extensionElements><wangban:approval >',
      '<bpmn:userTask id="C1"><bpmn:extensionElements><wangban:approval ><wangban:approver rule="person" personNo="t6"/>',
    );
    const game = await submitted(xml);
    approve(game, 'A', 'B1');
    approve(game, 'C1');
    const events = sendBack(game, 'B2', 'A', 'jumpBack');
    expect([waiting(game), frozen(game)]).toEqual([['A'], ['C1']]);
    expect(ofType(events, 'TaskFrozen')).toHaveLength(1);
    const thawed = approve(game, 'A');
    expect(ofType(thawed, 'TaskThawed')).toHaveLength(1);
    expect([waiting(game), frozen(game)]).toEqual([['B2', 'C1'], []]);
    approve(game, 'C1', 'B2', 'D');
    closedApproved(game);
  });

  test('a frozen task refuses every vote', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1');
    const taskId = taskAt(game, 'C1');
    sendBack(game, 'B2', 'A', 'jumpBack');
    expect(refused(game, teacher(4), { type: 'approve', taskId }).code).toBe('FROZEN');
  });

  test('a branch that had arrived at the join stays arrived through a jump back', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'C1', 'B1');
    sendBack(game, 'B2', 'A', 'jumpBack');
    approve(game, 'A', 'B2', 'D');
    closedApproved(game);
  });

  test('an applicant who gets it back out of a fork finds everything frozen, and resubmits into the fork', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1');
    sendBack(game, 'B2', 'applicant', 'jumpBack');
    expect(game.instance?.status).toBe('returned');
    expect(waiting(game)).toEqual(['start']);
    resubmit(game);
    expect(waiting(game)).toEqual(['B2', 'C1']);
  });
});

describe('R3: into a finished block', () => {
  test.each(['B1', 'B2'] as const)(
    'rewalk to %s re-joins with the other branch as it was',
    async (target) => {
      const game = await submitted(EXAMPLE);
      approve(game, 'A', 'B1', 'B2', 'C1');
      sendBack(game, 'D', target, 'rewalk');
      expect(waiting(game)).toEqual([target]);
      approve(game, ...(target === 'B1' ? ['B1', 'B2'] : ['B2']));
      expect(waiting(game)).toEqual(['D']);
      approve(game, 'D');
      closedApproved(game);
    },
  );

  test('jumpBack goes past the join and leaves nothing behind', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1', 'B2', 'C1');
    sendBack(game, 'D', 'B1', 'jumpBack');
    approve(game, 'B1');
    expect(waiting(game)).toEqual(['D']);
    expect(game.instance?.tokens).toHaveLength(1);
    approve(game, 'D');
    closedApproved(game);
  });

  test('into a block inside a block, and beside it', async () => {
    const xml = flowXml(
      [
        node('parallel', 'f1'),
        node('parallel', 'f2'),
        ...['X', 'Y', 'Z'].map((id) => user(id)),
        node('parallel', 'j2'),
        node('parallel', 'j1'),
        user('D'),
      ],
      [
        ['start', 'f1'],
        ['f1', 'f2'],
        ['f2', 'X'],
        ['f2', 'Y'],
        ['X', 'j2'],
        ['Y', 'j2'],
        ['f1', 'Z'],
        ['j2', 'j1'],
        ['Z', 'j1'],
        ['j1', 'D'],
        ['D', 'end'],
      ],
    );
    for (const target of ['X', 'Z']) {
      const game = await submitted(xml);
      approve(game, 'X', 'Y', 'Z');
      sendBack(game, 'D', target, 'rewalk');
      expect(waiting(game)).toEqual([target]);
      approve(game, target, 'D');
      closedApproved(game);
    }
  });

  test('from one block into another that is finished', async () => {
    const xml = flowXml(
      [
        node('parallel', 'f1'),
        ...['X', 'Y', 'V', 'W'].map((id) => user(id)),
        node('parallel', 'j1'),
        node('parallel', 'f2'),
        node('parallel', 'j2'),
      ],
      [
        ['start', 'f1'],
        ['f1', 'X'],
        ['f1', 'Y'],
        ['X', 'j1'],
        ['Y', 'j1'],
        ['j1', 'f2'],
        ['f2', 'V'],
        ['f2', 'W'],
        ['V', 'j2'],
        ['W', 'j2'],
        ['j2', 'end'],
      ],
    );
    for (const resume of ['rewalk', 'jumpBack'] as const) {
      const game = await submitted(xml);
      approve(game, 'X', 'Y');
      sendBack(game, 'V', 'X', resume);
      expect([waiting(game), frozen(game)]).toEqual([['X'], resume === 'jumpBack' ? ['W'] : []]);
      approve(game, 'X');
      expect(waiting(game)).toEqual(['V', 'W']);
      approve(game, 'V', 'W');
      closedApproved(game);
    }
  });
});

describe('R4: sideways', () => {
  test('is refused with the legal targets', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1');
    const answer = sendBack(game, 'B2', 'C1', 'rewalk');
    expect(answer).toMatchObject({
      code: 'TARGET_IN_SIBLING_BRANCH',
      fact: { target: 'C1', targets: ['applicant', 'A', 'B1'] },
    });
    expect(targets(game, 'B2')).toEqual(['applicant', 'B1', 'A']);
  });

  test('forward and unknown nodes are refused as not visited', async () => {
    const game = await submitted(EXAMPLE);
    for (const target of ['D', 'nowhere', 'A']) {
      expect(sendBack(game, 'A', target, 'rewalk')).toMatchObject({ code: 'TARGET_NOT_VISITED' });
    }
  });
});

describe('previous', () => {
  test('is the nearest node in the line of work', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1');
    sendBack(game, 'B2', 'previous', 'rewalk');
    expect(waiting(game)).toEqual(['B1', 'C1']);
  });
  test('behind a join is ambiguous, with the choices', async () => {
    const game = await submitted(EXAMPLE);
    approve(game, 'A', 'B1', 'B2', 'C1');
    const answer = sendBack(game, 'D', 'previous', 'rewalk');
    expect(answer).toMatchObject({ code: 'AMBIGUOUS_TARGET', fact: { targets: ['B2', 'C1'] } });
    sendBack(game, 'D', 'C1', 'rewalk');
    expect(waiting(game)).toEqual(['C1']);
  });
  test('does not exist at the first node', async () => {
    const game = await submitted(chain(user('a')));
    expect(sendBack(game, 'a', 'previous', 'rewalk')).toMatchObject({ code: 'TARGET_NOT_VISITED' });
  });
  test('when only that is allowed, one of the nearest may be named', async () => {
    const game = await submitted(chain(user('a'), user('b'), user('c', 't3', 'returnTo="previous"')));
    approve(game, 'a', 'b');
    expect(sendBack(game, 'c', 'a', 'rewalk')).toMatchObject({ code: 'NOT_ALLOWED_AT_NODE' });
    expect(sendBack(game, 'c', 'applicant', 'rewalk')).toMatchObject({ code: 'NOT_ALLOWED_AT_NODE' });
    expect(isRejection(sendBack(game, 'c', 'b', 'rewalk'))).toBe(false);
  });
});

describe('R8: loops', () => {
  test('a target means its latest visit, and the round after it is fresh', async () => {
    const xml = flowXml(
      [user('A'), user('B', 't2'), node('exclusive', 'again'), user('C', 't3')],
      [
        ['start', 'A'],
        ['A', 'B'],
        ['B', 'again'],
        ['again', 'A', 'more'],
        ['again', 'C', 'default'],
        ['C', 'end'],
      ],
    );
    const game = await submitted(xml, { more: true });
    approve(game, 'A', 'B');
    expect(targets(game, 'A')).toEqual(['applicant', 'B']);
    sendBack(game, 'A', 'applicant', 'rewalk');
    resubmit(game, { more: false });
    approve(game, 'A', 'B');
    expect(
      ofType(game.events, 'RoundOpened')
        .filter((each) => each.node === 'A')
        .map((each) => each.visit),
    ).toEqual([1, 2, 3]);
    sendBack(game, 'C', 'A', 'jumpBack');
    approve(game, 'A', 'C');
    closedApproved(game);
  });
});

describe('R12: who handles the target', () => {
  test('the last actor is asked again, also when the task had been transferred', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    must(game, teacher(1), { type: 'transfer', taskId: taskAt(game, 'a'), to: teacher(9) });
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'rewalk');
    expect(openTasks(stateOf(game))).toMatchObject([{ node: 'a', holder: teacher(9) }]);
  });
  test('not when they have left: then the rules are asked anew', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    must(game, teacher(1), { type: 'transfer', taskId: taskAt(game, 'a'), to: teacher(9) });
    approve(game, 'a');
    const { directory } = game.context;
    const left = {
      ...directory,
      person: (id: number) => {
        const found = directory.person(id);
        return found === undefined || id !== teacher(9) ? found : { ...found, active: false };
      },
    };
    game.context = { ...game.context, directory: left };
    sendBack(game, 'b', 'a', 'rewalk');
    expect(openTasks(stateOf(game))).toMatchObject([{ node: 'a', holder: teacher(1) }]);
  });
  test('a node of several people is asked as a whole', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="any"'), user('b', 't3')));
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'rewalk');
    expect(openTasks(stateOf(game))).toHaveLength(2);
  });
  test('a jump back goes to the person who returned', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    approve(game, 'a');
    must(game, teacher(2), { type: 'transfer', taskId: taskAt(game, 'b'), to: teacher(8) });
    sendBack(game, 'b', 'a', 'jumpBack');
    approve(game, 'a');
    expect(openTasks(stateOf(game))).toMatchObject([{ node: 'b', holder: teacher(8) }]);
  });
});

describe('what a return needs', () => {
  test('an opinion, and a way to go on that the node offers', async () => {
    const game = await submitted(chain(user('a', 't1', 'resume="rewalk"')));
    const taskId = taskAt(game, 'a');
    const target = { kind: 'applicant' } as const;
    const silent = act(game, teacher(1), {
      type: 'returnTo',
      taskId,
      target,
      resume: 'rewalk',
      opinion: ' ',
    });
    expect(silent).toMatchObject({ code: 'OPINION_REQUIRED' });
    expect(sendBack(game, 'a', 'applicant', 'jumpBack')).toMatchObject({ code: 'NOT_ALLOWED_AT_NODE' });
  });
  test('nothing was written by a refusal', async () => {
    const game = await submitted(EXAMPLE);
    const before = JSON.stringify(game.instance);
    sendBack(game, 'A', 'D', 'rewalk');
    expect(JSON.stringify(game.instance)).toBe(before);
  });
});
