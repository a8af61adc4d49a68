import { describe, expect, test } from 'vitest';
import { allowedActions } from '../allowed-actions.ts';
import { CAMPUS, directoryOf, STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  play,
  refused,
  stateOf,
  submitted,
  taskAt,
  tasks,
  type Play,
} from '../testing/play.ts';

const OWNER = teacher(20);
/** Whoever holds `a` may arrange what comes. */
const FLOW = chain(
  user('a', 't1', 'planAhead="true"'),
  user('b', 't2', 'skippable="true" rangeGroup="panel"'),
  user('c', 't3'),
);
const asked = (game: Parameters<typeof tasks>[0]): readonly string[] =>
  tasks(game).map(({ node, holder }) => `${node}:${game.context.directory.person(holder ?? 0)?.personNo}`);

describe('change future approvers', () => {
  test.each([
    ['the holder of a task that may', teacher(1), true],
    ['a head of the owner unit', OWNER, false],
    ['the hall itself', undefined, false],
  ])('%s names others for a later node', async (_, actor, byTask) => {
    const game = await submitted(FLOW);
    const on = byTask ? { taskId: taskAt(game, 'a') } : {};
    must(game, actor, { type: 'setFutureApprovers', node: 'b', people: [teacher(71), teacher(72)], ...on });
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t71', 'b:t72']);
    expect(ofType(game.events, 'RoundOpened').at(-1)).toMatchObject({
      instead: { cause: 'plan', by: 'plan' },
    });
  });
  test('nobody named means what the rules say', async () => {
    const game = await submitted(FLOW);
    must(game, OWNER, { type: 'setFutureApprovers', node: 'b', people: [teacher(71)] });
    must(game, OWNER, { type: 'setFutureApprovers', node: 'b', people: [] });
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t2']);
  });
  test('the open round stays as it is', async () => {
    const game = await submitted(FLOW);
    approve(game, 'a');
    must(game, OWNER, { type: 'setFutureApprovers', node: 'b', people: [teacher(71)] });
    expect(asked(game)).toEqual(['b:t2']);
  });
  test.each([
    ['outside the range', 'b', teacher(4), 'OUT_OF_RANGE'],
    ['somebody who has left', 'c', teacher(90), 'UNKNOWN_PERSON'],
    ['the applicant', 'c', STUDENT, 'SELF_APPROVAL'],
    ['at a node that the flow lacks', 'x', teacher(4), 'NO_PATH'],
    ['at a node that nobody decides', 'end', teacher(4), 'NO_PATH'],
  ])('%s is refused', async (_, node, person, code) => {
    const game = await submitted(FLOW);
    const command = { type: 'setFutureApprovers', node, people: [person] } as const;
    expect(refused(game, OWNER, command).code).toBe(code);
  });
  test('a holder where the flow does not allow it, and a stranger, are refused', async () => {
    const game = await submitted(FLOW);
    const command = { type: 'setFutureApprovers', node: 'c', people: [teacher(4)] } as const;
    expect(refused(game, teacher(9), command).code).toBe('NO_RIGHT');
    expect(refused(game, teacher(9), { ...command, taskId: taskAt(game, 'a') }).code).toBe('NOT_YOUR_TASK');
    approve(game, 'a');
    expect(refused(game, teacher(2), { ...command, taskId: taskAt(game, 'b') }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
  });
});

describe('skip a later node', () => {
  test('passes it over for all to see', async () => {
    const game = await submitted(FLOW);
    must(game, teacher(1), { type: 'skipFutureNode', node: 'b', taskId: taskAt(game, 'a') });
    approve(game, 'a');
    expect(asked(game)).toEqual(['c:t3']);
    expect(ofType(game.events, 'RoundClosed').at(-1)).toMatchObject({
      node: 'b',
      result: 'passed',
      auto: 'plan',
    });
  });
  test('only where the flow says so', async () => {
    const game = await submitted(FLOW);
    expect(refused(game, OWNER, { type: 'skipFutureNode', node: 'c' }).code).toBe('NOT_ALLOWED_AT_NODE');
  });
});

const incidentOf = (game: Parameters<typeof stateOf>[0]): number =>
  stateOf(game).tokens[0]?.incident?.id ?? 0;

describe('a node where nobody may decide', () => {
  const BLOCKED = chain(user('a', 't90', 'empty="block"'), user('b', 't2'));
  test('gets whom the owner names', async () => {
    const game = await submitted(BLOCKED);
    must(game, OWNER, { type: 'resolveIncident', incident: incidentOf(game), people: [teacher(4)] });
    expect(asked(game)).toEqual(['a:t4']);
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t2']);
  });
  test('is asked again once the directory was put right', async () => {
    const game = await submitted(BLOCKED);
    const incident = incidentOf(game);
    expect(refused(game, OWNER, { type: 'resolveIncident', incident }).code).toBe('NO_APPROVER');
    const people = CAMPUS.people.map((each) => ({ ...each, active: true }));
    game.context = { ...game.context, directory: directoryOf({ ...CAMPUS, people }) };
    must(game, OWNER, { type: 'resolveIncident', incident });
    expect(asked(game)).toEqual(['a:t90']);
    expect(refused(game, OWNER, { type: 'resolveIncident', incident }).code).toBe('ALREADY_HANDLED');
  });
  test.each([
    ['a stranger', teacher(9), teacher(4), 'NO_RIGHT'],
    ['naming the applicant', OWNER, STUDENT, 'UNKNOWN_PERSON'],
    ['naming somebody who has left', OWNER, teacher(90), 'UNKNOWN_PERSON'],
  ])('%s is refused', async (_, actor, person, code) => {
    const game = await submitted(BLOCKED);
    const command = { type: 'resolveIncident', incident: incidentOf(game), people: [person] } as const;
    expect(refused(game, actor, command).code).toBe(code);
  });
});

const picked = (by: 'applicant' | 'previous', more = ''): TestNode => ({
  id: 'b',
  kind: 'user',
  approval: '',
  approvers: [`rule="${by}Picks" group="panel" min="1" max="1" ${more}`],
});

describe('approvers by choice', () => {
  const CHOSEN = [{ node: 'b', people: [teacher(71)] }];
  test('the one before names them with the approval', async () => {
    const game = await submitted(chain(user('a', 't1'), picked('previous')));
    must(game, teacher(1), { type: 'approve', taskId: taskAt(game, 'a'), picks: CHOSEN });
    expect(asked(game)).toEqual(['b:t71']);
  });
  test('the applicant names them with the application', async () => {
    const game = await play(chain(user('a', 't1'), picked('applicant')));
    must(game, STUDENT, { type: 'submit', data: {}, picks: CHOSEN });
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t71']);
  });
  test.each([
    ['nobody', undefined, 'PICK_REQUIRED'],
    ['nobody on purpose', [{ node: 'b', people: [] }], 'PICK_REQUIRED'],
    ['too many', [{ node: 'b', people: [teacher(71), teacher(72)] }], 'PICK_REQUIRED'],
    ['somebody outside', [{ node: 'b', people: [teacher(4)] }], 'OUT_OF_RANGE'],
    ['for a node without a choice', [{ node: 'a', people: [teacher(71)] }], 'NO_PATH'],
  ])('to choose %s is refused', async (_, picks, code) => {
    const game = await submitted(chain(user('a', 't1'), picked('previous')));
    const command = { type: 'approve', taskId: taskAt(game, 'a'), ...(picks && { picks }) } as const;
    expect(refused(game, teacher(1), command).code).toBe(code);
  });
  test('whoever left since they were chosen is not asked: the empty rule decides', async () => {
    const game = await play(chain(user('a', 't1'), picked('applicant')));
    must(game, STUDENT, { type: 'submit', data: {}, picks: CHOSEN });
    const people = CAMPUS.people.map((each) => ({ ...each, active: each.active && each.id !== teacher(71) }));
    game.context = { ...game.context, directory: directoryOf({ ...CAMPUS, people }) };
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t20']);
  });
});

describe('dispatch', () => {
  const POOL = chain({
    id: 'a',
    kind: 'user',
    approval: '',
    approvers: ['rule="unitPool" unit="u20" mode="dispatch"'],
  });
  test('the head gives the task to a member, which counts as no transfer', async () => {
    const game = await submitted(POOL);
    const events = must(game, OWNER, { type: 'dispatch', taskId: taskAt(game, 'a'), to: teacher(41) });
    expect(events).toMatchObject([{ type: 'TaskTransferred', to: teacher(41), how: 'dispatch' }]);
    expect(asked(game)).toEqual(['a:t41']);
    expect(stateOf(game).tokens[0]?.round?.seats[0]).toMatchObject({ hops: undefined, version: 2 });
  });
  test.each([
    ['somebody of another unit', OWNER, teacher(1), 'OUT_OF_RANGE'],
    ['somebody who has left', OWNER, teacher(90), 'UNKNOWN_PERSON'],
    ['a member, by a member', teacher(41), teacher(42), 'NOT_YOUR_TASK'],
  ])('to %s is refused', async (_, actor, to, code) => {
    const game = await submitted(POOL);
    expect(refused(game, actor, { type: 'dispatch', taskId: taskAt(game, 'a'), to }).code).toBe(code);
  });
});

/** Whether somebody may give the task at `a` out, or arrange later steps. */
const offered = (game: Play, actor: number): readonly string[] =>
  allowedActions(game.flow, stateOf(game), taskAt(game, 'a'), actor, game.context)
    .filter(({ allowed, action }) => allowed && (action === 'dispatch' || action === 'setFutureApprovers'))
    .map(({ action }) => action);

test('what may be given out or arranged is offered to whoever may, and to nobody else', async () => {
  const dispatched = await submitted(
    chain({ id: 'a', kind: 'user', approval: '', approvers: ['rule="unitPool" unit="u20" mode="dispatch"'] }),
  );
  expect(offered(dispatched, OWNER)).toEqual(['dispatch']);
  expect(offered(dispatched, teacher(41))).toEqual([]);
  const planned = await submitted(FLOW);
  expect(offered(planned, teacher(1))).toEqual(['setFutureApprovers']);
  expect(offered(planned, teacher(2))).toEqual([]);
});

describe('handover', () => {
  const LEAVER = teacher(1);
  test('everything open goes over at once, and a second run does nothing', async () => {
    const game = await submitted(chain(panel('a', ['t2', 't1'], 'order="sequence"'), user('b', 't1')));
    must(game, OWNER, { type: 'setFutureApprovers', node: 'b', people: [LEAVER] });
    const events = must(game, OWNER, { type: 'handover', from: LEAVER, to: teacher(4) });
    expect(events.map(({ type }) => type)).toEqual(['SeatReassigned', 'NodePlanned']);
    expect(must(game, OWNER, { type: 'handover', from: LEAVER, to: teacher(4) })).toEqual([]);
    approve(game, 'a');
    expect(asked(game)).toEqual(['a:t4']);
    approve(game, 'a');
    expect(asked(game)).toEqual(['b:t4']);
  });
  test('a row where the receiver sits already stays, the others go over', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't4'], 'quorum="all"')));
    expect(must(game, OWNER, { type: 'handover', from: LEAVER, to: teacher(4) })).toEqual([]);
    const events = must(game, OWNER, { type: 'handover', from: LEAVER, to: teacher(5) });
    expect(events).toMatchObject([
      { type: 'TaskTransferred', from: LEAVER, to: teacher(5), how: 'handover' },
    ]);
  });
  test('a place in a pool goes over, too', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'pool="true"')));
    must(game, OWNER, { type: 'handover', from: LEAVER, to: teacher(5) });
    must(game, teacher(5), { type: 'claim', taskId: taskAt(game, 'a') });
  });
  test('to the applicant is not forced, and only somebody in charge may', async () => {
    const game = await submitted(chain(user('a', 't1')));
    expect(must(game, OWNER, { type: 'handover', from: LEAVER, to: STUDENT })).toEqual([]);
    expect(refused(game, LEAVER, { type: 'handover', from: LEAVER, to: teacher(4) }).code).toBe('NO_RIGHT');
  });
});
