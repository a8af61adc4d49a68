import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seating } from '../assignment/resolve.ts';
import { openTasks } from '../open-tasks.ts';
import { isRejection } from '../rejection.ts';
import { CAMPUS, contextFor, directoryOf, SERVICE, STUDENT, teacher } from '../testing/campus.ts';
import { chain, flowXml, node, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  approve,
  compiled,
  must,
  ofType,
  play,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  type Play,
} from '../testing/play.ts';
import { CHOICES, blocks, xmlOf, type Block } from '../testing/random-flow.ts';
import { predict } from './predict.ts';
import type { Prediction } from './prediction.ts';
import { vacancies } from './vacancies.ts';

function predicted(game: Play, data = game.instance?.data ?? {}): readonly Prediction[] {
  const found = predict(game.flow, game.instance, data, { ...game.context, actor: STUDENT });
  if (isRejection(found)) throw new Error(JSON.stringify(found));
  return found;
}

const people = (seats: Seating): string =>
  seats
    .map((candidates) =>
      candidates.map((each) => ('person' in each ? each.person : -each.position)).join('|'),
    )
    .toSorted()
    .join();
const brief = (steps: readonly Prediction[]): readonly string[] =>
  steps.map(({ node: at, status, reason, seats }) =>
    [at, status, reason, people(seats)].filter(Boolean).join(' '),
  );

const vacant = (approval: string, rule = 'rule="userGroup" group="empty"'): TestNode => ({
  id: 'a',
  kind: 'user',
  approval,
  approvers: [rule],
});

describe('prediction', () => {
  test('tells the steps and people before the submit, by the data as they are', async () => {
    const xml = flowXml(
      [user('a', 't1'), node('exclusive', 'x'), user('b', 't2'), panel('c', ['t3', 't4'], '')],
      [
        ['start', 'a'],
        ['a', 'x'],
        ['x', 'b', 'days > 3'],
        ['x', 'c', 'default'],
        ['b', 'end'],
        ['c', 'end'],
      ],
    );
    const game = await play(xml);
    expect(brief(predicted(game, { days: 5 }))).toEqual(['a certain 101', 'b certain 102']);
    expect(brief(predicted(game, { days: 1 }))).toEqual(['a certain 101', 'c certain 103,104']);
    expect(brief(predicted(game, {}))).toEqual([
      'a certain 101',
      'b conditional data 102',
      'c conditional data 103,104',
    ]);
  });
  test('shows what lies ahead of an open case, with arrangements', async () => {
    const game = await submitted(
      chain(user('a', 't1'), user('b', 't2', 'skippable="true"'), user('c', 't3')),
    );
    must(game, teacher(20), { type: 'setFutureApprovers', node: 'c', people: [teacher(7)] });
    must(game, teacher(20), { type: 'skipFutureNode', node: 'b' });
    expect(predicted(game)).toMatchObject([
      { node: 'b', status: 'certain', auto: 'plan', seats: [] },
      { node: 'c', status: 'certain', seats: [[{ person: teacher(7) }]] },
    ]);
  });
  test('goes on from the applicant when the case is back there', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    approve(game, 'a');
    sendBack(game, 'b', 'applicant', 'jumpBack');
    expect(brief(predicted(game))).toEqual(['b certain 102']);
    resubmit(game);
    expect(brief(predicted(game))).toEqual([]);
  });
  test.each([
    ['a vacant step is visible before the submit', vacant('empty="block"'), 'a unresolvable noApprover'],
    ['so is one that passes by itself', vacant('empty="autoPass"'), 'a certain'],
    ['and whom it asks instead', vacant('empty="toOwner"'), 'a certain 120'],
    ['a choice is still open', vacant('', 'rule="previousPicks"'), 'a unresolvable toBePicked'],
    [
      'a business system has not answered',
      vacant('', 'rule="resolver" resolver="hr"'),
      'a unresolvable resolver',
    ],
    [
      'work is shared out when it comes',
      vacant('', 'rule="oneOf" strategy="fewestOpen" personNo="t1 t2"'),
      'a conditional workload 101',
    ],
  ])('%s', async (_, step, expected) => {
    const game = await play(chain(step, user('b', 't2')));
    expect(brief(predicted(game, {}))).toEqual([expected, 'b certain 102']);
  });
  test('whether somebody is spared is open while it is open who votes', async () => {
    const again = panel('b', ['t1', 't3'], 'dedupe="once"');
    const any = await play(chain(panel('a', ['t1', 't2'], 'quorum="any"'), again));
    expect(brief(predicted(any, {}))).toEqual(['a certain 101,102', 'b conditional votes 101,103']);
    const all = await play(chain(panel('a', ['t1', 't2'], 'quorum="all"'), again));
    expect(brief(predicted(all, {}))).toEqual(['a certain 101,102', 'b certain 101,103']);
  });
  test('an endless flow is shown a few times, not forever', async () => {
    const xml = flowXml(
      [node('exclusive', 'merge'), user('a', 't1'), node('exclusive', 'x')],
      [
        ['start', 'merge'],
        ['merge', 'a'],
        ['a', 'x'],
        ['x', 'merge', 'again'],
        ['x', 'end', 'default'],
      ],
    );
    const game = await play(xml);
    expect(predicted(game, { again: true }).length).toBeLessThan(6);
    expect(brief(predicted(game, { again: false }))).toEqual(['a certain 101']);
  });
  test('changes nothing', async () => {
    const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
    const before = JSON.stringify(game.instance);
    predicted(game);
    expect(JSON.stringify(game.instance)).toBe(before);
  });
});

test('the applicant must choose at the submit for a step that comes later, if it will come', async () => {
  const picked: TestNode = { id: 'b', kind: 'user', approval: '', approvers: ['rule="applicantPicks"'] };
  const xml = flowXml(
    [user('a', 't1'), node('exclusive', 'x'), picked],
    [
      ['start', 'a'],
      ['a', 'x'],
      ['x', 'b', 'days > 3'],
      ['x', 'end', 'default'],
      ['b', 'end'],
    ],
  );
  const game = await play(xml);
  expect(() => must(game, STUDENT, { type: 'submit', data: { days: 5 } })).toThrow('PICK_REQUIRED');
  must(game, STUDENT, { type: 'submit', data: { days: 1 } });
});

/** Everything that a node may do without asking: people who left, the applicant, dedupe. */
const POLICIES = fc.array(
  fc.record({
    empty: fc.constantFrom('autoPass', 'toOwner', 'block'),
    self: fc.constantFrom('skip', 'toSuperior', 'toOwner', 'allow'),
    dedupe: fc.constantFrom('none', 'none', 'adjacent', 'once'),
    order: fc.constantFrom('parallel', 'sequence'),
    people: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 't90', 's1'), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 9 },
);
type Policy = (typeof POLICIES extends fc.Arbitrary<infer T> ? T : never)[number];

/** The block with random policies and people at its tasks; everybody has to vote, so that it is known who will. */
function withPolicies(block: Block, policies: readonly Policy[], place = { at: 0 }): Block {
  switch (block.kind) {
    case 'task': {
      place.at += 1;
      const { people: named, ...rest } = policies[place.at % policies.length] ?? { people: ['t1'] };
      const attributes = Object.entries(rest).map(([name, value]) => `${name}="${value}"`);
      return { kind: 'task', approval: `quorum="all" ${attributes.join(' ')}`, people: named };
    }
    case 'loop':
      return { ...block, block: withPolicies(block.block, policies, place) };
    case 'sequence':
    case 'parallel':
    case 'choice':
      return { ...block, blocks: block.blocks.map((each) => withPolicies(each, policies, place)) };
  }
}

/** Lets everybody approve, in an order that numbers choose; who stands in where nobody is found, the owner says. */
function playThrough(game: Play, order: readonly number[]): void {
  for (let step = 0; stateOf(game).status === 'running' && step < 500; step += 1) {
    const blocked = stateOf(game).tokens.find(({ incident }) => incident !== undefined);
    if (blocked?.incident !== undefined) {
      must(game, undefined, { type: 'resolveIncident', incident: blocked.incident.id, people: [teacher(9)] });
      continue;
    }
    const tasks = openTasks(stateOf(game));
    const task = tasks[(order[step % order.length] ?? 0) % tasks.length];
    must(game, task?.holder, { type: 'approve', taskId: task?.task ?? 0 });
  }
}

/** Whom the steps really asked; where the owner named somebody, nobody had been found. */
function actual(game: Play): readonly string[] {
  const named = new Set(ofType(game.events, 'IncidentResolved').map(({ node: at }) => at));
  return ofType(game.events, 'RoundOpened')
    .map(({ node: at, seats, instead }) => {
      const nobody = named.has(at) && instead?.by === 'plan';
      return `${at} ${nobody ? '' : people(seats.map(({ candidates }) => candidates))}`;
    })
    .toSorted();
}

test('while data and directory stay as they are, whom the steps ask is what was predicted', async () => {
  await fc.assert(
    fc.asyncProperty(
      blocks,
      POLICIES,
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }),
      async (block, policies, choices, order) => {
        const { xml, counters } = xmlOf(withPolicies(block, policies));
        const game: Play = {
          flow: await compiled(xml),
          events: [],
          instance: undefined,
          context: contextFor(),
        };
        const data = {
          ...Object.fromEntries(CHOICES.map((name, index) => [name, choices[index] ?? 0])),
          ...Object.fromEntries(counters.map((name) => [name, 0])),
        };
        const steps = predicted(game, data);
        must(game, STUDENT, { type: 'submit', data });
        playThrough(game, order);
        expect(steps.map(({ node: at, seats }) => `${at} ${people(seats)}`).toSorted()).toEqual(actual(game));
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

describe('vacant posts', () => {
  test.each([
    ['a post that somebody holds', 'rule="position" position="president"', []],
    ['a post that nobody keeps', 'rule="position" position="lab-head"', [20]],
    ['a vacant post', 'rule="position" position="vacant" unit="u12"', [12, 13, 20]],
    ['heads', 'rule="unitHead"', [13]],
    ['what depends on the form', 'rule="formField" field="deputy"', []],
    ['somebody who has left', 'rule="person" personNo="t90"', [12, 13, 20]],
  ])('%s', async (_, rule, units) => {
    const flow = await compiled(chain(vacant('', rule)));
    const found = vacancies(flow, directoryOf(CAMPUS), SERVICE.owner);
    expect(found.map(({ unit }) => unit).toSorted((a, b) => a - b)).toEqual(units);
  });
});
