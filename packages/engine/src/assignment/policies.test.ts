import { describe, expect, test } from 'vitest';
import { openTasks } from '../open-tasks.ts';
import { CAMPUS, directoryOf, STUDENT, teacher, type Campus } from '../testing/campus.ts';
import { chain, user, type TestNode } from '../testing/flow-xml.ts';
import { approve, must, ofType, play, stateOf, type Play } from '../testing/play.ts';

/** How a node ends up with nobody. */
const CAUSES = {
  'nobody is found': 'rule="userGroup" group="empty"',
  'all have left': 'rule="person" personNo="t90"',
  'the applicant was taken out': 'rule="formField" field="self"',
} as const;

/** A node whose rules find nobody; `self="forbid"` sends the applicant to the empty rule. */
const vacant = (cause: keyof typeof CAUSES, approval: string, id = 'a'): TestNode => ({
  id,
  kind: 'user',
  approval: `self="forbid" ${approval}`,
  approvers: [CAUSES[cause]],
  otherwise: approval.includes('empty="to"') ? ['rule="person" personNo="t7"'] : [],
});

async function applied(
  nodes: readonly TestNode[],
  applicant = STUDENT,
  campus: Campus = CAMPUS,
): Promise<Play> {
  const game = await play(chain(...nodes), { directory: directoryOf(campus) });
  const personNo = game.context.directory.person(applicant)?.personNo ?? '';
  must(game, applicant, { type: 'submit', data: { self: personNo } });
  return game;
}

/** Who is asked where, or how the case ended. */
function state(game: Play): string {
  const { status, outcome, tokens } = stateOf(game);
  if (status === 'closed') return `closed ${outcome}`;
  const blocked = tokens.flatMap(({ node, incident }) => (incident === undefined ? [] : [`${node}!`]));
  const asked = openTasks(stateOf(game)).map(
    ({ node, holder }) => `${node}:${game.context.directory.person(holder ?? 0)?.personNo}`,
  );
  return [...blocked, ...asked].join(' ');
}

describe.each(Object.keys(CAUSES))('when %s', (name) => {
  const cause = Object.entries(CAUSES).find(([each]) => each === name)?.[0];
  test.each([
    ['autoPass', 'b:t2'],
    ['autoReject', 'closed rejected'],
    ['to', 'a:t7'],
    ['toOwner', 'a:t20'],
    ['block', 'a!'],
  ])('empty="%s" leads to %s', async (empty, expected) => {
    const [known] = KNOWN.filter((each) => each === cause);
    if (known === undefined) throw new Error('no such cause');
    const game = await applied([vacant(known, `empty="${empty}"`), user('b', 't2')]);
    expect(state(game)).toBe(expected);
  });
});

const KNOWN = ['nobody is found', 'all have left', 'the applicant was taken out'] as const;

describe('an empty node is never silent', () => {
  test('three in a row that pass by themselves leave three entries', async () => {
    const nodes = ['a', 'b', 'c'].map((id) => vacant('nobody is found', 'empty="autoPass"', id));
    const game = await applied(nodes);
    expect(state(game)).toBe('closed approved');
    expect(ofType(game.events, 'RoundClosed')).toMatchObject(
      ['a', 'b', 'c'].map((node) => ({ node, result: 'passed', auto: 'empty' })),
    );
  });
  test('whoever is asked instead is told apart from whom the rules name', async () => {
    const game = await applied([vacant('all have left', 'empty="toOwner"')]);
    expect(ofType(game.events, 'RoundOpened')).toMatchObject([{ instead: { cause: 'empty', by: 'owner' } }]);
  });
  test('an incident names the owners, and the case waits', async () => {
    const game = await applied([vacant('nobody is found', 'empty="block"')]);
    expect(ofType(game.events, 'IncidentRaised')).toMatchObject([{ node: 'a', owners: [teacher(20)] }]);
    expect(stateOf(game).status).toBe('running');
  });
  test('no owner either is an incident, too', async () => {
    const campus = { ...CAMPUS, heads: {} };
    const game = await applied([vacant('nobody is found', 'empty="toOwner"')], STUDENT, campus);
    expect(state(game)).toBe('a!');
  });
});

/** A node that names the head of the applicant's unit. */
const headed = (self: string): TestNode => ({
  id: 'a',
  kind: 'user',
  approval: `self="${self}" empty="toOwner"`,
  approvers: ['rule="unitHead"'],
});

describe('the applicant alone is named', () => {
  const head = teacher(12);
  test.each([
    ['allow', 'a:t12'],
    ['skip', 'closed approved'],
    ['toSuperior', 'a:t10'],
    ['toUnitHead', 'a:t20'],
    ['toOwner', 'a:t20'],
    ['forbid', 'a:t20'],
  ])('self="%s" leads to %s', async (self, expected) => {
    expect(state(await applied([headed(self)], head))).toBe(expected);
  });
  test('the climb over superiors who are the applicant too ends at the owner', async () => {
    const campus = { ...CAMPUS, heads: { ...CAMPUS.heads, 10: [head], 1: [head] } };
    expect(state(await applied([headed('toSuperior')], head, campus))).toBe('a:t20');
  });
  test('toUnitHead asks another head of the unit first', async () => {
    const campus = { ...CAMPUS, heads: { ...CAMPUS.heads, 12: [head, teacher(3)] } };
    const only: TestNode = { ...headed('toUnitHead'), approvers: ['rule="formField" field="self"'] };
    expect(state(await applied([only], head, campus))).toBe('a:t3');
  });
  test('who filed for the head may not decide either, and the head neither', async () => {
    const game = await play(
      chain({ ...headed('toSuperior'), approvers: ['rule="unitHead"', 'rule="person" personNo="t4"'] }),
    );
    must(game, teacher(4), { type: 'submit', data: {}, applicant: head });
    expect(stateOf(game)).toMatchObject({ applicant: head, filer: teacher(4) });
    expect(state(game)).toBe('a:t10');
  });
});

/** `c` asks who was asked at `a`. */
const spared = (dedupe: string, second = 't2'): readonly TestNode[] => [
  user('a', 't1'),
  user('b', second),
  user('c', 't1', `dedupe="${dedupe}"`),
  user('d', 't4'),
];

describe('whoever approved before is spared', () => {
  test.each([
    ['none', 't2', 'c:t1'],
    ['adjacent', 't2', 'c:t1'],
    ['once', 't2', 'd:t4'],
    ['adjacent', 't1', 'd:t4'],
  ])('dedupe="%s" after a:t1 b:%s leads to %s', async (dedupe, second, expected) => {
    const game = await applied(spared(dedupe, second));
    approve(game, 'a', 'b');
    expect(state(game)).toBe(expected);
  });
  test('the vote that spares is named, and the round says why it closed', async () => {
    const game = await applied(spared('once'));
    approve(game, 'a', 'b');
    const [first] = ofType(game.events, 'RoundOpened');
    expect(ofType(game.events, 'SeatAutoApproved')).toMatchObject([
      { node: 'c', person: teacher(1), source: first?.round },
    ]);
    expect(ofType(game.events, 'RoundClosed').at(-1)).toMatchObject({ node: 'c', auto: 'dedupe' });
  });
  test('a spared seat counts in the quorum, and the others are still asked', async () => {
    const both = ['t1', 't3'].map((personNo) => `rule="person" personNo="${personNo}"`);
    const panel: TestNode = {
      id: 'c',
      kind: 'user',
      approval: 'quorum="all" dedupe="once"',
      approvers: both,
    };
    const game = await applied([user('a', 't1'), panel]);
    approve(game, 'a');
    expect(state(game)).toBe('c:t3');
    approve(game, 'c');
    expect(state(game)).toBe('closed approved');
  });
  test('in a sequence a spared seat is passed over', async () => {
    const all = ['t3', 't1', 't4'].map((personNo) => `rule="person" personNo="${personNo}"`);
    const approval = 'quorum="all" order="sequence" dedupe="once"';
    const game = await applied([user('a', 't1'), { id: 'c', kind: 'user', approval, approvers: all }]);
    approve(game, 'a');
    expect(state(game)).toBe('c:t3');
    approve(game, 'c');
    expect(state(game)).toBe('c:t4');
  });
  test.each(['signature="true"', 'requiredFields="amount"'])('not at a node with %s', async (must_) => {
    const game = await applied([user('a', 't1'), user('b', 't1', `dedupe="adjacent" ${must_}`)]);
    approve(game, 'a');
    expect(state(game)).toBe('b:t1');
  });
});
