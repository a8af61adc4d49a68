import type { DeadlineAnswer } from '../commands/command.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { UserNode } from '../definition/flow.ts';
import { finish } from '../finish.ts';
import type { Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { ArmedTimer } from './docket.ts';
import type { TimeoutDeed } from './events.ts';
import { timeOut } from './time-out.ts';
import { disarm } from './timers.ts';

/** Timers about which a business system may be asked: when the time of a task is over. */
const ANSWERABLE: ReadonlySet<ArmedTimer['timer']> = new Set(['action', 'taskOverdue']);

/**
 * A business system has said what is to become of the end of a task's time 到期按答复办理. `flowSays` does what the flow says; it is
 * also what happens where an action is wanted that the step does not have.
 */
export function answeredDeadline(
  work: Work,
  armed: ArmedTimer,
  answer: DeadlineAnswer,
  flowSays: () => Rejection | undefined,
): Rejection | undefined {
  const token = work.instance.tokens.find(({ round }) => round?.id === armed.round);
  const node = token === undefined ? undefined : nodeAt(work.flow, token.node);
  if (node?.kind !== 'user' || !ANSWERABLE.has(armed.timer)) return flowSays();
  const { timer, key, round } = armed;
  const { system, message } = answer;
  const until = answer.do === 'postpone' ? work.context.now + answer.afterMs : undefined;
  emit(work, {
    type: 'DeadlineAnswered',
    timer,
    key,
    node: node.id,
    do: answer.do,
    system,
    ...(message === undefined ? undefined : { message }),
    ...(until === undefined ? undefined : { until }),
  });
  switch (answer.do) {
    case 'ignore':
      disarm(work, armed);
      return undefined;
    case 'postpone':
      emit(work, {
        type: 'TimerArmed',
        timer,
        key,
        fireAt: work.context.now + answer.afterMs,
        ...(round === undefined ? undefined : { round }),
      });
      return undefined;
    case 'act':
      return doAction(
        work,
        armed,
        answer.action === undefined ? undefined : placeOf(node, answer.action),
        flowSays,
      );
    case 'terminate':
      return finish(work, 'terminated', 'terminated', message);
  }
}

/** Where the step has this timeout action: only what the flow's author has put there can be asked for. */
function placeOf({ timing }: UserNode, action: TimeoutDeed): string | undefined {
  const place = timing?.timeouts.findIndex((each) => each.do === action) ?? -1;
  return place < 0 ? undefined : `${place}`;
}

function doAction(
  work: Work,
  armed: ArmedTimer,
  place: string | undefined,
  flowSays: () => Rejection | undefined,
): Rejection | undefined {
  const key = `${armed.round}/${place}`;
  if (place === undefined || (armed.timer === 'action' && armed.key === key)) return flowSays();
  disarm(work, armed);
  return timeOut(work, { ...armed, timer: 'action', key });
}
