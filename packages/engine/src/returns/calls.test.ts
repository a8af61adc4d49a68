import { describe, expect, test } from 'vitest';
import { compileFlow } from '../definition/compile-flow.ts';
import { ask, boundary, loop, path, tag } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  waiting,
  type Play,
} from '../testing/play.ts';

const charge = (again: string, inside = ''): string =>
  tag(
    'serviceTask',
    'charge',
    `<bpmn:extensionElements><wangban:work topic="charge" ${again}/></bpmn:extensionElements>${inside}`,
  );
const REFUND = `${boundary('undo', 'charge', '<bpmn:compensateEventDefinition/>')}<bpmn:serviceTask id="refund" isForCompensation="true"><bpmn:extensionElements><wangban:work topic="refund"/></bpmn:extensionElements></bpmn:serviceTask><bpmn:association id="u" sourceRef="undo" targetRef="refund" associationDirection="One"/>`;

/** a → charge → b. */
function flow(again: string, beside = '', inside = ''): string {
  return document(
    `${tag('startEvent', 'start')}${ask('a', 't1')}${charge(again, inside)}${ask('b', 't2')}${tag('endEvent', 'end')}${beside}${path('start', 'a', 'charge', 'b', 'end')}`,
  );
}

const keys = (game: Play, topic = 'charge'): readonly unknown[] =>
  ofType(game.events, 'WaitOpened').flatMap(({ wait }) => (wait.name === topic ? [wait.key] : []));

function finish(game: Play, topic = 'charge'): void {
  for (const wait of stateOf(game).waits ?? [])
    if (wait.name === topic) must(game, undefined, { type: 'completeWork', wait: wait.id });
}

/** The task is done, and b sends the case back. */
async function returned(xml: string, to: string, resume: 'rewalk' | 'jumpBack'): Promise<Play> {
  const game = await submitted(xml);
  approve(game, 'a');
  finish(game);
  sendBack(game, 'b', to, resume);
  return game;
}

describe('R9: a finished service task between the target and the returner', () => {
  test.each(['a', 'applicant'])('keep, and rewalk: it is called again with its key (%s)', async (to) => {
    const game = await returned(flow(''), to, 'rewalk');
    if (to === 'applicant') resubmit(game);
    approve(game, 'a');
    expect(keys(game)).toEqual(['charge:3', 'charge:3']);
    finish(game);
    approve(game, 'b');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
  });

  test('repeat, and rewalk: it is called again with a new key', async () => {
    const game = await returned(flow('again="repeat"'), 'a', 'rewalk');
    approve(game, 'a');
    const [first, second] = keys(game);
    expect([keys(game).length, first === second]).toEqual([2, false]);
  });

  test('compensate, and rewalk: it is undone at once, then called with a new key', async () => {
    const game = await returned(flow('again="compensate"', REFUND), 'a', 'rewalk');
    expect([keys(game, 'refund').length, waiting(game)]).toEqual([1, ['a']]);
    finish(game, 'refund');
    approve(game, 'a');
    const [first, second] = keys(game);
    expect([keys(game).length, first === second]).toEqual([2, false]);
    finish(game);
    approve(game, 'b');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test('compensate is done once, however often the case goes back, and the case waits for it', async () => {
    const game = await returned(flow('again="compensate"', REFUND), 'applicant', 'rewalk');
    resubmit(game);
    approve(game, 'a');
    finish(game);
    sendBack(game, 'b', 'a', 'rewalk');
    expect(keys(game, 'refund')).toHaveLength(2);
    approve(game, 'a');
    finish(game);
    approve(game, 'b');
    expect(game.instance?.status).toBe('running');
    finish(game, 'refund');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
  });

  test.each(['', 'again="repeat"', 'again="compensate"'])(
    'jumpBack does not come by again (%s)',
    async (again) => {
      const game = await returned(flow(again, again.includes('comp') ? REFUND : ''), 'a', 'jumpBack');
      approve(game, 'a');
      expect([keys(game).length, keys(game, 'refund').length, waiting(game)]).toEqual([1, 0, ['b']]);
      approve(game, 'b');
      expect(game.instance?.outcome).toBe('approved');
    },
  );

  test('one that was asked for and not done keeps its key too: the other system may have begun', async () => {
    const xml = document(
      `${tag('startEvent', 'start')}${ask('a', 't1')}${tag('parallelGateway', 'fork')}${charge('')}${ask('b', 't2')}${tag('parallelGateway', 'join')}${tag('endEvent', 'end')}${path('start', 'a', 'fork', 'charge', 'join', 'end')}${path('fork', 'b', 'join')}`,
    );
    const game = await submitted(xml);
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'rewalk');
    approve(game, 'a');
    const [first, second] = keys(game);
    expect([keys(game).length, first]).toEqual([2, second]);
  });

  test('iterations keep each their own key', async () => {
    const game = await submitted(flow('', '', loop({ times: 2 })));
    approve(game, 'a');
    finish(game);
    sendBack(game, 'b', 'a', 'rewalk');
    approve(game, 'a');
    const all = keys(game);
    expect(all.slice(2)).toEqual(all.slice(0, 2));
    expect(new Set(all).size).toBe(2);
  });
});

test('a loop of the flow calls with a new key each time', async () => {
  const again = tag('exclusiveGateway', 'x');
  const xml = document(
    `${tag('startEvent', 'start')}${ask('a', 't1')}${charge('gives="more"')}${again}${tag('endEvent', 'end')}${path('start', 'a', 'charge', 'x', 'end')}<bpmn:sequenceFlow id="x-a" sourceRef="x" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">more</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  ).replace('id="x" ', 'id="x" default="x-end" ');
  const game = await submitted(xml);
  approve(game, 'a');
  const [wait] = stateOf(game).waits ?? [];
  must(game, undefined, { type: 'completeWork', wait: wait?.id ?? 0, variables: { more: true } });
  approve(game, 'a');
  expect(new Set(keys(game)).size).toBe(2);
  expect(stateOf(game).calls).toHaveLength(1);
});

test('compensate without a handler is a problem of the flow', async () => {
  const result = await compileFlow(flow('again="compensate"'));
  expect('problems' in result && result.problems.map(({ code, element }) => [code, element])).toEqual([
    ['badValue', 'charge'],
  ]);
});
