import { describe, expect, test } from 'vitest';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  stateOf,
  submitted,
  taskAt,
  waiting,
  type Play,
} from '../testing/play.ts';
import { returnTargets } from '../return-targets.ts';

/** A → fork (B1 → B2, C1) → join → D, with gateways of some kind; then F. */
function block(
  kind: 'parallelGateway' | 'inclusiveGateway' = 'parallelGateway',
  inB = ask('B1', 't2'),
): string {
  const people = `${ask('A', 't1')}${inB}${ask('B2', 't3')}${ask('C1', 't4')}${ask('D', 't5')}${ask('F', 't6')}`;
  return document(
    `${tag('startEvent', 'start')}${people}${tag(kind, 'fork')}${tag(kind, 'join')}${tag('endEvent', 'end')}${path('start', 'A', 'fork', 'B1', 'B2', 'join', 'D', 'F', 'end')}${path('fork', 'C1', 'join')}`,
  );
}

function sendBack(game: Play, from: string, node: string, resume: 'rewalk' | 'jumpBack') {
  const person = { B2: 3, D: 5, F: 6 }[from] ?? 0;
  const target = { kind: 'node', node, whole: true } as const;
  return act(game, teacher(person), {
    type: 'returnTo',
    taskId: taskAt(game, from),
    target,
    resume,
    opinion: '请整块重办',
  });
}
function closed(game: Play): void {
  expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
}

describe('R3: a return into a finished block as a whole', () => {
  test.each(['rewalk', 'jumpBack'] as const)(
    'begins all its branches anew, and the flow is walked from there (%s)',
    async (resume) => {
      const game = await submitted(block());
      approve(game, 'A', 'B1', 'B2', 'C1', 'D');
      const events = sendBack(game, 'F', 'B2', resume);
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'Returned', target: 'B2', whole: true, resume: 'rewalk' }),
      );
      expect(waiting(game)).toEqual(['B1', 'C1']);
      expect(stateOf(game).tokens).toHaveLength(2);
      approve(game, 'B1', 'B2');
      expect(waiting(game)).toEqual(['C1']);
      approve(game, 'C1', 'D', 'F');
      closed(game);
    },
  );

  test.each(['rewalk', 'jumpBack'] as const)('an inclusive fork chooses anew (%s)', async (resume) => {
    const amount = '<bpmn:conditionExpression>amount > 5</bpmn:conditionExpression>';
    const xml = block('inclusiveGateway').replace(
      '<bpmn:sequenceFlow id="fork-C1" sourceRef="fork" targetRef="C1"/>',
      `<bpmn:sequenceFlow id="fork-C1" sourceRef="fork" targetRef="C1">${amount}</bpmn:sequenceFlow>`,
    );
    const game = await submitted(xml, { amount: 9 });
    approve(game, 'A', 'B1', 'B2', 'C1');
    sendBack(game, 'D', 'B1', resume);
    expect(waiting(game)).toEqual(['B1', 'C1']);
    approve(game, 'B1', 'B2', 'C1', 'D', 'F');
    closed(game);
  });

  test.each(['rewalk', 'jumpBack'] as const)(
    'also where the target lies in a sub-process of a branch (%s)',
    async (resume) => {
      const inner = `${tag('startEvent', 'in')}${ask('X', 't2')}${tag('endEvent', 'out')}${path('in', 'X', 'out')}`;
      const game = await submitted(block('parallelGateway', tag('subProcess', 'B1', inner)));
      approve(game, 'A', 'X', 'B2', 'C1');
      sendBack(game, 'D', 'X', resume);
      expect(waiting(game)).toEqual(['C1', 'X']);
      approve(game, 'X', 'B2', 'C1', 'D', 'F');
      closed(game);
    },
  );

  test('is offered for the nodes in it, and for no others', async () => {
    const game = await submitted(block());
    approve(game, 'A', 'B1', 'B2', 'C1');
    const { targets } = returnTargets(game.flow, stateOf(game), taskAt(game, 'D'));
    expect(
      targets
        .filter(({ whole }) => whole)
        .map(({ node = '' }) => node)
        .toSorted(),
    ).toEqual(['B1', 'B2', 'C1']);
    expect(targets.filter(({ whole }) => whole !== true).map(({ node }) => node)).toEqual([undefined, 'A']);
  });

  test('is refused before the block, and inside one that is not finished', async () => {
    const game = await submitted(block());
    approve(game, 'A', 'B1');
    expect(sendBack(game, 'B2', 'B1', 'rewalk')).toMatchObject({ code: 'TARGET_NOT_VISITED' });
    approve(game, 'B2', 'C1');
    expect(sendBack(game, 'D', 'A', 'rewalk')).toMatchObject({
      code: 'TARGET_NOT_VISITED',
      fact: { targets: expect.arrayContaining(['B1', 'B2', 'C1']) },
    });
  });

  test('who returned out of it before does not get it back: that return is over', async () => {
    const game = await submitted(block());
    approve(game, 'A', 'B1', 'B2', 'C1', 'D');
    must(game, teacher(6), {
      type: 'returnTo',
      taskId: taskAt(game, 'F'),
      target: { kind: 'node', node: 'D' },
      resume: 'jumpBack',
      opinion: '请补',
    });
    const events = sendBack(game, 'D', 'B1', 'jumpBack');
    expect(ofType(Array.isArray(events) ? events : [], 'TaskOpened')).toHaveLength(2);
    expect(stateOf(game).returns).toBeUndefined();
    approve(game, 'B1', 'B2', 'C1', 'D', 'F');
    closed(game);
  });
});
