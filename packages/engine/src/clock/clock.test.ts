import { describe, expect, test } from 'vitest';
import { CALENDAR, DAY, HOUR, MINUTE, MONDAY_NINE, SERVICE, STUDENT, teacher } from '../testing/campus.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { act, approve, at, must, ofType, resubmit, sendBack, submitted, taskAt } from '../testing/play.ts';

const TWO = chain(user('a', 't1'), user('b', 't2'));
/** Thursday 18:00: Monday does not count, three working days later the office closes. */
const THURSDAY_SIX = MONDAY_NINE + 3 * DAY + 9 * HOUR;
/** The year 2027 has been published. */
const PUBLISHED: WorkingCalendar = {
  ...CALENDAR,
  hoursOn: (date) => CALENDAR.hoursOn(date.replace(/^2027/, '2026')),
};

describe('the promised date', () => {
  test('is the close of the third working day, warning at a fifth of the promise left', async () => {
    const game = await submitted(TWO);
    expect(game.instance?.dueAt).toBe(THURSDAY_SIX);
    // 7 h on Monday and three days of 8 h = 31 h; a fifth is 372 min: Thursday 9:48.
    expect(ofType(game.events, 'TimerArmed')).toMatchObject([
      { timer: 'warning', fireAt: MONDAY_NINE + 3 * DAY + 48 * MINUTE },
      { timer: 'overdue', fireAt: THURSDAY_SIX },
    ]);
  });

  test('is provisional when the calendar of the next year is missing, and the case begins all the same', async () => {
    const lastDays = Date.UTC(2026, 11, 30, 1);
    const game = await submitted(TWO, {}, { now: lastDays });
    expect(game.events[0]).toMatchObject({ type: 'InstanceSubmitted', dueAt: null, provisionalYear: 2027 });
    expect(ofType(game.events, 'TimerArmed')).toEqual([]);
    approve(game, 'a', 'b');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('working minutes are null, not a guess, when the case ends in a year without calendar', async () => {
    const game = await submitted(TWO, {}, { now: Date.UTC(2026, 11, 30, 1) });
    game.context = { ...game.context, now: Date.UTC(2027, 0, 4, 1) };
    approve(game, 'a', 'b');
    expect(game.events.at(-1)).toMatchObject({ type: 'InstanceClosed', workingMinutes: null });
  });
});

describe('in the court of the applicant the clock stands still', () => {
  test('timers are cancelled, and armed anew with what was left', async () => {
    const game = await submitted(TWO);
    at(game, HOUR);
    const back = sendBack(game, 'a', 'applicant', 'rewalk');
    expect(ofType(back, 'TimerCancelled').map(({ timer }) => timer)).toEqual(['warning', 'overdue']);
    expect(ofType(back, 'ClockPaused')).toMatchObject([{ remainingMinutes: 30 * 60, workedMinutes: 60 }]);
    expect(game.instance?.dueAt).toBeNull();
    at(game, 7 * DAY + HOUR);
    const again = resubmit(game);
    expect(ofType(again, 'ClockResumed')).toMatchObject([{ dueAt: THURSDAY_SIX + 7 * DAY }]);
    expect(ofType(again, 'TimerArmed')).toMatchObject([
      { timer: 'warning', fireAt: MONDAY_NINE + 10 * DAY + 48 * MINUTE },
      { timer: 'overdue', fireAt: THURSDAY_SIX + 7 * DAY },
    ]);
  });

  test('their time does not count as working time', async () => {
    const game = await submitted(TWO);
    at(game, HOUR);
    sendBack(game, 'a', 'applicant', 'rewalk');
    at(game, 7 * DAY);
    resubmit(game);
    at(game, 7 * DAY + 2 * HOUR);
    approve(game, 'a', 'b');
    expect(game.events.at(-1)).toMatchObject({ type: 'InstanceClosed', workingMinutes: 180 });
  });

  test('a return between offices does not pause it', async () => {
    const game = await submitted(TWO);
    approve(game, 'a');
    expect(ofType(sendBack(game, 'b', 'a', 'jumpBack'), 'ClockPaused')).toEqual([]);
  });

  test('a promise broken before the return is not broken again', async () => {
    const game = await submitted(TWO);
    at(game, 5 * DAY);
    must(game, undefined, { type: 'fireTimer', timer: 'warning' });
    must(game, undefined, { type: 'fireTimer', timer: 'overdue' });
    sendBack(game, 'a', 'applicant', 'rewalk');
    at(game, 8 * DAY);
    expect(ofType(resubmit(game), 'TimerArmed')).toEqual([]);
  });

  test('a provisional date that became known in between is kept', async () => {
    const start = Date.UTC(2026, 11, 30, 1);
    const game = await submitted(TWO, {}, { now: start });
    game.context = { ...game.context, calendar: PUBLISHED, now: start + HOUR };
    expect(
      ofType(sendBack(game, 'a', 'applicant', 'rewalk'), 'ClockPaused')[0]?.remainingMinutes,
    ).toBeGreaterThan(0);
    expect(ofType(resubmit(game), 'ClockResumed')[0]?.dueAt).toBeGreaterThan(start);
  });
});

describe('deadline timers', () => {
  test('tell who holds the open tasks, once', async () => {
    const game = await submitted(TWO);
    at(game, 4 * DAY);
    const fired = must(game, undefined, { type: 'fireTimer', timer: 'overdue' });
    expect(fired).toMatchObject([{ type: 'DeadlineReached', timer: 'overdue', holders: [teacher(1)] }]);
    expect(fired[0]).not.toHaveProperty('by');
    expect(must(game, undefined, { type: 'fireTimer', timer: 'overdue' })).toEqual([]);
  });

  test.each(['warning', 'overdue'] as const)(
    'too early, paused or closed, %s does nothing',
    async (timer) => {
      const game = await submitted(TWO);
      expect(must(game, undefined, { type: 'fireTimer', timer })).toEqual([]);
      at(game, 4 * DAY);
      sendBack(game, 'a', 'applicant', 'rewalk');
      expect(act(game, undefined, { type: 'fireTimer', timer })).toEqual([]);
      must(game, STUDENT, { type: 'withdraw' });
      expect(act(game, undefined, { type: 'fireTimer', timer })).toEqual([]);
    },
  );

  test('are cancelled when the case closes', async () => {
    const game = await submitted(TWO);
    const events = must(game, teacher(1), { type: 'reject', taskId: taskAt(game, 'a'), opinion: '不同意' });
    expect(ofType(events, 'TimerCancelled')).toHaveLength(2);
  });

  test('at once: a service promised for the same day', async () => {
    const service = { ...SERVICE, processingTimeDays: 0 };
    const game = await submitted(TWO, {}, { service });
    expect(game.instance?.dueAt).toBe(MONDAY_NINE + 9 * HOUR);
  });
});
