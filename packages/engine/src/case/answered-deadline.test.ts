import { describe, expect, test } from 'vitest';
import type { DeadlineAnswer } from '../commands/command.ts';
import { DAY, HOUR, teacher } from '../testing/campus.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { at, must, ofType, submitted, tasks, waiting, type Play } from '../testing/play.ts';

const SYSTEM = { zh: '设备系统', en: 'Equipment system' };
const TIMED =
  '<wangban:deadline within="P1D"/><wangban:timeout after="P1D" do="remind"/><wangban:timeout after="P9D" do="autoReject"/>';
const FLOW = chain({ ...user('a', 't1'), more: TIMED }, user('z', 't9'));

/** A step whose day is over. */
async function late(): Promise<Play> {
  const game = await submitted(FLOW);
  at(game, 2 * DAY);
  return game;
}
const armed = (game: Play, timer: string) =>
  game.instance?.docket?.timers?.filter((each) => each.timer === timer).map(({ key, at: due }) => [key, due]);
function answer(game: Play, said: DeadlineAnswer, timer: 'action' | 'taskOverdue' = 'action') {
  const key = timer === 'action' ? '2/0' : '2';
  return must(game, undefined, { type: 'fireTimer', timer, key, answer: said });
}

describe('a deadline that a business system has an answer to', () => {
  test('does nothing and is gone', async () => {
    const game = await late();
    const events = answer(game, { do: 'ignore', system: SYSTEM, message: '配件在路上' });
    expect(events).toMatchObject([
      { type: 'DeadlineAnswered', node: 'a', do: 'ignore', system: SYSTEM, message: '配件在路上' },
      { type: 'TimerCancelled', timer: 'action', key: '2/0' },
    ]);
    expect(armed(game, 'action')).toMatchObject([['2/1', expect.any(Number)]]);
    expect(waiting(game)).toEqual(['a']);
  });

  test('comes again later, and is asked about again then', async () => {
    const game = await late();
    const { now } = game.context;
    const events = answer(game, { do: 'postpone', afterMs: 3 * HOUR, system: SYSTEM }, 'taskOverdue');
    expect(events[0]).toMatchObject({ until: now + 3 * HOUR });
    expect(armed(game, 'taskOverdue')).toEqual([['2', now + 3 * HOUR]]);
    expect(must(game, undefined, { type: 'fireTimer', timer: 'taskOverdue', key: '2' })).toEqual([]);
    at(game, 2 * DAY + 3 * HOUR);
    const later = must(game, undefined, { type: 'fireTimer', timer: 'taskOverdue', key: '2' });
    expect(ofType(later, 'TaskDeadline')).toMatchObject([{ holders: [teacher(1)] }]);
  });

  test('acts as the flow says', async () => {
    const game = await late();
    const events = answer(game, { do: 'act', system: SYSTEM });
    expect(ofType(events, 'TimedOut')).toMatchObject([{ do: 'remind', key: '2/0' }]);
    expect(armed(game, 'action')).toHaveLength(1);
  });

  test('acts as the flow says elsewhere in the step, once', async () => {
    const game = await late();
    const events = answer(game, { do: 'act', action: 'autoReject', system: SYSTEM }, 'taskOverdue');
    expect(ofType(events, 'TimedOut')).toMatchObject([{ do: 'autoReject', key: '2/1' }]);
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'rejected' });
  });

  test('cannot ask for what the author of the flow has not put there', async () => {
    const game = await late();
    const events = answer(game, { do: 'act', action: 'autoPass', system: SYSTEM });
    expect(ofType(events, 'TimedOut')).toMatchObject([{ do: 'remind' }]);
    expect(tasks(game)).toHaveLength(1);
  });

  test('ends the case', async () => {
    const game = await late();
    answer(game, { do: 'terminate', system: SYSTEM, message: '设备已经报废' });
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'terminated' });
    expect(ofType(game.events, 'InstanceClosed')).toMatchObject([{ reason: '设备已经报废' }]);
    expect(game.instance?.docket?.timers).toBeUndefined();
  });

  test('takes effect only when the deadline is reached, and never after the round', async () => {
    const early = await submitted(FLOW);
    expect(answer(early, { do: 'terminate', system: SYSTEM })).toEqual([]);
    const game = await late();
    must(game, teacher(1), { type: 'approve', taskId: 1001 });
    expect(answer(game, { do: 'terminate', system: SYSTEM })).toEqual([]);
  });
});
