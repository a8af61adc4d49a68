import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  refused,
  stateOf,
  submitted,
  taskAt,
  tasks,
  type Play,
} from '../testing/play.ts';

/** a → sub (x → y) → z, with something in the sub-process and beside it. */
function nested(inside = '', beside = '', way = path('begin', 'x', 'y', 'done')): string {
  const sub = tag(
    'subProcess',
    'sub',
    `${inside}${tag('startEvent', 'begin')}${ask('x', 't2')}${ask('y', 't3')}${tag('endEvent', 'done')}${way}`,
  );
  return document(
    `${tag('startEvent', 'start')}${ask('a', 't1')}${sub}${ask('z', 't4')}${tag('endEvent', 'end')}${beside}${path('start', 'a', 'sub', 'z', 'end')}`,
  );
}

/** Approves at a node, and gives the task that it was done with. */
function vote(game: Play, node: string, which = 0): number {
  const task = tasks(game).filter((each) => each.node === node)[which];
  const taskId = task?.task ?? 0;
  must(game, task?.holder, { type: 'approve', taskId });
  return taskId;
}
const recall = (game: Play, by: number, taskId: number) =>
  must(game, teacher(by), { type: 'recall', taskId });
const refusal = (game: Play, by: number, taskId: number) =>
  refused(game, teacher(by), { type: 'recall', taskId }).code;
const open = (game: Play): readonly string[] =>
  tasks(game)
    .map(({ node }) => node)
    .toSorted();
function ends(game: Play, ...nodes: readonly string[]): void {
  approve(game, ...nodes);
  expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
}

describe('recall of a vote in a sub-process', () => {
  test('the next step inside is cancelled, and the round is open again', async () => {
    const game = await submitted(nested());
    approve(game, 'a');
    const taskId = vote(game, 'x');
    const events = recall(game, 2, taskId);
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ node: 'y', reason: 'recalled' }]);
    expect(open(game)).toEqual(['x']);
    ends(game, 'x', 'y', 'z');
  });

  test('that led into it: the sub-process is closed with what is inside', async () => {
    const game = await submitted(nested());
    const taskId = vote(game, 'a');
    const events = recall(game, 1, taskId);
    expect(ofType(events, 'ScopeClosed')).toMatchObject([{ node: 'sub', result: 'cancelled' }]);
    expect([open(game), stateOf(game).scopes]).toEqual([['a'], undefined]);
    ends(game, 'a', 'x', 'y', 'z');
  });

  test('that finished it: the same sub-process is open again', async () => {
    const game = await submitted(nested());
    approve(game, 'a', 'x');
    const [scope] = stateOf(game).scopes ?? [];
    const taskId = vote(game, 'y');
    expect([open(game), stateOf(game).scopes]).toEqual([['z'], undefined]);
    recall(game, 3, taskId);
    expect(open(game)).toEqual(['y']);
    expect(stateOf(game).scopes).toMatchObject([{ id: scope?.id, node: 'sub' }]);
    ends(game, 'y', 'z');
  });

  test('not once somebody has voted behind it', async () => {
    const game = await submitted(nested());
    approve(game, 'a');
    const first = vote(game, 'x');
    const second = vote(game, 'y');
    expect(refusal(game, 2, first)).toBe('NOT_RECALLABLE');
    approve(game, 'z');
    expect(refusal(game, 3, second)).toBe('INSTANCE_CLOSED');
  });

  test('not once somebody has passed on the step behind the sub-process', async () => {
    const game = await submitted(nested());
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    must(game, teacher(4), { type: 'transfer', taskId: taskAt(game, 'z'), to: teacher(9) });
    expect(refusal(game, 3, taskId)).toBe('NOT_RECALLABLE');
  });

  test('the timer at its border stops with it and is armed anew, and that of the step behind it is gone', async () => {
    const late = boundary('late', 'sub', timer('PT8H'));
    const later = boundary('later', 'z', timer('PT8H'));
    const way = `${late}${later}${tag('endEvent', 'over')}${path('late', 'over')}${path('later', 'over')}`;
    const game = await submitted(nested('', way));
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    expect(stateOf(game).waits).toMatchObject([{ node: 'later' }]);
    recall(game, 3, taskId);
    expect(stateOf(game).waits).toMatchObject([{ node: 'late' }]);
    ends(game, 'y', 'z');
  });

  test('a branch inside that waits at the join, and one that went through it, come back with the other arrived', async () => {
    const gates = `${tag('parallelGateway', 'fork')}${tag('parallelGateway', 'join')}`;
    const way = path('begin', 'fork', 'x', 'join', 'done') + path('fork', 'y', 'join');
    const game = await submitted(nested(gates, '', way));
    approve(game, 'a');
    const first = vote(game, 'x');
    recall(game, 2, first);
    expect(open(game)).toEqual(['x', 'y']);
    approve(game, 'x');
    const second = vote(game, 'y');
    expect(open(game)).toEqual(['z']);
    recall(game, 3, second);
    expect(open(game)).toEqual(['y']);
    ends(game, 'y', 'z');
  });

  test('through several sub-processes that ended with it', async () => {
    const inner = `${tag('startEvent', 'in')}${ask('x', 't2')}${tag('endEvent', 'out')}${path('in', 'x', 'out')}`;
    const outer = `${tag('startEvent', 'begin')}${tag('subProcess', 'inner', inner)}${tag('endEvent', 'done')}${path('begin', 'inner', 'done')}`;
    const game = await submitted(
      document(
        `${tag('startEvent', 'start')}${tag('subProcess', 'outer', outer)}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'outer', 'z', 'end')}`,
      ),
    );
    const taskId = vote(game, 'x');
    recall(game, 2, taskId);
    expect([open(game), stateOf(game).scopes?.map(({ node }) => node)]).toEqual([['x'], ['outer', 'inner']]);
    recall(game, 2, vote(game, 'x'));
    ends(game, 'x', 'z');
  });
});

describe('recall of a vote in an iteration', () => {
  test('of a sub-process: this one is open again, the others go on as they were', async () => {
    const game = await submitted(nested(loop({ times: 3 })));
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    expect(open(game)).toEqual(['x', 'x']);
    recall(game, 3, taskId);
    expect(open(game)).toEqual(['x', 'x', 'y']);
    ends(game, 'x', 'x', 'y', 'y', 'y', 'z');
  });

  test('that finished the last of them: the others stay finished, and each may still take their vote back', async () => {
    const game = await submitted(nested(loop({ times: 2 })));
    approve(game, 'a', 'x', 'x');
    const first = vote(game, 'y');
    const second = vote(game, 'y');
    expect(open(game)).toEqual(['z']);
    recall(game, 3, second);
    expect(open(game)).toEqual(['y']);
    recall(game, 3, first);
    expect(open(game)).toEqual(['y', 'y']);
    ends(game, 'y', 'y', 'z');
  });

  test('one after the other: the next one is cancelled, and begins again after it', async () => {
    const game = await submitted(nested(loop({ times: 3 }, true)));
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    expect(open(game)).toEqual(['x']);
    recall(game, 3, taskId);
    expect([open(game), stateOf(game).scopes?.[0]?.loop]).toMatchObject([['y'], { done: 0, begun: 1 }]);
    ends(game, 'y', 'x', 'y', 'x', 'y', 'z');
  });

  test('one after the other: not once somebody has voted in the next one', async () => {
    const game = await submitted(nested(loop({ times: 2 }, true)));
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    approve(game, 'x');
    expect(refusal(game, 3, taskId)).toBe('NOT_RECALLABLE');
  });

  test.each([false, true])(
    'of a task with iterations (in turn: %s), under way and when all are done',
    async (inTurn) => {
      const game = await submitted(
        document(
          `${tag('startEvent', 'start')}${ask('m', 't2', loop({ times: 2 }, inTurn))}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'm', 'z', 'end')}`,
        ),
      );
      recall(game, 2, vote(game, 'm'));
      expect(open(game)).toEqual(inTurn ? ['m'] : ['m', 'm']);
      approve(game, 'm');
      const last = vote(game, 'm');
      expect(open(game)).toEqual(['z']);
      recall(game, 2, last);
      expect([open(game), stateOf(game).scopes]).toMatchObject([['m'], [{ loop: { done: 1, begun: 2 } }]]);
      ends(game, 'm', 'z');
    },
  );

  test('not when it ended others that nobody had decided', async () => {
    const enough = loop({ times: 3 }).replace(
      '</bpmn:loopCardinality>',
      '</bpmn:loopCardinality><bpmn:completionCondition>numberOfCompletedInstances >= 1</bpmn:completionCondition>',
    );
    const game = await submitted(nested(enough));
    approve(game, 'a', 'x');
    const taskId = vote(game, 'y');
    expect(open(game)).toEqual(['z']);
    expect(refusal(game, 3, taskId)).toBe('NOT_RECALLABLE');
  });

  test('of a standard loop: the next turn is cancelled', async () => {
    const again = '<bpmn:standardLoopCharacteristics loopMaximum="3"/>';
    const game = await submitted(
      document(
        `${tag('startEvent', 'start')}${ask('m', 't2', again)}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'm', 'z', 'end')}`,
      ),
    );
    const first = vote(game, 'm');
    recall(game, 2, first);
    expect([open(game), stateOf(game).tokens[0]?.loop]).toEqual([['m'], undefined]);
    approve(game, 'm', 'm');
    recall(game, 2, vote(game, 'm'));
    ends(game, 'm', 'z');
  });
});
