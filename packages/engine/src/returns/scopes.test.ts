import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  must,
  refused,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  tasks,
  taskAt,
  waiting,
} from '../testing/play.ts';
import { openTasks } from '../open-tasks.ts';
import { returnTargets } from '../return-targets.ts';
import { isRejection } from '../rejection.ts';

/** The second half of the example of the rules: D → sub(E1 → E2) → F, with something at the sub-process and inside it. */
function example(inside = '', beside = ''): string {
  const sub = tag(
    'subProcess',
    'sub',
    `${inside}<bpmn:startEvent id="begin"/>${ask('E1', 't2')}${ask('E2', 't3')}<bpmn:endEvent id="done"/>${path('begin', 'E1', 'E2', 'done')}`,
  );
  return document(
    `<bpmn:startEvent id="start"/>${ask('D', 't1')}${sub}${ask('F', 't4')}<bpmn:endEvent id="end"/>${beside}${path('start', 'D', 'sub', 'F', 'end')}`,
  );
}

const frozen = (game: Parameters<typeof stateOf>[0]): readonly string[] =>
  openTasks(stateOf(game))
    .filter((each) => each.frozen)
    .map((each) => each.node);

describe('R5: out of a sub-process', () => {
  test('rewalk cancels what is inside, and the sub-process begins anew', async () => {
    const game = await submitted(example());
    approve(game, 'D', 'E1');
    sendBack(game, 'E2', 'D', 'rewalk');
    expect(waiting(game)).toEqual(['D']);
    expect(stateOf(game).scopes).toBeUndefined();
    approve(game, 'D', 'E1', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
  });
  test('jumpBack comes straight back to the returner inside', async () => {
    const game = await submitted(example());
    approve(game, 'D', 'E1');
    sendBack(game, 'E2', 'D', 'jumpBack');
    expect(waiting(game)).toEqual(['D']);
    approve(game, 'D');
    expect(waiting(game)).toEqual(['E2']);
    approve(game, 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });
  test('to the applicant and back, both ways', async () => {
    for (const resume of ['rewalk', 'jumpBack'] as const) {
      const game = await submitted(example());
      approve(game, 'D', 'E1');
      sendBack(game, 'E2', 'applicant', resume);
      expect(game.instance).toMatchObject({ status: 'returned', dueAt: null });
      resubmit(game);
      expect(waiting(game)).toEqual(resume === 'rewalk' ? ['D'] : ['E2']);
      approve(game, ...(resume === 'rewalk' ? ['D', 'E1', 'E2', 'F'] : ['E2', 'F']));
      expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
    }
  });
  test('the timer of the sub-process stops when it is left, and is armed anew when it is entered again', async () => {
    const late = boundary('late', 'sub', timer('PT8H'), false);
    const game = await submitted(
      example(
        '',
        `${late}${ask('chase', 't5')}<bpmn:endEvent id="chased"/>${path('late', 'chase', 'chased')}`,
      ),
    );
    approve(game, 'D');
    expect(stateOf(game).waits).toMatchObject([{ kind: 'timer', node: 'late' }]);
    approve(game, 'E1');
    sendBack(game, 'E2', 'D', 'jumpBack');
    expect(stateOf(game).waits).toBeUndefined();
    approve(game, 'D');
    expect(stateOf(game).waits).toMatchObject([{ kind: 'timer', node: 'late' }]);
    const [wait] = stateOf(game).waits ?? [];
    game.context = { ...game.context, now: wait?.at ?? 0 };
    must(game, undefined, { type: 'fireWait', wait: wait?.id ?? 0 });
    expect(waiting(game)).toEqual(['E2', 'chase']);
  });
  test('the other iterations of a multi-instance sub-process are frozen, and go on as they were', async () => {
    const game = await submitted(example(loop({ times: 3 })));
    approve(game, 'D', 'E1');
    expect(
      tasks(game)
        .map(({ node }) => node)
        .toSorted(),
    ).toEqual(['E1', 'E1', 'E2']);
    sendBack(game, 'E2', 'D', 'jumpBack');
    expect(waiting(game)).toEqual(['D']);
    expect(frozen(game)).toEqual(['E1', 'E1']);
    const grey = openTasks(stateOf(game)).find((each) => each.frozen)?.task ?? 0;
    expect(refused(game, teacher(2), { type: 'approve', taskId: grey }).code).toBe('FROZEN');
    approve(game, 'D');
    expect(
      tasks(game)
        .map(({ node }) => node)
        .toSorted(),
    ).toEqual(['E1', 'E1', 'E2']);
    approve(game, 'E2', 'E1', 'E1', 'E2', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('a rewalk cancels them', async () => {
    const game = await submitted(example(loop({ times: 3 })));
    approve(game, 'D', 'E1');
    sendBack(game, 'E2', 'D', 'rewalk');
    expect(openTasks(stateOf(game)).map(({ node }) => node)).toEqual(['D']);
    approve(game, 'D', 'E1', 'E1', 'E1', 'E2', 'E2', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('out of two levels at once', async () => {
    const inner = tag(
      'subProcess',
      'inner',
      `<bpmn:startEvent id="s2"/>${ask('G', 't3')}<bpmn:endEvent id="e2"/>${path('s2', 'G', 'e2')}`,
    );
    const outer = tag(
      'subProcess',
      'outer',
      `<bpmn:startEvent id="s1"/>${inner}<bpmn:endEvent id="e1"/>${path('s1', 'inner', 'e1')}`,
    );
    const xml = document(
      `<bpmn:startEvent id="start"/>${ask('D')}${outer}<bpmn:endEvent id="end"/>${path('start', 'D', 'outer', 'end')}`,
    );
    for (const resume of ['rewalk', 'jumpBack'] as const) {
      const game = await submitted(xml);
      approve(game, 'D');
      sendBack(game, 'G', 'D', resume);
      expect(waiting(game)).toEqual(['D']);
      approve(game, 'D', 'G');
      expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
    }
  });
});

describe('R1 inside a sub-process', () => {
  test.each(['rewalk', 'jumpBack'] as const)('E2 → E1 stays inside (%s)', async (resume) => {
    const game = await submitted(example(loop({ times: 2 })));
    approve(game, 'D', 'E1');
    const beside = tasks(game).find(({ node }) => node === 'E1')?.task;
    sendBack(game, 'E2', 'E1', resume);
    expect(tasks(game).map(({ node }) => node)).toEqual(['E1', 'E1']);
    expect(tasks(game).map(({ task }) => task)).toContain(beside);
    approve(game, 'E1', 'E1');
    expect(tasks(game).map(({ node }) => node)).toEqual(['E2', 'E2']);
    approve(game, 'E2', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('another iteration is a branch beside it', async () => {
    const game = await submitted(example(loop({ times: 2 })));
    approve(game, 'D', 'E1', 'E2');
    const found = returnTargets(game.flow, stateOf(game), taskAt(game, 'E1'));
    expect(found.targets.map(({ node }) => node)).not.toContain('E2');
    const answer = sendBack(game, 'E1', 'E2', 'rewalk');
    expect(isRejection(answer) && answer.code).toBe('TARGET_IN_SIBLING_BRANCH');
  });
});

describe('R6: into a finished sub-process', () => {
  test('the same sub-process is open again at the target, and is walked from there', async () => {
    const game = await submitted(example());
    approve(game, 'D', 'E1', 'E2');
    const scope = stateOf(game).finished?.[0]?.id;
    sendBack(game, 'F', 'E1', 'rewalk');
    expect(waiting(game)).toEqual(['E1']);
    expect(stateOf(game).scopes).toMatchObject([{ id: scope, node: 'sub' }]);
    approve(game, 'E1', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });
  test('jumpBack leaves it again and asks the returner', async () => {
    const game = await submitted(example());
    approve(game, 'D', 'E1', 'E2');
    sendBack(game, 'F', 'E1', 'jumpBack');
    approve(game, 'E1');
    expect(waiting(game)).toEqual(['F']);
    expect(stateOf(game).scopes).toBeUndefined();
    approve(game, 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('of several iterations one is named, the others stay finished', async () => {
    const game = await submitted(example(loop({ times: 3 })));
    approve(game, 'D', 'E1', 'E1', 'E1', 'E2', 'E2', 'E2');
    expect(waiting(game)).toEqual(['F']);
    const vague = sendBack(game, 'F', 'E1', 'rewalk');
    expect(isRejection(vague) && vague.code).toBe('AMBIGUOUS_TARGET');
    const scopes = stateOf(game)
      .visits.filter(({ node }) => node === 'E1')
      .map(({ scope }) => scope);
    expect(scopes).toHaveLength(3);
    const answer = act(game, teacher(4), {
      type: 'returnTo',
      taskId: taskAt(game, 'F'),
      target: { kind: 'node', node: 'E1', ...(scopes[1] === undefined ? undefined : { scope: scopes[1] }) },
      resume: 'rewalk',
      opinion: '请补',
    });
    expect(isRejection(answer)).toBe(false);
    expect(openTasks(stateOf(game)).map(({ node }) => node)).toEqual(['E1']);
    approve(game, 'E1', 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('a reopened case goes on inside it', async () => {
    const game = await submitted(example());
    approve(game, 'D', 'E1', 'E2', 'F');
    must(game, teacher(1), { type: 'reopen', node: 'E2', reason: '补办' }, 'owner');
    expect(waiting(game)).toEqual(['E2']);
    approve(game, 'E2', 'F');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('what the sub-process was is forgotten when it begins anew', async () => {
    const game = await submitted(example());
    for (let lap = 0; lap < 4; lap += 1) {
      approve(game, 'D', 'E1', 'E2');
      sendBack(game, 'F', 'D', 'rewalk');
    }
    expect(stateOf(game).finished?.length ?? 0).toBeLessThanOrEqual(1);
    expect(stateOf(game).visits.length).toBeLessThanOrEqual(4);
  });
});

describe('what waits beside people', () => {
  test('R10: the timer of a task that is left stops, and that of the target is armed anew', async () => {
    const events = `${boundary('dLate', 'D', timer('PT4H'), false)}${boundary('fLate', 'F', timer('PT6H'), false)}<bpmn:endEvent id="x"/>${path('dLate', 'x')}<bpmn:endEvent id="y"/>${path('fLate', 'y')}`;
    const game = await submitted(example('', events));
    expect(stateOf(game).waits).toMatchObject([{ node: 'dLate' }]);
    approve(game, 'D', 'E1', 'E2');
    expect(stateOf(game).waits).toMatchObject([{ node: 'fLate' }]);
    sendBack(game, 'F', 'D', 'rewalk');
    expect(stateOf(game).waits).toMatchObject([{ node: 'dLate' }]);
    approve(game, 'D', 'E1', 'E2', 'F');
    expect(stateOf(game).waits).toBeUndefined();
    const count = (type: string) => game.events.filter((event) => event.type === type).length;
    expect(count('WaitOpened')).toBe(count('WaitClosed'));
  });
});
