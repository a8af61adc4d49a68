import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { DAY, teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const inner = (contents: string, more = ''): string =>
  tag('subProcess', 'sub', `${more}<bpmn:startEvent id="s"/>${contents}<bpmn:endEvent id="e"/>`);

const waits = (game: Play): readonly string[] =>
  (stateOf(game).waits ?? []).map(({ kind, node }) => `${kind}:${node}`);
const nodes = (game: Play): readonly string[] => tasks(game).map(({ node }) => node);

/** a → b, asked twice → c. */
const TWICE = (sequential = false): string =>
  document(
    `${START}${ask('a', 't1')}${ask('b', 't2', loop({ times: 2 }, sequential))}${ask('c', 't3')}${END}${path('start', 'a', 'b', 'c', 'end')}`,
  );

describe('a task with several iterations', () => {
  test('that returned from one of them is jumped back to in that one alone', async () => {
    const game = await submitted(TWICE());
    approve(game, 'a');
    sendBack(game, 'b', 'applicant', 'jumpBack');
    resubmit(game);
    expect(nodes(game)).toEqual(['b', 'b']);
    approve(game, 'b', 'b');
    expect(waiting(game)).toEqual(['c']);
    expect(stateOf(game).scopes).toBeUndefined();
  });
  test.each([false, true])(
    'that is returned to jumps back when all are done (in turn: %s)',
    async (inTurn) => {
      const game = await submitted(TWICE(inTurn));
      approve(game, 'a', 'b', 'b');
      sendBack(game, 'c', 'b', 'jumpBack');
      approve(game, 'b');
      expect(ofType(game.events, 'Resubmitted')).toEqual([]);
      const events = approve(game, 'b');
      expect(ofType(events, 'Resubmitted')).toMatchObject([{ resume: 'jumpBack' }]);
      expect(stateOf(game).returns).toBeUndefined();
      approve(game, 'c');
      expect(stateOf(game).status).toBe('closed');
    },
  );
  test('that lies in a parallel branch jumps back past the join, and the join fires once', async () => {
    const game = await submitted(
      document(
        `${START}<bpmn:parallelGateway id="fork"/>${ask('b', 't2', loop({ times: 2 }))}${ask('x', 't4')}<bpmn:parallelGateway id="join"/>${ask('c', 't3')}${END}${path('start', 'fork', 'b', 'join', 'c', 'end')}${path('fork', 'x', 'join')}`,
      ),
    );
    approve(game, 'b', 'b', 'x');
    sendBack(game, 'c', 'b', 'jumpBack');
    const events = approve(game, 'b', 'b');
    expect(ofType(events, 'JoinPassed')).toEqual([]);
    expect(waiting(game)).toEqual(['c']);
    expect(stateOf(game).tokens).toHaveLength(1);
  });
});

describe('a return out of a sub-process', () => {
  test('waits for the border events of the returning task once, when it has come back', async () => {
    const game = await submitted(
      document(
        `${START}${ask('a', 't1')}${inner(`${ask('b', 't2')}${boundary('late', 'b', timer('PT4H'), false)}<bpmn:endEvent id="e2"/>${path('s', 'b', 'e')}${path('late', 'e2')}`)}${END}${path('start', 'a', 'sub', 'end')}`,
      ),
    );
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'jumpBack');
    expect(waits(game)).toEqual([]);
    approve(game, 'a');
    expect(waits(game)).toEqual(['timer:late']);
  });
  test('freezes each branch once', async () => {
    const game = await submitted(
      document(
        `${START}${ask('a', 't1')}${inner(`${ask('b', 't2', loop({ times: 2 }))}${path('s', 'b', 'e')}`)}${END}${path('start', 'a', 'sub', 'end')}`,
      ),
    );
    approve(game, 'a');
    const frozen = ofType(sendBack(game, 'b', 'a', 'jumpBack'), 'TokenFrozen').map(({ token }) => token);
    expect(new Set(frozen).size).toBe(frozen.length);
  });
  test('leaves nothing open there when the flow is walked again after all', async () => {
    const chosen = `<bpmn:exclusiveGateway id="x" default="x-sub"/><bpmn:sequenceFlow id="x-c" sourceRef="x" targetRef="c"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">days > 3</bpmn:conditionExpression></bpmn:sequenceFlow>`;
    const game = await submitted(
      document(
        `${START}${chosen}${inner(`${ask('b', 't2')}${path('s', 'b', 'e')}`)}${ask('c', 't3')}${END}${path('start', 'x', 'sub', 'c', 'end')}`,
      ),
      { days: 1 },
    );
    sendBack(game, 'b', 'applicant', 'jumpBack');
    const events = resubmit(game, { days: 5 });
    expect(ofType(events, 'Resubmitted')).toMatchObject([{ rewalkForced: true }]);
    expect([waiting(game), stateOf(game).scopes]).toEqual([['c'], undefined]);
  });
  test('that goes into a finished one comes back through both', async () => {
    const game = await submitted(
      document(
        `${START}${inner(`${ask('a', 't1')}${path('s', 'a', 'e')}`)}${ask('b', 't2', loop({ times: 2 }))}${END}${path('start', 'sub', 'b', 'end')}`,
      ),
    );
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'jumpBack');
    approve(game, 'a');
    expect(nodes(game)).toEqual(['b', 'b']);
    approve(game, 'b', 'b');
    expect(stateOf(game).status).toBe('closed');
  });
  test('that goes into a finished one leaves nothing open either when the flow is walked again', async () => {
    const way = `<bpmn:exclusiveGateway id="x" default="x-b"/><bpmn:sequenceFlow id="x-c" sourceRef="x" targetRef="c"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">far = true</bpmn:conditionExpression></bpmn:sequenceFlow>`;
    const game = await submitted(
      document(
        `${START}${inner(`${ask('a', 't1')}<bpmn:scriptTask id="n" scriptFormat="feel" wangban:resultVariable="far"><bpmn:script>today() > date("2026-03-02")</bpmn:script></bpmn:scriptTask>${path('s', 'a', 'n', 'e')}`)}${way}${ask('b', 't2', loop({ times: 2 }))}${ask('c', 't3')}${END}${path('start', 'sub', 'x', 'b', 'c', 'end')}`,
      ),
    );
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'jumpBack');
    game.context = { ...game.context, now: game.context.now + DAY };
    const events = approve(game, 'a');
    expect(ofType(events, 'Resubmitted')).toMatchObject([{ rewalkForced: true }]);
    expect([waiting(game), stateOf(game).scopes]).toEqual([['c'], undefined]);
  });
  test('arms event sub-processes inside of the iterations, not once more around them', async () => {
    const alarm = tag(
      'subProcess',
      'alarm',
      `<bpmn:startEvent id="rings">${timer('PT9H')}</bpmn:startEvent><bpmn:endEvent id="out"/>${path('rings', 'out')}`,
      'triggeredByEvent="true"',
    );
    const game = await submitted(
      document(
        `${START}${ask('a', 't1')}${inner(`${ask('b', 't2')}${path('s', 'b', 'e')}${alarm}`, loop({ times: 2 }))}${END}${path('start', 'a', 'sub', 'end')}`,
      ),
    );
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'jumpBack');
    approve(game, 'a');
    expect(waits(game)).toEqual(['timer:rings', 'timer:rings']);
  });
});

test('a task that a border event ends does not jump back, and keeps nobody frozen', async () => {
  const game = await submitted(
    document(
      `${START}${ask('a', 't1')}${boundary('late', 'a', timer('PT4H'))}<bpmn:parallelGateway id="fork"/>${ask('b', 't2')}${ask('x', 't4')}<bpmn:parallelGateway id="join"/>${ask('z', 't5')}${END}${path('start', 'a', 'fork', 'b', 'join', 'end')}${path('fork', 'x', 'join')}<bpmn:endEvent id="e2"/>${path('late', 'z', 'e2')}`,
    ),
  );
  approve(game, 'a');
  sendBack(game, 'b', 'a', 'jumpBack');
  const [wait] = stateOf(game).waits ?? [];
  game.context = { ...game.context, now: wait?.at ?? 0 };
  must(game, undefined, { type: 'fireWait', wait: wait?.id ?? 0 });
  expect(stateOf(game).tokens.map(({ node }) => node)).toEqual(['z']);
  must(game, teacher(5), { type: 'approve', taskId: tasks(game)[0]?.task ?? 0 });
  expect(stateOf(game).status).toBe('closed');
});

test('a recall out of a join restores each other branch once, also one that an inclusive gateway had joined alone', async () => {
  const game = await submitted(
    document(
      `${START}<bpmn:parallelGateway id="fork"/><bpmn:inclusiveGateway id="or" default="or-p"/><bpmn:manualTask id="p"/><bpmn:manualTask id="q"/><bpmn:sequenceFlow id="or-q" sourceRef="or" targetRef="q"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">false</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:inclusiveGateway id="orJoin"/>${ask('b', 't2')}<bpmn:parallelGateway id="join"/>${ask('c', 't3')}${END}${path('start', 'fork', 'or', 'p', 'orJoin', 'join', 'c', 'end')}${path('q', 'orJoin')}${path('fork', 'b', 'join')}`,
    ),
  );
  approve(game, 'b');
  const voted = ofType(game.events, 'TaskClosed').at(-1)?.task ?? 0;
  must(game, teacher(2), { type: 'recall', taskId: voted });
  expect(
    stateOf(game)
      .tokens.map(({ node }) => node)
      .toSorted(),
  ).toEqual(['b', 'join']);
  approve(game, 'b', 'c');
  expect(stateOf(game).status).toBe('closed');
});
