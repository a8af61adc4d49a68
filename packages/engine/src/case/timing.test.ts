import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { compileFlow } from '../definition/compile-flow.ts';
import { CALENDAR, DAY, HOUR, MINUTE, MONDAY_NINE, STUDENT, teacher } from '../testing/campus.ts';
import { chain, flowXml, node, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  act,
  approve,
  at,
  must,
  ofType,
  resubmit,
  sendBack,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';
import { ledger, minutesByPerson } from './ledger.ts';

/** A user task with extension elements beside its policy. */
const timed = (more: string, each: TestNode = user('a', 't1')): TestNode => ({ ...each, more });
const timeout = (attributes: string, inside = ''): string =>
  `<wangban:timeout ${attributes}>${inside}</wangban:timeout>`;
const person = (personNo: string): string => `<wangban:approver rule="person" personNo="${personNo}"/>`;
const LAST = user('z', 't9');
const OWNER = teacher(20);

/** Fires whatever is armed and due beside the promise, each once. */
function fireDue(game: Play) {
  const due = (game.instance?.docket?.timers ?? []).filter(
    (timer) => (timer.at ?? Infinity) <= game.context.now,
  );
  return due.flatMap(({ timer, key }) => must(game, undefined, { type: 'fireTimer', timer, key }));
}

describe('a task’s own deadline', () => {
  test.each([
    ['within="P2D"', 2 * DAY + 9 * HOUR, 'two working days, the first not counted, at the close'],
    ['within="P2D" startDay="included"', DAY + 9 * HOUR, 'the first day counts (当日计入)'],
    ['within="P1D" startDay="included"', 9 * HOUR, 'the same day'],
    ['within="PT8H"', DAY, 'eight office hours, over lunch and night'],
    ['within="P1DT2H"', 2 * DAY + HOUR, 'a day, and two hours of the next'],
  ])('%s ends after %i ms: %s', async (within, due) => {
    const game = await submitted(chain(timed(`<wangban:deadline ${within}/>`), LAST));
    expect(ofType(game.events, 'TimerArmed').slice(2)).toMatchObject([
      { timer: 'taskWarning', round: 2 },
      { timer: 'taskOverdue', key: '2', round: 2, fireAt: MONDAY_NINE + due },
    ]);
  });

  test('warns and is over exactly once, and ends with its round', async () => {
    const game = await submitted(chain(timed('<wangban:deadline within="PT10H"/>'), LAST));
    at(game, DAY + 10 * HOUR);
    expect(fireDue(game)).toMatchObject([
      { type: 'TaskDeadline', timer: 'taskWarning', node: 'a', holders: [teacher(1)] },
      { type: 'TaskDeadline', timer: 'taskOverdue', node: 'a', holders: [teacher(1)] },
    ]);
    expect(fireDue(game)).toEqual([]);
    const again = { type: 'fireTimer', timer: 'taskOverdue', key: '2' } as const;
    expect(must(game, undefined, again)).toEqual([]);
    approve(game, 'a');
    expect(game.instance?.docket?.timers).toBeUndefined();
  });

  test('in a sequence the next holder gets the whole time', async () => {
    const order = panel('a', ['t1', 't2'], 'order="sequence"');
    const game = await submitted(chain(timed('<wangban:deadline within="PT4H"/>', order), LAST));
    at(game, 2 * HOUR);
    const armed = ofType(approve(game, 'a'), 'TimerArmed');
    expect(armed.at(-1)).toMatchObject({ timer: 'taskOverdue', fireAt: MONDAY_NINE + 8 * HOUR });
  });

  test('a transfer does not move it', async () => {
    const game = await submitted(chain(timed('<wangban:deadline within="PT4H"/>'), LAST));
    const before = game.instance?.docket?.timers;
    at(game, HOUR);
    must(game, teacher(1), { type: 'transfer', taskId: taskAt(game, 'a'), to: teacher(2) });
    expect(game.instance?.docket?.timers).toEqual(before);
  });
});

describe('timeout actions', () => {
  const ACTIONS = `${timeout('after="PT2H" do="remind"')}${timeout('after="P3D" do="autoPass"')}`;

  test('come due in order, each once per round, and again in the round after a return', async () => {
    const game = await submitted(chain(timed(ACTIONS), user('b', 't2')));
    at(game, 2 * HOUR);
    expect(fireDue(game)).toMatchObject([
      { type: 'TimedOut', do: 'remind', node: 'a', people: [teacher(1)] },
    ]);
    at(game, 3 * HOUR);
    expect(fireDue(game)).toEqual([]);
    approve(game, 'a');
    sendBack(game, 'b', 'a', 'rewalk');
    at(game, 7 * HOUR);
    expect(fireDue(game)).toMatchObject([{ type: 'TimedOut', do: 'remind', node: 'a' }]);
  });

  test('over the winter vacation and a worked Saturday (调休) only office hours count', async () => {
    // Saturday 28 February is worked; the vacation lasts from Monday 2 to Friday 6 March.
    const calendar: WorkingCalendar = {
      ...CALENDAR,
      hoursOn: (date) => {
        if (date >= '2026-03-02' && date <= '2026-03-06') return [];
        return CALENDAR.hoursOn(date === '2026-02-28' ? '2026-02-27' : date);
      },
    };
    // Friday 27 February, 17:00: one hour left that day, eight on Saturday, the last one after the vacation.
    const now = MONDAY_NINE - 3 * DAY + 8 * HOUR;
    const game = await submitted(
      chain(timed(timeout('after="PT10H" do="remind"')), LAST),
      {},
      { now, calendar },
    );
    const [armed] = ofType(game.events, 'TimerArmed').filter(({ timer }) => timer === 'action');
    // Monday 9 March, 9:00.
    expect(armed?.fireAt).toBe(MONDAY_NINE + 7 * DAY);
  });

  test('escalate asks the heads, one rung higher each time', async () => {
    const twice = timeout('after="PT1H" do="escalate"') + timeout('after="PT2H" do="escalate"');
    const game = await submitted(chain(timed(twice), LAST));
    at(game, 2 * HOUR);
    expect(ofType(fireDue(game), 'TimedOut').map(({ people }) => people)).toEqual([
      [teacher(12)],
      [teacher(10)],
    ]);
  });

  test('autoPass is silent consent: said as such, by nobody, and no vote', async () => {
    const game = await submitted(chain(timed(timeout('after="PT1H" do="autoPass"')), LAST));
    at(game, HOUR);
    const events = fireDue(game);
    expect(events[0]).toMatchObject({ type: 'TimedOut', do: 'autoPass' });
    expect(events[0]).not.toHaveProperty('by');
    expect(ofType(events, 'RoundClosed')).toMatchObject([{ result: 'passed' }]);
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'cancelled' }]);
    expect(waiting(game)).toEqual(['z']);
  });

  test('silent consent spares nobody a later decision', async () => {
    const again = { ...user('z', 't1', 'dedupe="once"'), more: '' };
    const game = await submitted(chain(timed(timeout('after="PT1H" do="autoPass"')), again));
    at(game, HOUR);
    fireDue(game);
    expect(waiting(game)).toEqual(['z']);
  });

  test('autoReject fails the round', async () => {
    const game = await submitted(chain(timed(timeout('after="PT1H" do="autoReject"')), LAST));
    at(game, HOUR);
    fireDue(game);
    expect(game.instance?.outcome).toBe('rejected');
  });

  test('transfer gives the open tasks to the people of its rule, the deadline stays', async () => {
    const more = `<wangban:deadline within="PT6H"/>${timeout('after="PT1H" do="transfer"', person('t5') + person('t6'))}`;
    const game = await submitted(chain(timed(more, panel('a', ['t1', 't5', 't2'], '')), LAST));
    at(game, HOUR);
    expect(ofType(fireDue(game), 'TaskTransferred')).toMatchObject([{ from: teacher(1), to: teacher(6) }]);
    expect(tasks(game).map(({ holder }) => holder)).toEqual([teacher(6), teacher(5), teacher(2)]);
    expect(game.instance?.docket?.timers?.at(-1)).toMatchObject({
      timer: 'taskOverdue',
      at: MONDAY_NINE + 8 * HOUR,
    });
  });

  test('transfer to nobody is the owner’s to know', async () => {
    const game = await submitted(chain(timed(timeout('after="PT1H" do="transfer"', person('t1'))), LAST));
    at(game, HOUR);
    expect(fireDue(game)).toMatchObject([
      { type: 'TimedOut', do: 'transfer', failed: true, people: [OWNER] },
    ]);
    expect(waiting(game)).toEqual(['a']);
  });

  test.each([
    ['applicant', 'start'],
    ['previous', 'a'],
  ])('return to %s', async (to, place) => {
    const game = await submitted(
      chain(user('a', 't1'), timed(timeout(`after="PT1H" do="return" to="${to}"`), user('b', 't2'))),
    );
    approve(game, 'a');
    at(game, HOUR);
    expect(ofType(fireDue(game), 'Returned')).toMatchObject([
      { from: 'b', target: to === 'previous' ? 'a' : to },
    ]);
    expect(waiting(game)).toEqual([place]);
  });

  test('cc copies, signal says its name', async () => {
    const more =
      timeout('after="PT1H" do="cc"', person('t7')) + timeout('after="PT2H" do="signal" signal="late"');
    const game = await submitted(chain(timed(more), LAST));
    at(game, 2 * HOUR);
    const events = fireDue(game);
    expect(ofType(events, 'CaseCopied')).toMatchObject([{ people: [teacher(7)], node: 'a' }]);
    expect(ofType(events, 'TimedOut').at(-1)).toMatchObject({ do: 'signal', signal: 'late' });
  });

  test.each(['vote first', 'timer first'])('a vote and autoPass at one moment: %s', async (order) => {
    const game = await submitted(chain(timed(timeout('after="PT1H" do="autoPass"')), LAST));
    const task = taskAt(game, 'a');
    at(game, HOUR);
    const vote = () => act(game, teacher(1), { type: 'approve', taskId: task });
    const timer = () => act(game, undefined, { type: 'fireTimer', timer: 'action', key: '2/0' });
    if (order === 'vote first') {
      vote();
      expect(timer()).toEqual([]);
    } else {
      timer();
      expect(vote()).toMatchObject({ code: 'ALREADY_HANDLED' });
    }
    expect(waiting(game)).toEqual(['z']);
  });

  test('suspended, frozen or in the applicant’s court, time stands still and is kept', async () => {
    const game = await submitted(chain(timed(ACTIONS), LAST));
    at(game, HOUR);
    must(game, OWNER, { type: 'suspend', reason: 'legal' }, 'owner');
    at(game, 7 * DAY);
    expect(fireDue(game)).toEqual([]);
    must(game, OWNER, { type: 'unsuspend', reason: 'legal' }, 'owner');
    at(game, 7 * DAY + HOUR - MINUTE);
    expect(fireDue(game)).toEqual([]);
    at(game, 7 * DAY + HOUR);
    expect(fireDue(game)).toMatchObject([{ do: 'remind' }]);
  });

  test('a branch frozen by a return goes on with the time that was left', async () => {
    const xml = flowXml(
      [
        user('a', 't1'),
        node('parallel', 'f'),
        timed(timeout('after="PT2H" do="remind"'), user('b', 't2')),
        user('c', 't3'),
        node('parallel', 'j'),
      ],
      [
        ['start', 'a'],
        ['a', 'f'],
        ['f', 'b'],
        ['f', 'c'],
        ['b', 'j'],
        ['c', 'j'],
        ['j', 'end'],
      ],
    );
    const game = await submitted(xml);
    approve(game, 'a');
    at(game, HOUR);
    sendBack(game, 'c', 'applicant', 'jumpBack');
    at(game, 7 * DAY);
    expect(fireDue(game)).toEqual([]);
    resubmit(game);
    at(game, 7 * DAY + HOUR);
    expect(fireDue(game)).toMatchObject([{ do: 'remind', node: 'b' }]);
  });
});

test('the promise stands still in a special procedure (特别程序)', async () => {
  const special = { ...user('a', 't1'), attributes: 'wangban:clock="paused"' };
  const game = await submitted(chain(special, LAST));
  expect(game.instance?.dueAt).toBeNull();
  at(game, 7 * DAY);
  expect(ofType(approve(game, 'a'), 'ClockResumed')).toMatchObject([
    { dueAt: MONDAY_NINE + 10 * DAY + 9 * HOUR },
  ]);
});

test.each([
  ['signature="true"', timeout('after="PT1H" do="autoPass"'), 'badValue'],
  ['requiredFields="days"', timeout('after="PT1H" do="autoPass"'), 'badValue'],
  ['signature="true" batch="true"', '', 'badValue'],
  ['', timeout('after="PT1H" do="vanish"'), 'badValue'],
  ['', timeout('after="1h" do="remind"'), 'badValue'],
  ['', timeout('after="P1M" do="remind"'), 'badValue'],
  ['', timeout('do="remind"'), 'missingValue'],
  ['', timeout('after="PT1H" do="transfer"'), 'missingApprover'],
  ['', '<wangban:cc/>', 'missingApprover'],
  ['', '<wangban:deadline/>', 'missingValue'],
])('a flow with approval %s and %s is refused when it is published', async (approval, more, code) => {
  const result = await compileFlow(chain({ ...user('a', 't1', approval), more }));
  expect('problems' in result && result.problems.map((problem) => problem.code)).toEqual([code]);
});

test('batch approval is for nodes that allow it', async () => {
  const game = await submitted(chain(user('a', 't1', 'batch="true"'), user('b', 't2')));
  must(game, teacher(1), { type: 'approve', taskId: taskAt(game, 'a'), batch: true });
  expect(act(game, teacher(2), { type: 'approve', taskId: taskAt(game, 'b'), batch: true })).toMatchObject({
    code: 'NOT_ALLOWED_AT_NODE',
  });
});

describe('supervise', () => {
  const SUPERVISOR = teacher(40);

  test('needs a reply; without one the next rung is asked, each once, and at last the owner', async () => {
    const game = await submitted(chain(user('a', 't1'), LAST));
    const ask = { type: 'supervise', replyBy: MONDAY_NINE + DAY, note: '为何未办' } as const;
    expect(act(game, OWNER, ask, ['owner'])).toMatchObject({ code: 'NO_RIGHT' });
    const [asked] = ofType(must(game, SUPERVISOR, ask, 'supervisor'), 'Supervised');
    expect(asked).toMatchObject({ people: [teacher(1)], minutes: 480, note: '为何未办' });
    const rungs: (readonly number[])[] = [];
    for (let day = 1; day <= 4; day += 1) {
      at(game, day * DAY);
      rungs.push(...ofType(fireDue(game), 'SupervisionEscalated').map(({ people }) => people));
      expect(fireDue(game)).toEqual([]);
    }
    expect(rungs).toEqual([[teacher(12)], [teacher(10)], [teacher(60)], [OWNER]]);
    must(game, teacher(10), {
      type: 'replySupervision',
      supervision: asked?.supervision ?? 0,
      reply: '今日办结',
    });
    expect(game.instance?.docket?.supervisions).toBeUndefined();
  });

  test('a reply ends it; nobody else may reply, and a date without working time is none', async () => {
    const game = await submitted(chain(user('a', 't1'), LAST));
    expect(act(game, SUPERVISOR, { type: 'supervise', replyBy: MONDAY_NINE }, ['supervisor'])).toMatchObject({
      code: 'REPLY_DATE_UNFIT',
    });
    must(game, SUPERVISOR, { type: 'supervise', replyBy: MONDAY_NINE + DAY }, 'supervisor');
    const supervision = game.instance?.docket?.supervisions?.[0]?.id ?? 0;
    const reply = { type: 'replySupervision', supervision, reply: '在办' } as const;
    expect(act(game, teacher(3), reply)).toMatchObject({ code: 'NOT_YOUR_TASK' });
    must(game, teacher(1), reply);
    expect(act(game, teacher(1), reply)).toMatchObject({ code: 'ALREADY_HANDLED' });
    at(game, 2 * DAY);
    expect(fireDue(game)).toEqual([]);
  });
});

describe('copies', () => {
  test('by rule when the node has passed, also to somebody who decides later; once', async () => {
    const cc = `<wangban:cc>${person('t7')}${person('t9')}</wangban:cc>`;
    const game = await submitted(chain(timed(cc), LAST));
    expect(ofType(approve(game, 'a'), 'CaseCopied')).toMatchObject([
      { people: [teacher(7), teacher(9)], node: 'a' },
    ]);
    must(game, teacher(9), { type: 'copy', people: [teacher(7)] });
    expect(ofType(game.events, 'CaseCopied')).toHaveLength(1);
    approve(game, 'z');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('reading is said once, and only by readers; nothing waits for it', async () => {
    const game = await submitted(chain(user('a', 't1')));
    expect(act(game, STUDENT, { type: 'copy', people: [teacher(7)] })).toMatchObject({ code: 'NO_RIGHT' });
    must(game, teacher(1), { type: 'copy', people: [teacher(7), teacher(8)], mustReadBy: MONDAY_NINE + DAY });
    expect(must(game, teacher(7), { type: 'readCopy' })).toMatchObject([{ type: 'CopyRead' }]);
    expect(must(game, teacher(7), { type: 'readCopy' })).toEqual([]);
    expect(act(game, teacher(3), { type: 'readCopy' })).toMatchObject({ code: 'NOT_A_READER' });
    at(game, DAY);
    expect(fireDue(game)).toMatchObject([{ type: 'CopiesUnread', people: [teacher(8)] }]);
    approve(game, 'a');
    expect(game.instance?.outcome).toBe('approved');
  });
});

test('the ledger says who had the case how long, through transfers, returns and suspensions', async () => {
  const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
  at(game, HOUR);
  must(game, teacher(1), { type: 'transfer', taskId: taskAt(game, 'a'), to: teacher(3) });
  at(game, 3 * HOUR);
  approve(game, 'a');
  // Monday noon to Tuesday 9:00 is lunch, the afternoon and one hour.
  at(game, DAY);
  sendBack(game, 'b', 'applicant', 'jumpBack');
  at(game, DAY + HOUR);
  resubmit(game);
  at(game, DAY + 2 * HOUR);
  must(game, OWNER, { type: 'suspend', reason: 'legal' }, 'owner');
  at(game, 2 * DAY);
  must(game, OWNER, { type: 'unsuspend', reason: 'legal' }, 'owner');
  at(game, 2 * DAY + HOUR);
  const entries = ledger(game.events, CALENDAR, game.context.now);
  expect(entries.map(({ node: where, person: who, minutes }) => [where, who, minutes])).toEqual([
    ['a', teacher(1), 60],
    ['a', teacher(3), 120],
    ['b', teacher(2), 300],
    ['start', STUDENT, 60],
    ['b', teacher(2), 60],
    ['b', teacher(2), 60],
  ]);
  expect(entries.at(-1)).not.toHaveProperty('to');
  expect(minutesByPerson(entries).get(teacher(2))).toBe(420);
});
