import {
  milestoneReached,
  caseClosed,
  dataChanged,
  reminded,
  submitted,
  variablesSet,
} from './appliers/case.ts';
import { clockPaused, clockResumed, timerArmed, timerGone } from './appliers/clock.ts';
import { forkPassed, gatewayPassed, joinPassed } from './appliers/gateway.ts';
import { resubmitted, returned } from './appliers/going-back.ts';
import { roundClosed, roundOpened } from './appliers/round.ts';
import { taskClaimed, taskClosed, taskOpened, taskTransferred } from './appliers/task.ts';
import { tokenArrived, tokenConsumed, tokenFrozen, tokenPlaced, tokenThawed } from './appliers/token.ts';
import type { Event } from './events.ts';
import type { Instance } from './instance.ts';

/**
 * Instance after one event 事件. Pure, shares what did not change, needs no flow: replaying all events of a case from
 * `undefined` gives its state exactly. Throws on a history that does not begin with `InstanceSubmitted`.
 */
export function apply(instance: Instance | undefined, event: Event): Instance {
  if (event.type === 'InstanceSubmitted') return submitted(event);
  if (instance === undefined)
    throw new Error(`history begins with ${event.type}, not with InstanceSubmitted`);
  switch (event.type) {
    case 'DataChanged':
      return dataChanged(instance, event);
    case 'VariablesSet':
      return variablesSet(instance, event);
    case 'TokenPlaced':
      return tokenPlaced(instance, event);
    case 'TokenArrived':
      return tokenArrived(instance, event);
    case 'TokenConsumed':
      return tokenConsumed(instance, event);
    case 'TokenFrozen':
      return tokenFrozen(instance, event);
    case 'TokenThawed':
      return tokenThawed(instance, event);
    case 'ForkPassed':
      return forkPassed(instance, event);
    case 'JoinPassed':
      return joinPassed(instance, event);
    case 'GatewayPassed':
      return gatewayPassed(instance, event);
    case 'RoundOpened':
      return roundOpened(instance, event);
    case 'RoundClosed':
      return roundClosed(instance, event);
    case 'TaskOpened':
      return taskOpened(instance, event);
    case 'TaskClaimed':
      return taskClaimed(instance, event);
    case 'TaskTransferred':
      return taskTransferred(instance, event);
    case 'TaskClosed':
      return taskClosed(instance, event);
    // A task is frozen because its token is: these two tell the inbox, not the state.
    case 'TaskFrozen':
    case 'TaskThawed':
      return instance;
    case 'Returned':
      return returned(instance, event);
    case 'Resubmitted':
      return resubmitted(instance, event);
    case 'ClockPaused':
      return clockPaused(instance, event);
    case 'ClockResumed':
      return clockResumed(instance, event);
    case 'TimerArmed':
      return timerArmed(instance, event);
    case 'TimerCancelled':
    case 'DeadlineReached':
      return timerGone(instance, event);
    case 'MilestoneReached':
      return milestoneReached(instance, event);
    case 'Reminded':
      return reminded(instance, event);
    case 'InstanceClosed':
      return caseClosed(instance, event);
  }
}
