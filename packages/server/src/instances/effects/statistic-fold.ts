import type { InstanceClosed, Outcome } from '@wangban/engine';
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

/** Ends that are nobody's performance: their times do not count. */
const UNMEASURED: ReadonlySet<Outcome> = new Set(['withdrawn', 'terminated', 'voided', 'lapsed']);
/** Ends with a result, which its applicant may rate. */
const RATABLE: ReadonlySet<Outcome> = new Set(['approved', 'rejected', 'completed']);

/**
 * An application withdrawn before it was accepted was not valid, and a void one never is. What was closed before counts as
 * closed already, with its first time.
 */
export function countClosed(fold: StatisticFold, event: InstanceClosed, accepted: boolean): void {
  const { outcome, again, jumped, workingMinutes } = event;
  if (again !== true) count(fold, 'closed');
  if (again !== true && RATABLE.has(outcome)) count(fold, 'ratable');
  if (outcome === 'voided' || (outcome === 'withdrawn' && !accepted)) count(fold, 'valid', -1);
  if (again === true || UNMEASURED.has(outcome) || jumped === true || workingMinutes === null) return;
  fold.rows.push(delta(fold, 'duration', 1, Math.round(workingMinutes)));
}

/** Declared invalid after it had closed; what was withdrawn before it was accepted was not valid anyway. */
export function countVoided(fold: StatisticFold, wasValid: boolean): void {
  if (wasValid) count(fold, 'valid', -1);
}

export function countReopened(fold: StatisticFold): void {
  count(fold, 'reopened');
}

/** Confirmed by the applicant, or by default after the days: counted apart, for silence is no satisfaction. */
export function countConfirmed(fold: StatisticFold, how: 'applicant' | 'default'): void {
  count(fold, how === 'default' ? 'confirmedByDefault' : 'confirmed');
}

function count(fold: StatisticFold, measure: Measure, amount = 1): void {
  fold.rows.push(delta(fold, measure, amount, null));
}

function delta(fold: StatisticFold, measure: Measure, amount: number, minutes: number | null): DeltaRow {
  const { instanceId, service, submittedAt, utcOffsetMinutes } = fold;
  const month = `${localDay(submittedAt, utcOffsetMinutes).slice(0, 7)}-01`;
  return { instance_id: instanceId, service, month, measure, minutes, amount };
}
