import type { InstanceClosed } from '@wangban/engine';
import { localDay } from '../reference.ts';
import type { DeltaRow, Measure } from './rows.ts';

/** What the deltas of one instance have in common: figures count by the month of submit (the cohort). */
export interface StatisticFold {
  readonly instanceId: number;
  readonly service: string;
  readonly submittedAt: number;
  readonly utcOffsetMinutes: number;
  readonly rows: DeltaRow[];
}

export function countStarted(fold: StatisticFold): void {
  count(fold, 'started');
  count(fold, 'valid');
}

export function countAccepted(fold: StatisticFold): void {
  count(fold, 'accepted');
}

/** An application withdrawn before it was accepted was not valid; times of withdrawn ones are nobody's performance. */
export function countClosed(fold: StatisticFold, event: InstanceClosed, accepted: boolean): void {
  count(fold, 'closed');
  if (event.outcome === 'withdrawn' && !accepted) count(fold, 'valid', -1);
  if (event.outcome === 'withdrawn' || event.workingMinutes === null) return;
  fold.rows.push(delta(fold, 'duration', 1, Math.round(event.workingMinutes)));
}

function count(fold: StatisticFold, measure: Measure, amount = 1): void {
  fold.rows.push(delta(fold, measure, amount, null));
}

function delta(fold: StatisticFold, measure: Measure, amount: number, minutes: number | null): DeltaRow {
  const { instanceId, service, submittedAt, utcOffsetMinutes } = fold;
  const month = `${localDay(submittedAt, utcOffsetMinutes).slice(0, 7)}-01`;
  return { instance_id: instanceId, service, month, measure, minutes, amount };
}
