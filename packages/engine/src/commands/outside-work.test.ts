import { describe, expect, test } from 'vitest';
import { ask, boundary, path, tag, timer } from '../testing/bpmn-parts.ts';
import { contextFor, MINUTE, DAY, STUDENT, teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  at,
  must,
  ofType,
  refused,
  resubmit,
  sendBack,
  stateOf,
  submitted,
  waiting,
  type Play,
} from '../testing/play.ts';
import type { WorkProgress } from '../work-progress.ts';

const ENDS = '<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>';
const repair = (inside = ''): string =>
  tag(
    'serviceTask',
    'repair',
    `<bpmn:extensionElements><wangban:work topic="centre/repair"/>${inside}</bpmn:extensionElements>`,
  );
const INPUTS = '<wangban:input source="room" target="room"/><wangban:input source="1 + 1" target="urgency"/>';
/** a → repair → end, and whatever stands beside it. */
const flow = (inside = '', beside = ''): string =>
  document(`${ENDS}${ask('a')}${repair(inside)}${beside}${path('start', 'a', 'repair', 'end')}`);
const ALONE = document(`${ENDS}${repair()}${path('start', 'repair', 'end')}`);

const workOf = (game: Play): number => stateOf(game).waits?.find(({ kind }) => kind === 'work')?.id ?? 0;
const complete = (game: Play) => must(game, undefined, { type: 'completeWork', wait: workOf(game) });
const progress = (status: string): WorkProgress => ({
  status,
  label: { zh: '已派单', en: 'Assigned' },
  at: 1,
  note: '下午来',
  worker: { name: '万长贵', phone: '13900139000' },
});

describe('work of another system', () => {
  test('is given what its inputs make of the case, in the event and not in the state', async () => {
    const game = await submitted(flow(INPUTS), { room: '301' });
    const events = approve(game, 'a');
    expect(ofType(events, 'WaitOpened')).toMatchObject([{ payload: { room: '301', urgency: 2 } }]);
    expect(JSON.stringify(stateOf(game).waits)).not.toContain('301');
  });
  test('has no payload without inputs', async () => {
    const game = await submitted(ALONE);
    expect(ofType(game.events, 'WaitOpened')[0]).not.toHaveProperty('payload');
  });
});

describe('progress of work', () => {
  test('is written down with the words of the other system, and moves nothing', async () => {
    const game = await submitted(ALONE);
    const before = stateOf(game);
    const events = must(game, undefined, {
      type: 'progressWork',
      system: 'centre',
      progress: progress('dispatched'),
      wait: workOf(game),
    });
    expect(events).toMatchObject([
      {
        type: 'WorkProgressed',
        v: 1,
        system: 'centre',
        wait: workOf(game),
        progress: { status: 'dispatched' },
      },
    ]);
    expect(events[0]).not.toHaveProperty('late');
    expect(stateOf(game)).toEqual(before);
  });
  test('accepts the case once where it is asked to', async () => {
    const game = await submitted(ALONE);
    const accept = {
      type: 'progressWork',
      system: 'centre',
      progress: progress('taken'),
      wait: workOf(game),
      milestone: 'accepted',
    } as const;
    expect(ofType(must(game, undefined, accept), 'MilestoneReached')).toMatchObject([
      { name: 'accepted', node: 'repair' },
    ]);
    expect(ofType(must(game, undefined, accept), 'MilestoneReached')).toEqual([]);
  });
  test('is a late note once the work, or the case, is over, and accepts nothing then', async () => {
    const game = await submitted(
      document(`${ENDS}${repair()}${ask('a')}${path('start', 'repair', 'a', 'end')}`),
    );
    const wait = workOf(game);
    const tell = { type: 'progressWork', system: 'centre', progress: progress('x'), wait } as const;
    complete(game);
    expect(must(game, undefined, tell)).toMatchObject([{ type: 'WorkProgressed', late: true }]);
    approve(game, 'a');
    expect(must(game, undefined, { ...tell, milestone: 'accepted' })).toMatchObject([{ late: true }]);
    expect(stateOf(game)).toMatchObject({ status: 'closed', milestones: ['accepted'] });
  });
  test('is written down while the case is suspended', async () => {
    const game = await submitted(ALONE);
    must(game, teacher(20), { type: 'suspend', reason: 'instance' }, 'owner');
    must(game, undefined, { type: 'progressWork', system: 'centre', progress: progress('x') });
  });
});

describe('work that nobody needs any more', () => {
  test.each([
    ['withdrawn', (game: Play) => must(game, STUDENT, { type: 'withdraw' })],
    ['terminated', (game: Play) => must(game, teacher(20), { type: 'terminate', reason: '停' }, 'owner')],
    ['void', (game: Play) => must(game, teacher(20), { type: 'void', reason: '错' }, 'owner')],
  ])('is called off with its topic when the case is %s', async (_how, end) => {
    const game = await submitted(ALONE);
    const wait = workOf(game);
    expect(ofType(end(game), 'WaitClosed')).toMatchObject([
      { wait, kind: 'work', result: 'cancelled', topic: 'centre/repair' },
    ]);
  });
  test('is called off by an event at its border, a return beside it and a jump', async () => {
    const late = await submitted(
      flow('', `${boundary('late', 'repair', timer('PT4H'))}${ask('b', 't2')}${path('late', 'b', 'end')}`),
    );
    approve(late, 'a');
    const timerWait = stateOf(late).waits?.find(({ kind }) => kind === 'timer')?.id ?? 0;
    at(late, DAY);
    const fired = must(late, undefined, { type: 'fireWait', wait: timerWait });
    expect(ofType(fired, 'WaitClosed').filter(({ kind }) => kind === 'work')).toMatchObject([
      { topic: 'centre/repair' },
    ]);
    expect(ofType(fired, 'WaitClosed').filter(({ kind }) => kind === 'timer')[0]).not.toHaveProperty('topic');
  });
  test('says nothing of a topic when it was done', async () => {
    const game = await submitted(ALONE);
    expect(ofType(complete(game), 'WaitClosed')[0]).not.toHaveProperty('topic');
  });
});

describe('a case that is reopened at work of another system', () => {
  test('asks for it as new, with another key', async () => {
    const game = await submitted(flow());
    approve(game, 'a');
    complete(game);
    const events = must(game, teacher(20), { type: 'reopen', node: 'repair', reason: '又坏了' }, 'owner');
    expect(ofType(events, 'CaseReopened')).toMatchObject([{ node: 'repair', lap: 2 }]);
    const [first, second] = ofType(game.events, 'WaitOpened').map(({ wait }) => wait.key);
    expect([first === undefined, first === second]).toEqual([false, false]);
    complete(game);
    expect(stateOf(game).status).toBe('closed');
  });
  test('goes back to the step before it as well, and does the work again after that', async () => {
    const game = await submitted(flow());
    approve(game, 'a');
    complete(game);
    must(game, teacher(20), { type: 'reopen', node: 'a', reason: '重来' }, 'owner');
    expect(waiting(game)).toEqual(['a']);
    approve(game, 'a');
    complete(game);
    expect(stateOf(game).status).toBe('closed');
  });
  test('cannot be before the work was done', async () => {
    const game = await submitted(flow());
    approve(game, 'a');
    must(game, teacher(20), { type: 'terminate', reason: '停' }, 'owner');
    expect(
      refused(game, teacher(20), { type: 'reopen', node: 'repair', reason: '重来' }, 'owner'),
    ).toMatchObject({ code: 'TARGET_NOT_VISITED', fact: { targets: ['a'] } });
  });
  test.each([
    ['the step that the service names', { days: 7, reopenAt: 'repair' }],
    ['the last step where it names none', { days: 7 }],
  ])('does so when the applicant says that it is not solved: %s', async (_what, confirmation) => {
    const { service } = contextFor({});
    const game = await submitted(
      flow(),
      {},
      { service: { ...service, after: { confirmation, obligations: [] } } },
    );
    approve(game, 'a');
    complete(game);
    must(game, STUDENT, { type: 'notSolved', reason: '还是不亮' });
    expect(stateOf(game)).toMatchObject({ status: 'running', docket: { lap: 2 } });
    expect(ofType(game.events, 'WaitOpened')).toHaveLength(2);
    expect(workOf(game)).not.toBe(0);
  });
});

describe('a reminder while only another system works', () => {
  const remind = { type: 'remind' } as const;
  test('names the open work, after half an hour and then once a day, three times at most', async () => {
    const game = await submitted(ALONE);
    expect(refused(game, STUDENT, remind)).toMatchObject({
      code: 'TOO_SOON',
      fact: { nextAllowedAt: game.context.now + 30 * MINUTE },
    });
    for (const day of [1, 2, 3]) {
      at(game, day * DAY);
      expect(must(game, STUDENT, remind)).toMatchObject([
        { type: 'Reminded', recipients: [], tasks: [], works: [workOf(game)] },
      ]);
    }
    at(game, 4 * DAY);
    expect(refused(game, STUDENT, remind).code).toBe('REMIND_LIMIT');
  });
  test('names people as well where both are waited for, and no work where there is none', async () => {
    const game = await submitted(
      document(
        `${ENDS}<bpmn:parallelGateway id="fork"/>${repair()}${ask('a')}${path('start', 'fork', 'repair', 'end')}${path('fork', 'a', 'end')}`,
      ),
    );
    at(game, DAY);
    expect(must(game, STUDENT, remind)).toMatchObject([{ recipients: [teacher(1)], works: [workOf(game)] }]);
    complete(game);
    at(game, 3 * DAY);
    expect(ofType(must(game, STUDENT, remind), 'Reminded')[0]).not.toHaveProperty('works');
  });
  test('counts anew for work that is asked for again', async () => {
    const game = await submitted(
      document(
        `${ENDS}${ask('a')}<bpmn:parallelGateway id="fork"/>${repair()}${ask('b', 't2')}<bpmn:parallelGateway id="join"/>${path('start', 'a', 'fork', 'repair', 'join', 'end')}${path('fork', 'b', 'join')}`,
      ),
    );
    approve(game, 'a');
    at(game, DAY);
    must(game, STUDENT, remind);
    sendBack(game, 'b', 'applicant', 'rewalk');
    resubmit(game);
    approve(game, 'a');
    expect(act(game, STUDENT, remind)).toMatchObject({ code: 'TOO_SOON' });
    at(game, 3 * DAY);
    expect(must(game, STUDENT, remind)).toMatchObject([{ works: [workOf(game)] }]);
  });
});
