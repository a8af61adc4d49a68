import {
  nodeName,
  type Event,
  type Flow,
  type Mend,
  type Outcome,
  type Text,
  type WorkProgressed,
} from '@wangban/engine';
import type { Static } from 'typebox';
import { restoreEvent } from '../effects/history-rows.ts';
import type { TimelineEntry } from '../schema.ts';
import type { HistoryRow } from '../store.ts';
import { toldAfter } from './timeline-after.ts';
import { toldOfCase } from './timeline-case.ts';
import { personRef, type Names } from './person-ref.ts';
import { progressView } from './timeline-progress.ts';
import { toldByItself } from './timeline-settled.ts';

type Entry = Static<typeof TimelineEntry>;
/** What an entry says beside when and who. */
export interface Told {
  readonly kind: string;
  readonly nodeName?: Text | undefined;
  readonly to?: number | undefined;
  readonly opinion?: string | undefined;
  readonly outcome?: string | undefined;
  /** Who it is about, when that is not the sender of the command. */
  readonly person?: number | undefined;
  readonly onBehalfOf?: number | undefined;
  /** Kind of the obligation that it is about. */
  readonly obligation?: string | undefined;
  /** Single answers that are to be put right. */
  readonly mend?: readonly Mend[] | undefined;
  /** Uploads that come with it. */
  readonly files?: readonly string[] | undefined;
  /** What another system says of its work. */
  readonly progress?: WorkProgressed | undefined;
}

/** What an entry is shown with: people's names, and whether the reader may have the phone of whoever works there. */
export interface Shown {
  readonly flow: Flow;
  readonly names: Names;
  readonly phones: (system: string) => boolean;
}

/** Timeline 办理过程, oldest first: the events that people understand. */
export function timelineOf(history: readonly HistoryRow[], shown: Shown): Entry[] {
  const { flow } = shown;
  return history.toReversed().flatMap(({ at, actor_id: actor, events }) =>
    events
      .map((stored) => restoreEvent(stored, at.getTime(), actor))
      .flatMap((event) => {
        const one = told(event, flow);
        return one === undefined ? [] : [{ ...one, onBehalfOf: event.onBehalfOf }];
      })
      .map((one) => entry(at, actor, one, shown)),
  );
}

function told(event: Event, flow: Flow): Told | undefined {
  switch (event.type) {
    case 'InstanceSubmitted':
      return { kind: 'submitted' };
    case 'TaskOpened':
      return event.kind === 'revise' ? undefined : { kind: 'opened', nodeName: nodeName(flow, event.node) };
    case 'TaskClosed':
      if (event.outcome === 'cancelled') return undefined;
      return {
        kind: event.outcome,
        nodeName: event.outcome === 'resubmitted' ? undefined : nodeName(flow, event.node),
        opinion: event.opinion,
        outcome: event.outcome,
      };
    case 'TaskClaimed':
      return { kind: 'claimed' };
    case 'TaskTransferred':
      return { kind: TRANSFERS[event.how ?? 'transfer'], to: event.to, opinion: event.reason };
    case 'SeatReassigned':
      return { kind: 'handedOver', nodeName: nodeName(flow, event.node), to: event.to };
    case 'NodePlanned':
      return { kind: event.skip === true ? 'plannedSkip' : 'planned', nodeName: nodeName(flow, event.node) };
    case 'RoundOpened':
    case 'RoundClosed':
    case 'SeatAutoApproved':
    case 'IncidentRaised':
    case 'IncidentResolved':
      return toldByItself(event, flow);
    case 'TaskReleased':
      return { kind: 'released' };
    case 'TaskDelegated':
      return { kind: 'delegated', to: event.to, opinion: event.reason };
    case 'TaskResolved':
      return { kind: 'resolved', to: event.from, opinion: event.opinion };
    case 'DelegationEnded':
      return { kind: 'delegationEnded', to: event.to };
    case 'ApproversAdded':
      return { kind: 'approverAdded', nodeName: nodeName(flow, event.node), opinion: event.reason };
    case 'ApproverRemoved':
      return {
        kind: 'approverRemoved',
        nodeName: nodeName(flow, event.node),
        to: event.person,
        opinion: event.reason,
      };
    case 'RoundHeld':
      return { kind: event.cause === 'unreachable' ? 'stuck' : 'held', nodeName: nodeName(flow, event.node) };
    case 'VotingReopened':
      return { kind: 'votingReopened', nodeName: nodeName(flow, event.node), opinion: event.opinion };
    case 'VoteRecalled':
      return { kind: 'recalled', nodeName: nodeName(flow, event.node) };
    case 'Reminded':
      return { kind: 'reminded' };
    case 'WorkProgressed':
      return { kind: event.late === true ? 'lateProgress' : 'progress', progress: event };
    case 'MilestoneReached':
      return { kind: 'milestone', nodeName: nodeName(flow, event.node), outcome: event.name };
    case 'DeadlineReached':
      return { kind: event.timer };
    case 'InstanceClosed':
      return { kind: ENDS[event.outcome] ?? 'closed', opinion: event.reason, outcome: event.outcome };
    case 'Returned':
      return event.mend === undefined ? undefined : { kind: 'toMend', mend: event.mend };
    case 'DataChanged':
    case 'VariablesSet':
    case 'TokenPlaced':
    case 'TokenArrived':
    case 'TokenConsumed':
    case 'TokenFrozen':
    case 'TokenThawed':
    case 'ForkPassed':
    case 'JoinPassed':
    case 'GatewayPassed':
    case 'RoundReopened':
    case 'TaskFrozen':
    case 'TaskThawed':
    case 'Resubmitted':
    case 'ClockPaused':
    case 'ClockResumed':
    case 'TimerArmed':
    case 'TimerCancelled':
    case 'ScopeOpened':
    case 'ScopeClosed':
    case 'IterationBegun':
    case 'IterationCompleted':
    case 'BranchSpawned':
    case 'WaitOpened':
    case 'WaitClosed':
    case 'WaitRepeated':
    case 'ErrorThrown':
    case 'EscalationThrown':
    case 'SignalThrown':
    case 'MessageThrown':
    case 'MessageBuffered':
    case 'MessageUnbuffered':
    case 'UndoRecorded':
    case 'UndoTaken':
      return undefined;
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
      return toldOfCase(event, flow);
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
      return toldAfter(event);
  }
}

/** Ends that somebody or something else than the flow brought about. */
const ENDS: Readonly<Partial<Record<Outcome, string>>> = {
  withdrawn: 'withdrawn',
  terminated: 'terminated',
  voided: 'voided',
  lapsed: 'lapsed',
};

const TRANSFERS = { transfer: 'transferred', dispatch: 'dispatched', handover: 'handedOver' } as const;

function whoOf(actor: number | null, { kind, person }: Told, names: Names) {
  const who = person ?? (BY_ITSELF.has(kind) ? null : actor);
  return who === null ? null : personRef(names, who);
}

/** Nobody is named for what follows by itself: an opened step, a milestone, a close by decision. */
const BY_ITSELF = new Set([
  'opened',
  'progress',
  'lateProgress',
  'milestone',
  'closed',
  'warning',
  'overdue',
  'passedEmpty',
  'failedEmpty',
  'passedSelf',
  'failedSelf',
  'passedPlan',
  'askedOwner',
  'askedSuperior',
  'askedUnitHead',
  'askedOther',
  'incident',
  'noWay',
  'unclearWay',
  'joinStuck',
  'held',
  'stuck',
  'lapsed',
  'manyReturns',
  'dataChanged',
  'confirmedByDefault',
  'obligationBegun',
  'obligationOverdue',
  'obligationExtended',
  'toMend',
  'supervisionEscalated',
  'taskWarning',
  'taskOverdue',
]);

function entry(at: Date, actor: number | null, one: Told, { names, phones }: Shown): Entry {
  return {
    at: at.toISOString(),
    kind: one.kind,
    nodeName: one.nodeName ?? null,
    actor: whoOf(actor, one, names),
    onBehalfOf: one.onBehalfOf === undefined ? null : personRef(names, one.onBehalfOf),
    to: one.to === undefined ? null : personRef(names, one.to),
    opinion: one.opinion ?? null,
    outcome: one.outcome ?? null,
    obligation: one.obligation ?? null,
    mend: one.mend === undefined ? [] : [...one.mend],
    files: [...(one.files ?? [])],
    progress: one.progress === undefined ? null : progressView(one.progress, phones),
  };
}
