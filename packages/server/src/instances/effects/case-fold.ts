import type { AfterEvent, CaseEvent } from '@wangban/engine';
import type { CopyRow, Notice, ReadRow } from './rows.ts';
import { countReopened, countVoided, type StatisticFold } from './statistic-fold.ts';
import { timerGone, type TimerFold } from './timer-fold.ts';

/** What events of the case as a whole change 案卷落库. */
export interface CaseFold {
  readonly instanceId: number;
  readonly copies: CopyRow[];
  readonly reads: ReadRow[];
}

/** What else of a batch they reach. */
export interface CaseReach {
  readonly timers: TimerFold;
  readonly statistics: StatisticFold;
  readonly notices: Notice[];
  /** Uploads that belong to the case from now on. */
  readonly files: string[];
  readonly accepted: boolean;
}

/** Rows, figures and notices of an event of the case as a whole. */
export function foldCase(
  fold: CaseFold,
  reach: CaseReach,
  event: Exclude<CaseEvent, AfterEvent>,
  at: string,
): void {
  const { notices, statistics, timers } = reach;
  switch (event.type) {
    case 'Suspended':
    case 'Unsuspended': {
      const about = event.type === 'Suspended' ? 'suspended' : 'unsuspended';
      notices.push({ text: 'told', about, to: 'applicant', note: event.note ?? null });
      return;
    }
    case 'CaseVoided':
      notices.push({ text: 'told', about: 'voided', to: 'applicant', note: event.reason });
      return countVoided(statistics, reach.accepted || event.was !== 'withdrawn');
    case 'CaseReopened':
      notices.push({ text: 'told', about: 'reopened', to: 'applicant', note: event.reason });
      return countReopened(statistics);
    case 'Jumped':
      notices.push({ text: 'told', about: 'jumped', people: event.owners, note: event.reason });
      return;
    case 'Supervised':
      notices.push({ text: 'told', about: 'supervised', people: event.people, note: event.note ?? null });
      return;
    case 'SupervisionEscalated':
      timerGone(timers, 'supervision', `${event.supervision}`);
      notices.push({ text: 'told', about: 'escalated', people: event.people, note: null });
      return;
    case 'CaseCopied':
      for (const person of event.people)
        fold.copies.push(copyRow(fold.instanceId, person, at, event.mustReadBy));
      notices.push({ text: 'told', about: 'copied', people: event.people, note: null });
      return;
    case 'CopyRead':
      fold.reads.push({ instance_id: fold.instanceId, person_id: event.person, at });
      return;
    case 'LapseNear':
      timerGone(timers, 'lapseWarning', '');
      notices.push({ text: 'told', about: 'lapseNear', people: event.people, note: null });
      return;
    case 'Lapsed':
      return timerGone(timers, 'lapse', '');
    case 'OwnerTold':
      notices.push({ text: 'told', about: 'manyReturns', people: event.people, note: null });
      return;
    case 'HoldersTold':
      notices.push({ text: 'told', about: 'dataChanged', people: event.people, note: null });
      return;
    case 'TaskDeadline':
      timerGone(timers, event.timer, event.key);
      notices.push({ text: 'told', about: event.timer, people: event.holders, note: null });
      return;
    case 'CopiesUnread':
      timerGone(timers, 'mustRead', event.key);
      notices.push({ text: 'told', about: 'unread', people: event.people, note: null });
      return;
    case 'Supplemented':
      reach.files.push(...event.files);
      notices.push({ text: 'told', about: 'supplemented', people: event.people, note: event.note });
      return;
    case 'TimedOut':
      timerGone(timers, 'action', event.key);
      if (event.people.length > 0)
        notices.push({ text: 'told', about: 'timedOut', people: event.people, note: null });
      return;
    // Told by the history; the state says the rest.
    case 'SupervisionReplied':
    case 'TakenBack':
    case 'DeadlineAnswered':
      return;
  }
}

function copyRow(instance: number, person: number, at: string, mustReadBy: number | undefined): CopyRow {
  return {
    instance_id: instance,
    person_id: person,
    at,
    must_read_by: mustReadBy === undefined ? null : new Date(mustReadBy).toISOString(),
  };
}
