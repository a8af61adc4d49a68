import type { AfterEvent, CaseEvent, Event } from '@wangban/engine';
import type { AppliedCommand, Change } from './change.ts';
import { foldAfter, type AfterFold } from './effects/after-fold.ts';
import { foldCase, type CaseFold } from './effects/case-fold.ts';
import { historyRows } from './effects/history-rows.ts';
import { changedRow, openedRow, type Progress } from './effects/instance-row.ts';
import { deliveryRows, newNoticeFold, noticeFor, noticeOpened } from './effects/notice-fold.ts';
import type { NoticeFold } from './effects/notice-fold.ts';
import type { AnswerRow, BatchRows, DeliveryRow, FileRow, ToldRow } from './effects/rows.ts';
import { countAccepted, countClosed, countStarted, type StatisticFold } from './effects/statistic-fold.ts';
import {
  foldClaimed,
  foldClosed,
  foldDelegated,
  foldFrozen,
  foldOpened,
  foldReassigned,
  foldReleased,
  foldTransferred,
  foldUndelegated,
  newTaskFold,
  taskRows,
  type TaskFold,
} from './effects/task-fold.ts';
import { collectRows, waitRows } from './effects/wait-fold.ts';
import { toldRows } from './effects/told-fold.ts';
import { timerGone, timerRows, timerSet, type TimerFold } from './effects/timer-fold.ts';
import { isAccepting } from './state.ts';

interface Fold {
  readonly tasks: TaskFold;
  readonly timers: TimerFold;
  readonly statistics: StatisticFold;
  readonly progress: Progress;
  readonly case: CaseFold;
  readonly after: AfterFold;
  notices: NoticeFold;
}

/**
 * Effects 落库: all rows that a change writes. Pure, and the only place that knows what an event means to the tables;
 * events of the engine's own bookkeeping go to the history alone.
 */
export function effectsOf(change: Change): BatchRows {
  const { id, stored, applied } = change;
  const fold = newFold(change);
  const version = stored?.version ?? 0;
  const deliveries: DeliveryRow[] = [];
  const told: ToldRow[] = [];
  for (const [index, command] of applied.entries()) {
    const at = new Date(command.at).toISOString();
    fold.notices = newNoticeFold();
    for (const event of command.events) foldEvent(fold, event, at);
    const seq = version + index + 1;
    deliveries.push(...deliveryRows(fold.notices, id, seq, at));
    for (const payload of fold.after.extensions.splice(0))
      deliveries.push({ instance_id: id, seq, kind: 'extend', payload, at });
    deliveries.push(...thrownRows(command.events, change, seq, at));
    told.push(...toldRows(change, command, seq));
  }
  const resumed = change.applied.some(goesOn);
  if (resumed) armWaits(fold, change);
  const waits = waitRows(change);
  const last = { seq: version + applied.length, at: new Date(applied.at(-1)?.at ?? 0).toISOString() };
  deliveries.push(...collectRows(change, waits.awaited, resumed, last));
  const events = historyRows(id, version, stored?.headHash, applied);
  return {
    opened: stored === undefined ? [openedRow(change, fold.progress, events)] : [],
    changed: stored === undefined ? [] : [changedRow(change, stored, fold.progress, events)],
    ...taskRows(fold.tasks, id),
    ...timerRows(fold.timers, id, stored === undefined),
    answers: applied.flatMap((command) => answerRows(command, id)),
    events,
    ...waits,
    deliveries,
    told,
    statistics: fold.statistics.rows,
    files: fileRows(change, fold.after.files),
    copies: fold.case.copies,
    reads: fold.case.reads,
    obligations: fold.after.obligations,
    settled: fold.after.settled,
  };
}

function newFold(change: Change): Fold {
  const { id, service, stored, before, applied, utcOffsetMinutes } = change;
  const first = applied[0]?.at ?? 0;
  const submittedAt = stored === undefined ? first : Date.parse(stored.submittedAt);
  return {
    tasks: newTaskFold(before),
    timers: new Map(),
    statistics: { instanceId: id, service, submittedAt, utcOffsetMinutes, rows: [] },
    progress: { acceptedAt: stored?.acceptedAt ?? null },
    case: { instanceId: id, copies: [], reads: [] },
    after: {
      instanceId: id,
      service,
      applicant: change.after.applicant,
      obligations: [],
      settled: [],
      files: [],
      extensions: [],
    },
    notices: newNoticeFold(),
  };
}

function foldEvent(fold: Fold, event: Event, at: string): void {
  const { tasks, timers, statistics, progress, notices } = fold;
  switch (event.type) {
    case 'InstanceSubmitted':
      return countStarted(statistics);
    case 'TaskOpened':
      foldOpened(tasks, event, at);
      return noticeOpened(notices, event);
    case 'TaskClaimed':
      return foldClaimed(tasks, event, at);
    case 'TaskTransferred':
      foldTransferred(tasks, event, at);
      return noticeFor(notices, event.task, event.to);
    case 'SeatReassigned':
      if (event.task !== undefined) foldReassigned(tasks, event.task, event.from, event.to);
      return;
    case 'TaskReleased':
      return foldReleased(tasks, event);
    case 'TaskDelegated':
      foldDelegated(tasks, event);
      return noticeFor(notices, event.task, event.to);
    case 'TaskResolved':
      foldUndelegated(tasks, event, at);
      return noticeFor(notices, event.task, event.from);
    case 'DelegationEnded':
      return foldUndelegated(tasks, event, at);
    case 'TaskFrozen':
      return foldFrozen(tasks, event.task, true);
    case 'TaskThawed':
      return foldFrozen(tasks, event.task, false);
    case 'TaskClosed':
      return foldClosed(tasks, event, at);
    case 'Returned':
      notices.opinion = event.opinion ?? null;
      return;
    case 'TimerArmed':
      return timerSet(timers, event.timer, event.key ?? '', event.fireAt);
    case 'TimerCancelled':
      return timerGone(timers, event.timer, event.key ?? '');
    case 'DeadlineReached':
      timerGone(timers, event.timer, '');
      notices.others.push({ text: event.timer, people: event.holders });
      return;
    case 'WaitOpened':
      if (event.wait.at !== undefined) timerSet(timers, 'wait', `${event.wait.id}`, event.wait.at);
      return;
    case 'WaitRepeated':
      return timerSet(timers, 'wait', `${event.wait}`, event.fireAt);
    case 'WaitClosed':
      return timerGone(timers, 'wait', `${event.wait}`);
    case 'Reminded':
      notices.others.push({ text: 'reminded', people: event.recipients });
      return;
    case 'MilestoneReached':
      if (!isAccepting(event)) return;
      progress.acceptedAt = at;
      return countAccepted(statistics);
    case 'InstanceClosed':
      countClosed(statistics, event, progress.acceptedAt !== null);
      // Who withdrew knows; who held the task simply loses it.
      if (event.outcome !== 'withdrawn') notices.others.push({ text: 'closed', outcome: event.outcome });
      return;
    case 'IncidentRaised':
      notices.others.push({
        text: 'incident',
        node: event.node,
        people: event.owners,
        cause: event.cause,
      });
      return;
    // Read from the instance after the batch.
    case 'DataChanged':
    case 'ClockPaused':
    case 'ClockResumed':
      return;
    // The engine's own bookkeeping.
    case 'VariablesSet':
    case 'TokenPlaced':
    case 'TokenArrived':
    case 'TokenConsumed':
    case 'TokenFrozen':
    case 'TokenThawed':
    case 'ForkPassed':
    case 'JoinPassed':
    case 'GatewayPassed':
    case 'RoundOpened':
    case 'RoundClosed':
    case 'SeatAutoApproved':
    case 'IncidentResolved':
    case 'NodePlanned':
    case 'RoundHeld':
    case 'VotingReopened':
    case 'ApproversAdded':
    case 'ApproverRemoved':
    case 'VoteRecalled':
    case 'RoundReopened':
    case 'Resubmitted':
    case 'ScopeOpened':
    case 'ScopeClosed':
    case 'IterationBegun':
    case 'IterationCompleted':
    case 'BranchSpawned':
    case 'ErrorThrown':
    case 'EscalationThrown':
    case 'SignalThrown':
    case 'MessageThrown':
    case 'MessageBuffered':
    case 'MessageUnbuffered':
    case 'UndoRecorded':
    case 'UndoTaken':
    case 'WorkProgressed':
      return;
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
      return foldCaseEvent(fold, event, at);
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
      return foldAfter(fold.after, { timers, statistics, notices: notices.others }, event, at);
  }
}

function foldCaseEvent(fold: Fold, event: Exclude<CaseEvent, AfterEvent>, at: string): void {
  const { timers, statistics, progress, notices } = fold;
  const reach = {
    timers,
    statistics,
    notices: notices.others,
    files: fold.after.files,
    accepted: progress.acceptedAt !== null,
  };
  foldCase(fold.case, reach, event, at);
}

/** What a case has thrown for others. */
function thrownRows(
  events: readonly Event[],
  { id, after }: Change,
  seq: number,
  at: string,
): readonly DeliveryRow[] {
  return events.flatMap((event): readonly DeliveryRow[] => {
    if (event.type !== 'SignalThrown' && event.type !== 'MessageThrown') return [];
    const { name, variables } = event;
    const row = { instance_id: id, seq, at };
    const carried = { name, ...(variables === undefined ? undefined : { variables }) };
    if (event.type === 'SignalThrown') return [{ ...row, kind: 'broadcast', payload: carried }];
    const key = event.key === undefined ? undefined : { key: event.key };
    const payload = { ...carried, ...key, applicant: after.applicant };
    return [{ ...row, kind: 'correlate', payload }];
  });
}

function goesOn({ events }: AppliedCommand): boolean {
  return events.some(({ type }) => type === 'Unsuspended' || type === 'TokenThawed');
}

/** A suspension or a frozen branch let timers of the flow come due in vain: they are looked at again. */
function armWaits({ timers }: Fold, { after }: Change): void {
  for (const { id, at } of after.waits ?? []) {
    if (at !== undefined) timerSet(timers, 'wait', `${id}`, at);
  }
}

/** Uploads are the applicant's, or of whoever handed in for them: the one whose they are counts. */
function fileRows({ id, wording, after, applied }: Change, shown: readonly string[]): readonly FileRow[] {
  const files = [...(wording?.fileIds ?? []), ...shown];
  if (files.length === 0) return [];
  const owners = new Set([after.applicant, ...applied.flatMap(({ actor }) => actor ?? [])]);
  return files.flatMap((file) =>
    [...owners].map((owner) => ({ instance_id: id, id: file, owner_id: owner })),
  );
}

function answerRows({ repeat, answer, at }: AppliedCommand, instanceId: number): readonly AnswerRow[] {
  if (repeat === undefined) return [];
  const { person, key, fingerprint } = repeat;
  return [
    {
      instance_id: instanceId,
      person_id: person,
      key,
      fingerprint: `\\x${fingerprint}`,
      answer: JSON.stringify(answer),
      at: new Date(at).toISOString(),
    },
  ];
}
