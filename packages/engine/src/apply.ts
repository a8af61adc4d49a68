import { caseClosed, dataChanged, milestoneReached, submitted, variablesSet } from './appliers/case.ts';
import { clockPaused, clockResumed, deadlineReached, timerArmed, timerCancelled } from './appliers/clock.ts';
import { forkPassed, gatewayPassed, joinPassed } from './appliers/gateway.ts';
import { resubmitted, returned } from './appliers/going-back.ts';
import { actedOutside, roundClosed, roundOpened, roundReopened } from './appliers/round.ts';
import {
  approverRemoved,
  approversAdded,
  roundHeld,
  voteRecalled,
  votingReopened,
} from './appliers/seats.ts';
import {
  delegationEnded,
  taskClaimed,
  taskClosed,
  taskDelegated,
  taskOpened,
  taskReleased,
  taskTransferred,
} from './appliers/task.ts';
import {
  incidentRaised,
  incidentResolved,
  nodePlanned,
  seatAutoApproved,
  seatReassigned,
} from './appliers/who.ts';
import { tokenArrived, tokenConsumed, tokenFrozen, tokenPlaced, tokenThawed } from './appliers/token.ts';
import { applyCase } from './case/apply-case.ts';
import { reminded } from './case/note.ts';
import {
  branchSpawned,
  iterationBegun,
  iterationCompleted,
  scopeClosed,
  scopeOpened,
  undoRecorded,
  undoTaken,
} from './appliers/scope.ts';
import { messageBuffered, messageUnbuffered, waitClosed, waitOpened, waitRepeated } from './appliers/wait.ts';
import type { Event, InstanceSubmitted } from './events.ts';
import { draftOf, type Draft, type Instance } from './instance.ts';

/**
 * Instance after one event 事件. Pure, shares what did not change, needs no flow: replaying all events of a case from
 * `undefined` gives its state exactly. Throws on a history that does not begin with `InstanceSubmitted`.
 */
export function apply(instance: Instance | undefined, event: Event): Instance {
  if (event.type === 'InstanceSubmitted') return submitted(event);
  if (instance === undefined)
    throw new Error(`history begins with ${event.type}, not with InstanceSubmitted`);
  const draft = draftOf(instance);
  change(draft, event);
  return draft;
}

/** Instance after the events of a command, or after a whole history: what `apply` gives one by one, in one copy. */
export function applyAll(instance: Instance | undefined, events: readonly Event[]): Instance {
  const first = events[0];
  if (first === undefined && instance !== undefined) return instance;
  if (first === undefined) throw new Error('no instance and no events');
  const draft = first.type === 'InstanceSubmitted' ? submitted(first) : draftOf(instance ?? missing(first));
  for (const event of events) {
    if (event.type !== 'InstanceSubmitted') change(draft, event);
  }
  return draft;
}

function missing(event: Event): never {
  throw new Error(`history begins with ${event.type}, not with InstanceSubmitted`);
}

/** Lets a draft follow one event. */
export function change(draft: Draft, event: Exclude<Event, InstanceSubmitted>): void {
  switch (event.type) {
    case 'DataChanged':
      return dataChanged(draft, event);
    case 'VariablesSet':
      return variablesSet(draft, event);
    case 'TokenPlaced':
      return tokenPlaced(draft, event);
    case 'TokenArrived':
      return tokenArrived(draft, event);
    case 'TokenConsumed':
      return tokenConsumed(draft, event);
    case 'TokenFrozen':
      return tokenFrozen(draft, event);
    case 'TokenThawed':
      return tokenThawed(draft, event);
    case 'ForkPassed':
      return forkPassed(draft, event);
    case 'JoinPassed':
      return joinPassed(draft, event);
    case 'GatewayPassed':
      return gatewayPassed(draft, event);
    case 'RoundOpened':
      return roundOpened(draft, event);
    case 'RoundClosed':
      return roundClosed(draft, event);
    case 'SeatAutoApproved':
      return seatAutoApproved(draft, event);
    case 'SeatReassigned':
      return seatReassigned(draft, event);
    case 'IncidentRaised':
      return incidentRaised(draft, event);
    case 'IncidentResolved':
      return incidentResolved(draft, event);
    case 'NodePlanned':
      return nodePlanned(draft, event);
    case 'RoundHeld':
      return roundHeld(draft, event);
    case 'VotingReopened':
      return votingReopened(draft, event);
    case 'ApproversAdded':
      return approversAdded(draft, event);
    case 'ApproverRemoved':
      return approverRemoved(draft, event);
    case 'VoteRecalled':
      return voteRecalled(draft, event);
    case 'RoundReopened':
      return roundReopened(draft, event);
    case 'TaskOpened':
      return taskOpened(draft, event);
    case 'TaskClaimed':
      return taskClaimed(draft, event);
    case 'TaskTransferred':
      return taskTransferred(draft, event);
    case 'TaskReleased':
      return taskReleased(draft, event);
    case 'TaskDelegated':
      return taskDelegated(draft, event);
    case 'TaskResolved':
    case 'DelegationEnded':
      return delegationEnded(draft, event);
    case 'TaskClosed':
      return taskClosed(draft, event);
    // A task is frozen because its token is: these two tell the inbox, not the state.
    case 'TaskFrozen':
    case 'TaskThawed':
      return undefined;
    case 'Returned':
      return returned(draft, event);
    case 'Resubmitted':
      return resubmitted(draft, event);
    case 'ScopeOpened':
      return scopeOpened(draft, event);
    case 'ScopeClosed':
      return scopeClosed(draft, event);
    case 'IterationBegun':
      return iterationBegun(draft, event);
    case 'IterationCompleted':
      return iterationCompleted(draft, event);
    case 'BranchSpawned':
      return branchSpawned(draft, event);
    case 'WaitOpened':
      return waitOpened(draft, event);
    case 'WaitClosed':
      return waitClosed(draft, event);
    case 'WaitRepeated':
      return waitRepeated(draft, event);
    case 'MessageBuffered':
      return messageBuffered(draft, event);
    case 'MessageUnbuffered':
      return messageUnbuffered(draft, event);
    case 'UndoRecorded':
      return undoRecorded(draft, event);
    case 'UndoTaken':
      return undoTaken(draft, event);
    // Told to the outside; what follows from them are events of their own.
    case 'ErrorThrown':
    case 'EscalationThrown':
    case 'WorkProgressed':
      return undefined;
    case 'SignalThrown':
    case 'MessageThrown':
      return actedOutside(draft);
    case 'ClockPaused':
      return clockPaused(draft, event);
    case 'ClockResumed':
      return clockResumed(draft, event);
    case 'TimerArmed':
      return timerArmed(draft, event);
    case 'TimerCancelled':
      return timerCancelled(draft, event);
    case 'DeadlineReached':
      return deadlineReached(draft, event);
    case 'MilestoneReached':
      return milestoneReached(draft, event);
    case 'Reminded':
      return reminded(draft, event);
    case 'InstanceClosed':
      return caseClosed(draft, event);
    case 'Suspended':
    case 'Unsuspended':
    case 'CaseVoided':
    case 'CaseReopened':
    case 'TakenBack':
    case 'Jumped':
    case 'Supervised':
    case 'SupervisionEscalated':
    case 'SupervisionReplied':
    case 'CaseCopied':
    case 'CopyRead':
    case 'LapseNear':
    case 'Lapsed':
    case 'OwnerTold':
    case 'HoldersTold':
    case 'Supplemented':
    case 'DeadlineAnswered':
    case 'TimedOut':
    case 'TaskDeadline':
    case 'CopiesUnread':
    case 'ConfirmationAsked':
    case 'Confirmed':
    case 'NotConfirmed':
    case 'ConfirmationDropped':
    case 'ObligationBegun':
    case 'ObligationNear':
    case 'ObligationOverdue':
    case 'ObligationFulfilled':
    case 'ObligationExtended':
    case 'ObligationDropped':
    case 'ExtensionGranted':
      return applyCase(draft, event);
  }
}
