import type { AfterEvent, PersonId } from '@wangban/engine';
import type { Extension, Notice, ObligationRow, SettledRow } from './rows.ts';
import { countConfirmed, type StatisticFold } from './statistic-fold.ts';
import { timerGone, type TimerFold } from './timer-fold.ts';

/** What events after the close change 办结后落库. */
export interface AfterFold {
  readonly instanceId: number;
  readonly service: string;
  readonly applicant: PersonId;
  readonly obligations: ObligationRow[];
  readonly settled: SettledRow[];
  /** Uploads that evidence and objections name. */
  readonly files: string[];
  /** What other cases are told. */
  readonly extensions: Extension[];
}

/** What else of a batch they reach. */
interface AfterReach {
  readonly timers: TimerFold;
  readonly statistics: StatisticFold;
  readonly notices: Notice[];
}

/** Kind of the row that stands for the question whether it is solved. */
export const CONFIRMATION = 'confirmation';

/** Rows, figures and notices of an event after the close. */
export function foldAfter(fold: AfterFold, reach: AfterReach, event: AfterEvent, at: string): void {
  const { notices, timers } = reach;
  const settle = (no: number, status: SettledRow['status']): void => {
    fold.settled.push({ instance_id: fold.instanceId, no, status, at });
  };
  switch (event.type) {
    case 'ConfirmationAsked':
      fold.obligations.push(
        rowOf(fold, at, {
          no: event.confirmation,
          kind: CONFIRMATION,
          holder: fold.applicant,
          due: event.until,
          blocksNew: false,
        }),
      );
      notices.push({ text: 'told', about: 'toConfirm', to: 'applicant', note: null });
      return;
    case 'Confirmed':
      timerGone(timers, 'confirmation', '');
      countConfirmed(reach.statistics, event.how);
      return settle(event.confirmation, event.how === 'default' ? 'lapsed' : 'fulfilled');
    case 'NotConfirmed':
      fold.files.push(...event.files);
      return settle(event.confirmation, 'dropped');
    case 'ConfirmationDropped':
      return settle(event.confirmation, 'dropped');
    case 'ObligationBegun': {
      const { obligation: no, kind, holder, due, blocksNew } = event;
      fold.obligations.push(rowOf(fold, at, { no, kind, holder, due, blocksNew }));
      notices.push({ text: 'obligation', about: 'begun', kind, due, people: [holder] });
      return;
    }
    case 'ObligationNear':
      timerGone(timers, 'obligation', event.key);
      notices.push({
        text: 'obligation',
        about: 'near',
        kind: event.kind,
        due: event.due,
        people: [event.holder],
      });
      return;
    case 'ObligationOverdue': {
      const { kind, holder, people, key } = event;
      timerGone(timers, 'obligation', key);
      notices.push({ text: 'obligation', about: 'overdue', kind, due: null, people: [holder] });
      if (people.length > 0)
        notices.push({ text: 'obligation', about: 'overdueOfOther', kind, due: null, people });
      return;
    }
    case 'ObligationFulfilled': {
      const { obligation, kind, files, people } = event;
      fold.files.push(...files);
      if (people.length > 0)
        notices.push({ text: 'obligation', about: 'fulfilled', kind, due: null, people });
      return settle(obligation, 'fulfilled');
    }
    case 'ObligationExtended':
      return settle(event.obligation, 'extended');
    case 'ObligationDropped':
      return settle(event.obligation, 'dropped');
    case 'ExtensionGranted':
      fold.extensions.push({
        instance: event.instance,
        obligation: event.obligation,
        by: fold.instanceId,
      });
      return;
  }
}

function rowOf(
  { instanceId, service }: AfterFold,
  at: string,
  row: {
    readonly no: number;
    readonly kind: string;
    readonly holder: PersonId;
    readonly due: number;
    readonly blocksNew: boolean;
  },
): ObligationRow {
  return {
    instance_id: instanceId,
    no: row.no,
    kind: row.kind,
    service,
    holder_id: row.holder,
    at,
    due_at: new Date(row.due).toISOString(),
    blocks_new: row.blocksNew,
  };
}
