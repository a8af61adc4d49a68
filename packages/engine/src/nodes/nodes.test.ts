import { describe, expect, test } from 'vitest';
import { HOUR, MONDAY_NINE, teacher } from '../testing/campus.ts';
import { chain, flowXml, node, user } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  play,
  refused,
  stateOf,
  submitted,
  taskAt,
  tasks,
  waiting,
} from '../testing/play.ts';
import { STEP_LIMIT } from './walk.ts';

const BY_DAYS = flowXml(
  [node('exclusive', 'route'), user('short', 't1'), user('long', 't2'), user('other', 't3')],
  [
    ['start', 'route'],
    ['route', 'short', 'days <= 3'],
    ['route', 'long', 'days > 3 and applicant.unit = "u12" and days > parameters.limit'],
    ['route', 'other', 'default'],
    ['short', 'end'],
    ['long', 'end'],
    ['other', 'end'],
  ],
);

describe('an exclusive gateway', () => {
  test.each([
    [1, 'short'],
    [5, 'long'],
  ])('with %i days asks %s', async (days, expected) => {
    const game = await submitted(BY_DAYS, { days });
    expect(waiting(game)).toEqual([expected]);
    expect(ofType(game.events, 'GatewayPassed')).toMatchObject([
      { node: 'route', flow: `route-${expected}` },
    ]);
  });
  test('takes the default when no condition holds', async () => {
    const game = await submitted(
      BY_DAYS,
      { days: 5 },
      { service: { ...(await play(BY_DAYS)).context.service, parameters: { limit: 9 } } },
    );
    expect(waiting(game)).toEqual(['other']);
  });
  test('reads today() by the clock of the command, on the wall of the hall', async () => {
    const xml = flowXml(
      [node('exclusive', 'x'), user('early'), user('late')],
      [
        ['start', 'x'],
        ['x', 'early', 'today() = date("2026-03-02")'],
        ['x', 'late', 'default'],
        ['early', 'end'],
        ['late', 'end'],
      ],
    );
    expect(waiting(await submitted(xml, {}))).toEqual(['early']);
    expect(waiting(await submitted(xml, {}, { now: MONDAY_NINE + 15 * HOUR }))).toEqual(['late']);
  });
  test('takes the first that holds, in document order', async () => {
    const xml = flowXml(
      [node('exclusive', 'x'), user('a'), user('b')],
      [
        ['start', 'x'],
        ['x', 'a', 'days > 1'],
        ['x', 'b', 'days > 0'],
        ['a', 'end'],
        ['b', 'end'],
      ],
    );
    expect(waiting(await submitted(xml, { days: 2 }))).toEqual(['a']);
  });
  test('does not guess when a value is missing', async () => {
    const game = await play(BY_DAYS);
    expect(refused(game, 1, { type: 'submit', data: {} })).toMatchObject({
      code: 'EXPRESSION_FAILED',
      fact: { node: 'route-short', expression: 'days <= 3' },
    });
  });
});

describe('a parallel gateway', () => {
  const PAIR = flowXml(
    [node('parallel', 'fork'), user('a', 't1'), user('b', 't2'), node('parallel', 'join'), user('c', 't3')],
    [
      ['start', 'fork'],
      ['fork', 'a'],
      ['fork', 'b'],
      ['a', 'join'],
      ['b', 'join'],
      ['join', 'c'],
      ['c', 'end'],
    ],
  );
  test('asks all branches and waits for each', async () => {
    const game = await submitted(PAIR);
    expect(waiting(game)).toEqual(['a', 'b']);
    approve(game, 'b');
    expect(waiting(game)).toEqual(['a']);
    approve(game, 'a');
    expect(waiting(game)).toEqual(['c']);
    expect(ofType(game.events, 'JoinPassed')).toHaveLength(1);
  });
  test('joins some branches first and the rest later', async () => {
    const xml = flowXml(
      [
        node('parallel', 'fork'),
        ...['a', 'b', 'c', 'd'].map((id) => user(id)),
        node('parallel', 'j1'),
        node('parallel', 'j2'),
      ],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['fork', 'c'],
        ['a', 'j1'],
        ['b', 'j1'],
        ['j1', 'd'],
        ['d', 'j2'],
        ['c', 'j2'],
        ['j2', 'end'],
      ],
    );
    const game = await submitted(xml);
    approve(game, 'a', 'b', 'd');
    expect(waiting(game)).toEqual(['c']);
    approve(game, 'c');
    expect(stateOf(game)).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('in a loop every pass is an activation of its own', async () => {
    const xml = flowXml(
      [
        node('exclusive', 'again'),
        node('parallel', 'fork'),
        user('a', 't1'),
        user('b', 't2'),
        node('parallel', 'join'),
        user('c', 't3'),
        node('exclusive', 'enough'),
      ],
      [
        ['start', 'again'],
        ['again', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'join'],
        ['b', 'join'],
        ['join', 'c'],
        ['c', 'enough'],
        ['enough', 'again', 'more'],
        ['enough', 'end', 'default'],
      ],
    );
    const game = await submitted(xml, { more: true });
    for (let pass = 0; pass < 3; pass += 1) approve(game, 'a', 'b', 'c');
    expect(ofType(game.events, 'JoinPassed')).toHaveLength(3);
    expect(waiting(game)).toEqual(['a', 'b']);
    expect(JSON.stringify(stateOf(game)).length).toBeLessThan(1_500);
  });
  test('a branch may end on its own; the case closes with the last one', async () => {
    const xml = flowXml(
      [node('parallel', 'fork'), user('a', 't1'), user('b', 't2'), node('end', 'end'), node('end', 'end2')],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'end'],
        ['b', 'end2'],
      ],
    );
    const game = await submitted(xml);
    approve(game, 'a');
    expect(stateOf(game).status).toBe('running');
    approve(game, 'b');
    expect(stateOf(game).outcome).toBe('approved');
  });
});

describe('a script task', () => {
  test('computes a variable that conditions see', async () => {
    const xml = flowXml(
      [
        { id: 's', kind: 'script', script: 'count * price', variable: 'sum' },
        node('exclusive', 'x'),
        user('a'),
      ],
      [
        ['start', 's'],
        ['s', 'x'],
        ['x', 'a', 'sum > 1000'],
        ['x', 'end', 'default'],
        ['a', 'end'],
      ],
    );
    const game = await submitted(xml, { count: 3, price: 400 });
    expect(stateOf(game).variables).toEqual({ sum: 1200 });
    expect(waiting(game)).toEqual(['a']);
  });
  test('a flow that asks nobody closes at once as completed', async () => {
    const game = await submitted(chain({ id: 's', kind: 'script', script: '1 + 1', variable: 'two' }));
    expect(stateOf(game)).toMatchObject({ status: 'closed', outcome: 'completed', variables: { two: 2 } });
  });
});

describe('a loop that nobody ends', () => {
  test('is refused after so many automatic steps, and nothing is written', async () => {
    const xml = flowXml(
      [
        node('exclusive', 'merge'),
        { id: 's', kind: 'script', script: '1', variable: 'one' },
        node('exclusive', 'x'),
      ],
      [
        ['start', 'merge'],
        ['merge', 's'],
        ['s', 'x'],
        ['x', 'merge', 'one = 1'],
        ['x', 'end', 'default'],
      ],
    );
    const game = await play(xml);
    expect(refused(game, 1, { type: 'submit', data: {} })).toMatchObject({
      code: 'TOO_MANY_STEPS',
      fact: { limit: STEP_LIMIT },
    });
    expect(game.instance).toBeUndefined();
  });
});

describe('milestones', () => {
  test('are reached when their node completes, once', async () => {
    const game = await submitted(
      chain({ ...user('a', 't1'), milestone: 'checked' }, { ...user('b', 't2'), milestone: 'checked' }),
    );
    const events = approve(game, 'a', 'b');
    expect(ofType(events, 'MilestoneReached').map(({ name, node: id }) => [name, id])).toEqual([
      ['accepted', 'a'],
      ['checked', 'a'],
    ]);
  });
  test('the first vote accepts the case, also a rejection, but not a return', async () => {
    const rejected = await submitted(chain(user('a')));
    const events = must(rejected, teacher(1), {
      type: 'reject',
      taskId: taskAt(rejected, 'a'),
      opinion: '不',
    });
    expect(ofType(events, 'MilestoneReached')).toMatchObject([{ name: 'accepted' }]);
    const returned = await submitted(chain(user('a')));
    const back = act(returned, teacher(1), {
      type: 'returnTo',
      taskId: taskAt(returned, 'a'),
      target: { kind: 'applicant' },
      resume: 'rewalk',
      opinion: '补材料',
    });
    expect(ofType(back, 'MilestoneReached')).toEqual([]);
  });
  test('a flow with its own acceptance step accepts there, not before', async () => {
    const game = await submitted(chain(user('a', 't1'), { ...user('b', 't2'), milestone: 'accepted' }));
    approve(game, 'a');
    expect(stateOf(game).milestones).toBeUndefined();
    approve(game, 'b');
    expect(stateOf(game).milestones).toEqual(['accepted']);
  });
  test('a milestone at the start is reached by the submit', async () => {
    const xml = flowXml(
      [{ id: 'start', kind: 'start', milestone: 'accepted' }, user('a')],
      [
        ['start', 'a'],
        ['a', 'end'],
      ],
    );
    const game = await submitted(xml);
    expect(stateOf(game).milestones).toEqual(['accepted']);
    expect(tasks(game)).toHaveLength(1);
  });
});
