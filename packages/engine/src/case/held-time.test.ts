import { describe, expect, test } from 'vitest';
import { CALENDAR, DAY, HOUR, MONDAY_NINE, teacher } from '../testing/campus.ts';
import { chain, document, panel, user } from '../testing/flow-xml.ts';
import { ask, boundary, path, tag } from '../testing/bpmn-parts.ts';
import { addWorkingMinutes } from '../calendar/index.ts';
import { approve, at, must, ofType, submitted, taskAt, waiting, type Play } from '../testing/play.ts';

/** Two people who must agree, and a decider if they do not. */
const held = (more: string, attributes = '') =>
  chain(
    { ...panel('a', ['t1', 't2'], `onReject="hold" opinion="never" ${attributes}`), more },
    user('z', 't9'),
  );
const DECIDER = teacher(20);

function disagree(game: Play): readonly unknown[] {
  return ofType(
    must(game, teacher(1), { type: 'reject', taskId: taskAt(game, 'a', teacher(1)) }),
    'TimerArmed',
  );
}

function fire(game: Play, key: string) {
  return must(game, undefined, { type: 'fireTimer', timer: 'action', key });
}

describe('the decider of a held round', () => {
  test('has a date of their own, which the step names', async () => {
    const game = await submitted(held('<wangban:deadline within="PT2H"/>', 'decideWithin="PT4H"'));
    at(game, HOUR);
    expect(disagree(game)).toMatchObject([
      { timer: 'taskWarning', key: '2', round: 2 },
      { timer: 'taskOverdue', key: '2', round: 2, fireAt: MONDAY_NINE + 7 * HOUR },
    ]);
    at(game, DAY);
    const told = must(game, undefined, { type: 'fireTimer', timer: 'taskOverdue', key: '2' });
    expect(told).toMatchObject([{ type: 'TaskDeadline', timer: 'taskOverdue', holders: [DECIDER] }]);
  });

  test('has the time of the step anew where it names none, and the voters have it again when they vote anew', async () => {
    const game = await submitted(held('<wangban:deadline within="PT2H"/>'));
    at(game, HOUR);
    expect(disagree(game).at(-1)).toMatchObject({ timer: 'taskOverdue', fireAt: MONDAY_NINE + 3 * HOUR });
    at(game, 2 * HOUR);
    const anew = must(game, DECIDER, { type: 'reopenVoting', taskId: taskAt(game, 'a') });
    expect(ofType(anew, 'TimerArmed').at(-1)).toMatchObject({
      timer: 'taskOverdue',
      fireAt: addWorkingMinutes(CALENDAR, MONDAY_NINE + 2 * HOUR, 120),
    });
  });

  test('has no date once voters vote anew in a step without one', async () => {
    const game = await submitted(held('', 'decideWithin="P1D"'));
    disagree(game);
    expect(game.instance?.docket?.timers).toHaveLength(2);
    must(game, DECIDER, { type: 'reopenVoting', taskId: taskAt(game, 'a') });
    expect(game.instance?.docket?.timers).toBeUndefined();
  });

  test.each(['autoPass', 'autoReject', 'return'])(
    'is not decided over by %s: the owner is told',
    async (deed) => {
      const game = await submitted(held(`<wangban:timeout after="PT2H" do="${deed}"/>`));
      disagree(game);
      at(game, 2 * HOUR);
      expect(fire(game, '2/0')).toMatchObject([{ type: 'TimedOut', failed: true, people: [DECIDER] }]);
      expect(waiting(game)).toEqual(['a']);
    },
  );
});

test('a timeout signal reaches whoever waits for it in the case', async () => {
  const timed = ask('a', 't1').replace(
    '</wangban:approval>',
    '</wangban:approval><wangban:timeout after="PT2H" do="signal" signal="late"/>',
  );
  const catching = boundary('caught', 'a', '<bpmn:signalEventDefinition signalRef="s"/>');
  const xml = document(
    `${tag('startEvent', 'start')}${timed}${ask('b', 't2')}${ask('c', 't3')}${tag('endEvent', 'end')}${catching}${path('start', 'a', 'b', 'end')}${path('caught', 'c', 'end')}`,
  ).replace('<bpmn:process', '<bpmn:signal id="s" name="late"/><bpmn:process');
  const game = await submitted(xml);
  at(game, 2 * HOUR);
  const events = fire(game, game.instance?.docket?.timers?.[0]?.key ?? '');
  expect(ofType(events, 'SignalThrown')).toMatchObject([{ node: 'a', name: 'late' }]);
  expect(waiting(game)).toEqual(['c']);
  approve(game, 'c');
  expect(game.instance?.outcome).toBe('approved');
});
