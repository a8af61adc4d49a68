import { describe, expect, test } from 'vitest';
import { allowedActions } from '../allowed-actions.ts';
import { DAY, HOUR, STUDENT, teacher } from '../testing/campus.ts';
import { caseOf, chain, flowXml, node, panel, user } from '../testing/flow-xml.ts';
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
  taskAt,
  tasks,
  waiting,
} from '../testing/play.ts';

const TWO = chain(user('a', 't1'), user('b', 't2'));
/** a → fork (b1 | c1) → d. */
const PARALLEL = flowXml(
  [
    user('a', 't1'),
    node('parallel', 'fork'),
    user('b1', 't2'),
    user('c1', 't3'),
    node('parallel', 'join'),
    user('d', 't4'),
  ],
  [
    ['start', 'a'],
    ['a', 'fork'],
    ['fork', 'b1'],
    ['fork', 'c1'],
    ['b1', 'join'],
    ['c1', 'join'],
    ['join', 'd'],
    ['d', 'end'],
  ],
);
/** Works for the unit in charge. */
const OWNER = teacher(20);
const ADMIN = teacher(30);

describe('terminate', () => {
  test('stops a case that is under way, for the owner, with a reason', async () => {
    const game = await submitted(TWO);
    expect(refused(game, teacher(1), { type: 'terminate', reason: '停' })).toMatchObject({
      code: 'NO_RIGHT',
      fact: { rights: ['owner', 'admin'] },
    });
    expect(refused(game, OWNER, { type: 'terminate', reason: ' ' }, 'owner').code).toBe('OPINION_REQUIRED');
    const events = must(game, OWNER, { type: 'terminate', reason: '活动取消' }, 'owner');
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'cancelled', reason: 'terminated' }]);
    expect(events.at(-1)).toMatchObject({ outcome: 'terminated', reason: '活动取消' });
    expect(ofType(events, 'TimerCancelled')).toHaveLength(2);
  });

  test.each(['terminate first', 'approve first'])('races with the last approve: %s', async (order) => {
    const game = await submitted(chain(user('a', 't1')));
    const task = taskAt(game, 'a');
    const last = () => act(game, teacher(1), { type: 'approve', taskId: task });
    const stop = () => act(game, OWNER, { type: 'terminate', reason: '停' }, ['owner']);
    const [won, lost] = order === 'terminate first' ? [stop(), last()] : [last(), stop()];
    expect(won).not.toHaveProperty('code');
    expect(lost).toMatchObject({ code: 'INSTANCE_CLOSED' });
    expect(game.instance?.outcome).toBe(order === 'terminate first' ? 'terminated' : 'approved');
  });
});

describe('void', () => {
  test('declares a closed case invalid, for good', async () => {
    const game = await submitted(TWO);
    approve(game, 'a', 'b');
    expect(refused(game, STUDENT, { type: 'void', reason: '假' }).code).toBe('NO_RIGHT');
    expect(must(game, OWNER, { type: 'void', reason: '材料造假' }, 'owner')).toMatchObject([
      { type: 'CaseVoided', reason: '材料造假' },
    ]);
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'voided' });
    expect(refused(game, OWNER, { type: 'void', reason: '再' }, 'owner')).toMatchObject({
      code: 'INSTANCE_CLOSED',
      fact: { outcome: 'voided' },
    });
  });
  test('closes a case that is under way', async () => {
    const game = await submitted(TWO);
    must(game, ADMIN, { type: 'void', reason: '重复' }, 'admin');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'voided', tokens: [] });
  });
});

const stop = (reason: 'instance' | 'legal' | 'applicant') => ({ type: 'suspend', reason }) as const;

describe('suspend', () => {
  test('refuses every decision, and tells the inbox', async () => {
    const game = await submitted(TWO);
    const task = taskAt(game, 'a');
    const events = must(game, OWNER, { ...stop('legal'), note: '法院函' }, 'owner');
    expect(events).toMatchObject([
      { type: 'Suspended', reason: 'legal', note: '法院函' },
      { type: 'TaskFrozen', task },
    ]);
    expect(refused(game, teacher(1), { type: 'approve', taskId: task })).toMatchObject({
      code: 'SUSPENDED',
      fact: { reasons: ['legal'] },
    });
    for (const type of ['withdraw', 'remind'] as const)
      expect(refused(game, STUDENT, { type }).code).toBe('SUSPENDED');
    const actions = allowedActions(game.flow, stateOf(game), task, teacher(1), game.context);
    expect(actions.filter(({ allowed }) => allowed)).toEqual([]);
    expect(tasks(game)).toEqual([]);
    expect(must(game, OWNER, { type: 'unsuspend', reason: 'legal' }, 'owner')).toMatchObject([
      { type: 'Unsuspended' },
      { type: 'TaskThawed', task },
    ]);
    approve(game, 'a', 'b');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('two reasons, one taken away: still suspended', async () => {
    const game = await submitted(TWO);
    must(game, OWNER, stop('legal'), 'owner');
    expect(must(game, OWNER, stop('instance'), 'owner')).toMatchObject([{ type: 'Suspended' }]);
    expect(must(game, OWNER, stop('instance'), 'owner')).toEqual([]);
    must(game, OWNER, { type: 'unsuspend', reason: 'instance' }, 'owner');
    expect(refused(game, teacher(1), { type: 'approve', taskId: 1001 }).code).toBe('SUSPENDED');
    expect(must(game, OWNER, { type: 'unsuspend', reason: 'instance' }, 'owner')).toEqual([]);
    must(game, OWNER, { type: 'unsuspend', reason: 'legal' }, 'owner');
    approve(game, 'a');
  });

  test.each([
    ['legal', 0],
    ['applicant', 1],
  ] as const)('the promise clock stands still only for the applicant: %s', async (reason, pauses) => {
    const game = await submitted(TWO);
    const due = game.instance?.dueAt;
    at(game, HOUR);
    const events = must(game, OWNER, stop(reason), 'owner');
    expect(ofType(events, 'ClockPaused')).toHaveLength(pauses);
    at(game, 7 * DAY + HOUR);
    must(game, OWNER, { type: 'unsuspend', reason }, 'owner');
    expect(game.instance?.dueAt).toBe((due ?? 0) + pauses * 7 * DAY);
  });

  test('a whole service is the administrator’s to suspend, and a suspended case can still end', async () => {
    const game = await submitted(TWO);
    const all = { type: 'suspend', reason: 'definition' } as const;
    expect(refused(game, OWNER, all, 'owner').code).toBe('NO_RIGHT');
    must(game, ADMIN, all, 'admin');
    must(game, OWNER, { type: 'terminate', reason: '停办' }, 'owner');
    expect(refused(game, ADMIN, all, 'admin').code).toBe('INSTANCE_CLOSED');
  });

  test('what a return froze stays frozen when the suspension ends', async () => {
    const game = await submitted(PARALLEL);
    approve(game, 'a');
    sendBack(game, 'b1', 'a', 'jumpBack');
    must(game, OWNER, stop('instance'), 'owner');
    const events = must(game, OWNER, { type: 'unsuspend', reason: 'instance' }, 'owner');
    expect(ofType(events, 'TaskThawed')).toHaveLength(1);
    expect(waiting(game)).toEqual(['a']);
  });
});

describe('reopen', () => {
  const again = { type: 'reopen', node: 'a', reason: '计算有误' } as const;

  test('goes on at a node that was passed: lap + 1, the first close is kept, the close counts as another', async () => {
    const game = await submitted(TWO);
    at(game, HOUR);
    approve(game, 'a', 'b');
    const closedAt = game.context.now;
    at(game, 2 * DAY);
    expect(must(game, OWNER, again, 'owner')[0]).toMatchObject({
      type: 'CaseReopened',
      lap: 2,
      workedMinutes: 60,
    });
    expect(game.instance).toMatchObject({ status: 'running', dueAt: null });
    expect(waiting(game)).toEqual(['a']);
    at(game, 2 * DAY + HOUR);
    approve(game, 'a', 'b');
    expect(game.events.at(-1)).toMatchObject({ type: 'InstanceClosed', workingMinutes: 120, again: true });
    expect(game.instance?.docket).toMatchObject({
      lap: 2,
      ended: { first: closedAt, last: game.context.now },
    });
  });

  test('inside a finished block the other branches stay done', async () => {
    const game = await submitted(PARALLEL);
    approve(game, 'a', 'b1', 'c1', 'd');
    must(game, OWNER, { ...again, node: 'b1' }, 'owner');
    approve(game, 'b1');
    expect(waiting(game)).toEqual(['d']);
    approve(game, 'd');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('is refused while open, after a void, too late, without right, and at a node that was not passed', async () => {
    const game = await submitted(TWO);
    const why = () => refused(game, OWNER, again, 'owner').fact['why'];
    expect(why()).toBe('open');
    approve(game, 'a', 'b');
    expect(refused(game, STUDENT, again).code).toBe('NO_RIGHT');
    expect(refused(game, OWNER, { ...again, node: 'end' }, 'owner')).toMatchObject({
      code: 'TARGET_NOT_VISITED',
      fact: { targets: ['a', 'b'] },
    });
    at(game, 31 * DAY);
    expect(why()).toBe('tooLate');
    must(game, OWNER, { type: 'void', reason: '作废' }, 'owner');
    expect(why()).toBe('voided');
  });

  test('two at once: one case goes on', async () => {
    const game = await submitted(TWO);
    approve(game, 'a', 'b');
    must(game, OWNER, again, 'owner');
    expect(refused(game, ADMIN, again, 'admin')).toMatchObject({ fact: { why: 'open' } });
  });
});

describe('withdraw as the flow says', () => {
  test.each([
    ['', false, false],
    ['withdraw="untilClose"', true, false],
    ['withdraw="never"', false, true],
  ])('%s', async (settings, afterVote, neverBefore) => {
    const game = await submitted(caseOf(settings, user('a', 't1'), user('b', 't2')));
    if (neverBefore) expect(refused(game, STUDENT, { type: 'withdraw' }).code).toBe('NOT_WITHDRAWABLE');
    approve(game, 'a');
    const answer = act(game, STUDENT, { type: 'withdraw' });
    expect('code' in answer ? answer.code : 'done').toBe(afterVote ? 'done' : 'NOT_WITHDRAWABLE');
  });

  test('to change it: all work ends, and it begins anew under the same number', async () => {
    const game = await submitted(
      caseOf('withdrawTo="draft" withdraw="untilClose"', user('a', 't1'), user('b', 't2')),
    );
    approve(game, 'a');
    const events = must(game, STUDENT, { type: 'withdraw', reason: '填错了' });
    expect(ofType(events, 'TakenBack')).toMatchObject([{ reason: '填错了', superseded: ['a'] }]);
    expect(ofType(events, 'ClockPaused')).toHaveLength(1);
    expect(game.instance?.status).toBe('returned');
    resubmit(game);
    expect(waiting(game)).toEqual(['a']);
    expect(game.instance?.docket?.lap).toBe(2);
    must(game, STUDENT, { type: 'withdraw' });
    must(game, STUDENT, { type: 'withdraw' });
    expect(game.instance?.outcome).toBe('withdrawn');
  });

  test.each(['withdraw first', 'approve first'])('races with the first approve: %s', async (order) => {
    const game = await submitted(TWO);
    const task = taskAt(game, 'a');
    const vote = () => act(game, teacher(1), { type: 'approve', taskId: task });
    const back = () => act(game, STUDENT, { type: 'withdraw' });
    const [, lost] = order === 'withdraw first' ? [back(), vote()] : [vote(), back()];
    expect(lost).toHaveProperty('code');
  });
});

describe('a returned case', () => {
  const LAPSING = caseOf('lapseAfter="P10D"', user('a', 't1'));
  const fire = { type: 'fireTimer', timer: 'lapse' } as const;

  test('closes as lapsed when it was not resubmitted in ten working days', async () => {
    const game = await submitted(LAPSING);
    const events = sendBack(game, 'a', 'applicant', 'rewalk');
    const [armed] = ofType(events, 'TimerArmed');
    // The day of the return does not count: ten working days later the office closes.
    expect(armed).toMatchObject({ timer: 'lapse', fireAt: game.context.now + 14 * DAY + 9 * HOUR });
    at(game, 14 * DAY);
    expect(must(game, undefined, fire)).toEqual([]);
    at(game, 14 * DAY + 9 * HOUR);
    expect(must(game, undefined, fire)).toMatchObject([
      { type: 'Lapsed' },
      { type: 'RoundClosed' },
      { type: 'TaskClosed', reason: 'lapsed' },
      { type: 'TimerCancelled', timer: 'lapseWarning' },
      { type: 'InstanceClosed', outcome: 'lapsed' },
    ]);
  });

  test.each(['resubmit first', 'timer first'])('resubmit and lapse at one moment: %s', async (order) => {
    const game = await submitted(LAPSING);
    sendBack(game, 'a', 'applicant', 'rewalk');
    const revise = taskAt(game, 'start');
    at(game, 15 * DAY);
    const again = () => act(game, STUDENT, { type: 'resubmit', taskId: revise, data: {} });
    const lapse = () => act(game, undefined, fire);
    if (order === 'resubmit first') {
      expect(ofType(again(), 'TimerCancelled')).toMatchObject([
        { timer: 'lapse' },
        { timer: 'lapseWarning' },
      ]);
      expect(lapse()).toEqual([]);
      expect(game.instance?.status).toBe('running');
      return;
    }
    lapse();
    expect(again()).toMatchObject({ code: 'INSTANCE_CLOSED' });
  });

  test('does not lapse while it is suspended, and keeps what was left of the time', async () => {
    const game = await submitted(LAPSING);
    sendBack(game, 'a', 'applicant', 'rewalk');
    at(game, 7 * DAY);
    must(game, OWNER, { type: 'suspend', reason: 'instance' }, 'owner');
    at(game, 35 * DAY);
    expect(must(game, undefined, fire)).toEqual([]);
    const events = must(game, OWNER, { type: 'unsuspend', reason: 'instance' }, 'owner');
    expect(ofType(events, 'TimerArmed')).toMatchObject([
      { fireAt: game.context.now + 7 * DAY + 9 * HOUR },
      { timer: 'lapseWarning' },
    ]);
  });

  test('warns the applicant once, when a fifth of the time is left', async () => {
    const game = await submitted(LAPSING);
    sendBack(game, 'a', 'applicant', 'rewalk');
    const warning = game.instance?.docket?.timers?.find(({ timer }) => timer === 'lapseWarning');
    expect(warning?.at).toBe(game.context.now + 10 * DAY + 7 * HOUR + 36 * 60_000);
    at(game, 11 * DAY);
    const warn = { type: 'fireTimer', timer: 'lapseWarning' } as const;
    const lapsesAt = game.context.now + 3 * DAY + 9 * HOUR;
    expect(must(game, undefined, warn)).toMatchObject([{ type: 'LapseNear', people: [STUDENT], lapsesAt }]);
    expect(must(game, undefined, warn)).toEqual([]);
  });

  test('the tenth return of one case is told to the owner, once', async () => {
    const game = await submitted(TWO);
    approve(game, 'a');
    for (let count = 1; count <= 11; count += 1) {
      const told = ofType(sendBack(game, 'b', 'a', 'rewalk'), 'OwnerTold');
      expect(told).toMatchObject(
        count === 10 ? [{ about: 'returns', count: 10, people: [teacher(20)] }] : [],
      );
      approve(game, 'a');
    }
  });
});

describe('remind', () => {
  test('the owner and the applicant each once a day, three times a round', async () => {
    const game = await submitted(TWO);
    at(game, HOUR);
    must(game, STUDENT, { type: 'remind' });
    must(game, OWNER, { type: 'remind' }, 'owner');
    expect(refused(game, OWNER, { type: 'remind' }, 'owner').code).toBe('TOO_SOON');
    at(game, 2 * DAY);
    must(game, STUDENT, { type: 'remind' });
    expect(refused(game, OWNER, { type: 'remind' }, 'owner').code).toBe('REMIND_LIMIT');
    approve(game, 'a');
    at(game, 4 * DAY);
    expect(must(game, OWNER, { type: 'remind' }, 'owner')).toMatchObject([{ recipients: [teacher(2)] }]);
  });
  test('twenty clicks are one message', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], '')));
    approve(game, 'a');
    at(game, HOUR);
    const sent = Array.from({ length: 20 }, () => ofType(act(game, STUDENT, { type: 'remind' }), 'Reminded'));
    expect(sent.flat()).toMatchObject([{ recipients: [teacher(2)] }]);
  });
});
