import { describe, expect, test } from 'vitest';
import { ask, boundary, path as edges, timer } from '../testing/bpmn-parts.ts';
import { STUDENT, teacher } from '../testing/campus.ts';
import { document, flowXml, node, user, type TestEdge } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  ofType,
  refused,
  sendBack,
  stateOf,
  submitted,
  taskAt,
  waiting,
  type Play,
} from '../testing/play.ts';

const ADMIN = teacher(30);
const path = (...nodes: readonly string[]): readonly TestEdge[] =>
  nodes.slice(1).map((to, at): TestEdge => [nodes[at] ?? '', to]);

/** a → fork (b1 → b2 | c1) → join → d. */
const FORKED = flowXml(
  [
    user('a', 't1'),
    node('parallel', 'fork'),
    user('b1', 't2'),
    user('b2', 't5'),
    user('c1', 't3'),
    node('parallel', 'join'),
    user('d', 't4'),
  ],
  [...path('start', 'a', 'fork', 'b1', 'b2', 'join', 'd', 'end'), ...path('fork', 'c1', 'join')],
);
/** Three branches, of which the first two are joined first: fork (b | c) → inner → e | f) → outer → g. */
const STAGED = flowXml(
  [
    node('parallel', 'fork'),
    user('b', 't1'),
    user('c', 't2'),
    node('parallel', 'inner'),
    user('e', 't3'),
    user('f', 't4'),
    node('parallel', 'outer'),
    user('g', 't5'),
  ],
  [
    ...path('start', 'fork', 'b', 'inner', 'e', 'outer', 'g', 'end'),
    ...path('fork', 'c', 'inner'),
    ...path('fork', 'f', 'outer'),
  ],
);

const jump = (game: Play, from: string, to: string) =>
  ({ type: 'jump', taskId: taskAt(game, from), to, reason: '走错了' }) as const;
const move = (game: Play, from: string, to: string) => must(game, ADMIN, jump(game, from, to), 'admin');

describe('jump', () => {
  test('is for administrators, with a reason; the owner is told and the rounds left are skipped', async () => {
    const game = await submitted(FORKED);
    const command = jump(game, 'a', 'd');
    expect(refused(game, teacher(20), command, 'owner')).toMatchObject({
      code: 'NO_RIGHT',
      fact: { rights: ['admin'] },
    });
    expect(refused(game, STUDENT, command).code).toBe('NO_RIGHT');
    expect(refused(game, ADMIN, { ...command, reason: ' ' }, 'admin').code).toBe('OPINION_REQUIRED');
    const events = must(game, ADMIN, command, 'admin');
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ node: 'a', reason: 'skippedByAdmin' }]);
    const [jumped] = ofType(events, 'Jumped');
    expect(jumped).toMatchObject({ from: 'a', to: 'd', reason: '走错了', by: ADMIN });
    expect(jumped?.owners.length).toBeGreaterThan(0);
    expect(waiting(game)).toEqual(['d']);
    approve(game, 'd');
    expect(game.events.at(-1)).toMatchObject({ type: 'InstanceClosed', outcome: 'approved', jumped: true });
  });

  // Who approves before, the jump, who waits then, and who has to approve until the end.
  const rows: readonly (readonly [string, string, readonly string[], string, string, string, string])[] = [
    ['forward before a fork', FORKED, [], 'a', 'd', 'd', 'd'],
    ['out of a fork, whose other branch ends', FORKED, ['a'], 'b1', 'd', 'd', 'd'],
    ['out of a fork where the other branch has arrived', FORKED, ['a', 'c1'], 'b1', 'd', 'd', 'd'],
    ['along a branch', FORKED, ['a'], 'b1', 'b2', 'b2 c1', 'b2 c1 d'],
    ['back along a branch', FORKED, ['a', 'b1'], 'b2', 'b1', 'b1 c1', 'b1 b2 c1 d'],
    ['back out of a fork', FORKED, ['a', 'b1'], 'b2', 'a', 'a', 'a b1 b2 c1 d'],
    ['back over a block', FORKED, ['a', 'b1', 'b2', 'c1'], 'd', 'a', 'a', 'a b1 b2 c1 d'],
    ['to the node itself', FORKED, ['a'], 'c1', 'c1', 'b1 c1', 'b1 b2 c1 d'],
    ['to a fork', FORKED, ['a', 'b1', 'b2', 'c1'], 'd', 'fork', 'b1 c1', 'b1 b2 c1 d'],
    ['over a join of some branches', STAGED, [], 'b', 'e', 'e f', 'e f g'],
    ['over a join where the other has arrived', STAGED, ['c'], 'b', 'e', 'e f', 'e f g'],
    ['beside a join of others', STAGED, [], 'f', 'g', 'g', 'g'],
    ['over all joins', STAGED, ['c'], 'b', 'g', 'g', 'g'],
  ];
  test.each(rows)('%s', async (_, flow, before, from, to, waits, rest) => {
    const game = await submitted(flow);
    approve(game, ...before);
    move(game, from, to);
    expect(waiting(game)).toEqual(waits.split(' '));
    approve(game, ...rest.split(' '));
    expect(stateOf(game)).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test.each([
    ['sideways', ['a'], 'b1', 'c1'],
    ['into a fork', [], 'a', 'b1'],
    ['into a finished fork', ['a', 'b1', 'b2', 'c1'], 'd', 'c1'],
    ['to a join', ['a'], 'b1', 'join'],
    ['to nowhere', ['a'], 'b1', 'nowhere'],
    ['to the start', ['a'], 'b1', 'start'],
  ])('%s is refused, with the targets that are possible', async (_, before, from, to) => {
    const game = await submitted(FORKED);
    approve(game, ...before);
    const inBranch = ['b1', 'b2'].filter(() => from === 'b1');
    const refusal = refused(game, ADMIN, jump(game, from, to), 'admin');
    expect(refusal).toMatchObject({ code: 'TARGET_NOT_REACHABLE', fact: { target: to } });
    expect(refusal.fact['targets']).toEqual(expect.arrayContaining(['a', 'd', 'end', 'fork', ...inBranch]));
  });

  test('meets a join arrival in either order, and the join counts right', async () => {
    for (const first of ['jump', 'arrival'] as const) {
      const game = await submitted(FORKED);
      approve(game, 'a', 'b1');
      const arrive = () => act(game, teacher(3), { type: 'approve', taskId: task });
      const task = taskAt(game, 'c1');
      const back = jump(game, 'b2', 'b1');
      const both =
        first === 'jump'
          ? [() => act(game, ADMIN, back, ['admin']), arrive]
          : [arrive, () => act(game, ADMIN, back, ['admin'])];
      for (const each of both) expect(each()).not.toHaveProperty('code');
      expect(waiting(game)).toEqual(['b1']);
      approve(game, 'b1', 'b2');
      expect(ofType(game.events, 'JoinPassed')).toHaveLength(1);
      expect(waiting(game)).toEqual(['d']);
    }
  });

  test('meets the approval of the task that it leaves: the second is told', async () => {
    const game = await submitted(FORKED);
    const [command, taskId] = [jump(game, 'a', 'd'), taskAt(game, 'a')];
    approve(game, 'a');
    expect(refused(game, ADMIN, command, 'admin').code).toBe('NOT_WAITING');
    const other = await submitted(FORKED);
    move(other, 'a', 'd');
    expect(refused(other, teacher(1), { type: 'approve', taskId }).code).toBe('ALREADY_HANDLED');
  });

  test('ends a case at its end event, and takes a token that has arrived out of the join again', async () => {
    const game = await submitted(FORKED);
    approve(game, 'a', 'c1');
    const [token] = stateOf(game).tokens.filter(({ via }) => via !== undefined);
    must(game, ADMIN, { type: 'jump', token: token?.id ?? 0, to: 'c1', reason: '再看' }, 'admin');
    expect(waiting(game)).toEqual(['b1', 'c1']);
    move(game, 'b1', 'end');
    expect(stateOf(game)).toMatchObject({ status: 'closed', docket: { jumped: true } });
  });

  test('out of a return ends what it has frozen; a frozen line of work does not jump', async () => {
    const game = await submitted(FORKED);
    approve(game, 'a', 'b1');
    const frozen = taskAt(game, 'c1');
    sendBack(game, 'b2', 'a', 'jumpBack');
    const command = { type: 'jump', taskId: frozen, to: 'd', reason: '走错了' } as const;
    expect(refused(game, ADMIN, command, 'admin').code).toBe('FROZEN');
    move(game, 'a', 'd');
    expect(stateOf(game)).toMatchObject({ tokens: [{ node: 'd' }] });
    approve(game, 'd');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('takes the case out of the applicant’s hands, and the promise runs again', async () => {
    const game = await submitted(FORKED);
    sendBack(game, 'a', 'applicant', 'rewalk');
    move(game, game.flow.start.id, 'd');
    expect(stateOf(game)).toMatchObject({ status: 'running', tokens: [{ node: 'd' }] });
    expect(stateOf(game).clock.paused).toBeUndefined();
  });

  test('several lines of work: it must be said which', async () => {
    const game = await submitted(FORKED);
    approve(game, 'a');
    const command = { type: 'jump', to: 'd', reason: '走错了' } as const;
    expect(refused(game, ADMIN, command, 'admin')).toMatchObject({
      code: 'AMBIGUOUS_TARGET',
      fact: { targets: ['b1', 'c1'] },
    });
  });
});

test('a branch cannot jump where it would never come to its join', async () => {
  const game = await submitted(
    document(
      `<bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/>${ask('b')}${boundary('late', 'b', timer('PT4H'), false)}${ask('chase', 't2')}<bpmn:endEvent id="over"/>${ask('x', 't3')}<bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>${edges('start', 'fork', 'b', 'join', 'end')}${edges('fork', 'x', 'join')}${edges('late', 'chase', 'over')}`,
    ),
  );
  const command = { type: 'jump', taskId: taskAt(game, 'b'), to: 'chase', reason: '调整' } as const;
  expect(refused(game, ADMIN, command, 'admin')).toMatchObject({ code: 'TARGET_NOT_REACHABLE' });
});

const into = (game: Play, arrived: readonly string[]) => ({ ...jump(game, 'a', 'b2'), arrived });

describe('jump into a branch of a fork', () => {
  test('must name every other branch as arrived; the refusal says which', async () => {
    const game = await submitted(FORKED);
    const other = game.flow.nodes['fork']?.outgoing[1]?.id ?? '';
    for (const arrived of [[], ['nowhere'], [other, 'nowhere']])
      expect(refused(game, ADMIN, into(game, arrived), 'admin')).toMatchObject({
        code: 'TARGET_NOT_REACHABLE',
        fact: { arrived: [other] },
      });
  });

  test('lets the named ones stand at the join, which fires once when the target’s branch comes', async () => {
    const game = await submitted(FORKED);
    const other = game.flow.nodes['fork']?.outgoing[1]?.id ?? '';
    const events = must(game, ADMIN, into(game, [other]), 'admin');
    expect(ofType(events, 'Jumped')).toMatchObject([
      { from: 'a', to: 'b2', arrived: [other], reason: '走错了' },
    ]);
    expect(waiting(game)).toEqual(['b2']);
    const joined = approve(game, 'b2');
    expect(ofType(joined, 'JoinPassed')).toHaveLength(1);
    expect(waiting(game)).toEqual(['d']);
    approve(game, 'd');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
  });

  test('can go back into a fork that was passed, and its branch may return inside it', async () => {
    const game = await submitted(FORKED);
    for (const at of ['a', 'b1', 'b2', 'c1']) approve(game, at);
    const other = game.flow.nodes['fork']?.outgoing[1]?.id ?? '';
    must(game, ADMIN, { ...jump(game, 'd', 'b1'), arrived: [other] }, 'admin');
    approve(game, 'b1');
    sendBack(game, 'b2', 'b1', 'rewalk');
    expect(waiting(game)).toEqual(['b1']);
    for (const at of ['b1', 'b2', 'd']) approve(game, at);
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
  });

  test('is refused where branches meet before they come to the join', async () => {
    const game = await submitted(STAGED);
    for (const at of ['b', 'c', 'e', 'f']) approve(game, at);
    const arrived = (game.flow.nodes['fork']?.outgoing ?? []).slice(1).map(({ id }) => id);
    expect(refused(game, ADMIN, { ...jump(game, 'g', 'b'), arrived }, 'admin').code).toBe(
      'TARGET_NOT_REACHABLE',
    );
  });
});
