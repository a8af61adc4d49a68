import { addWorkingMinutes, workingMinutesBetween } from '../calendar/index.ts';
import { afterWorkingTime, type WorkingTime } from '../clock/working-time.ts';
import type { TimerKind } from '../commands/command.ts';
import type { Token } from '../instance.ts';
import { emit, type Work } from '../work.ts';
import type { ArmedTimer } from './docket.ts';

/** What tells a timer 定时 from all others of the case. */
export interface TimerName {
  readonly timer: TimerKind;
  readonly key: string;
  readonly round?: number;
}

/** Arms a timer for the end of a span of working time. Where the calendar lacks the year, there is none. */
export function armAfter(work: Work, name: TimerName, span: WorkingTime): void {
  const { calendar, now } = work.context;
  const fireAt = afterWorkingTime(calendar, now, span);
  if (typeof fireAt === 'number') emit(work, { type: 'TimerArmed', ...name, fireAt });
}

/** Part of the time that is left when the applicant is warned that a returned case will lapse: 1/5. */
const WARNING_SHARE = 5;

/** Arms the end of a returned case that nobody resubmits, and the warning before it. */
export function armLapse(work: Work, span: WorkingTime): void {
  armAfter(work, { timer: 'lapse', key: '' }, span);
  const lapsesAt = work.instance.docket?.timers?.find(({ timer }) => timer === 'lapse')?.at;
  if (lapsesAt === undefined) return;
  const { calendar, now } = work.context;
  const minutes = workingMinutesBetween(calendar, now, lapsesAt);
  if (typeof minutes !== 'number') return;
  const fireAt = addWorkingMinutes(calendar, now, minutes - Math.floor(minutes / WARNING_SHARE));
  if (typeof fireAt === 'number') emit(work, { type: 'TimerArmed', timer: 'lapseWarning', key: '', fireAt });
}

/** Cancels a timer for good. */
export function disarm(work: Work, { timer, key }: Pick<ArmedTimer, 'timer' | 'key'>): void {
  emit(work, { type: 'TimerCancelled', timer, key });
}

/** Cancels what is armed beside the promise: the case closes. */
export function cancelDocketTimers(work: Work): void {
  for (const timer of work.instance.docket?.timers ?? []) disarm(work, timer);
}

/**
 * Lets every timer stand still or run as its case does 暂停与恢复: in the applicant's court, in a frozen branch and while
 * the case is suspended, working time is kept and nothing comes due.
 */
export function keepTimersInStep(work: Work): void {
  const { timers, suspended } = work.instance.docket ?? {};
  if (timers === undefined) return;
  const rounds = new Map(work.instance.tokens.map((token) => [token.round?.id, token]));
  for (const timer of timers) {
    const token = timer.round === undefined ? undefined : rounds.get(timer.round);
    if (timer.round !== undefined && token === undefined) disarm(work, timer);
    else if (suspended !== undefined || (token !== undefined && standsStill(work, token))) pause(work, timer);
    else goOn(work, timer);
  }
}

function standsStill({ instance }: Work, { frozen, round }: Token): boolean {
  return frozen !== undefined || (instance.status === 'returned' && round?.revise !== true);
}

function pause(work: Work, { timer, key, at }: ArmedTimer): void {
  if (at === undefined) return;
  const { calendar, now } = work.context;
  const left = at <= now ? 0 : workingMinutesBetween(calendar, now, at);
  // Without the year's calendar the rest is not known: it is due as soon as it goes on.
  emit(work, { type: 'TimerCancelled', timer, key, left: typeof left === 'number' ? left : 0 });
}

function goOn(work: Work, { timer, key, round, left }: ArmedTimer): void {
  if (left === undefined) return;
  const { calendar, now } = work.context;
  const fireAt = addWorkingMinutes(calendar, now, left);
  if (typeof fireAt !== 'number') return;
  emit(work, { type: 'TimerArmed', timer, key, fireAt, ...(round === undefined ? undefined : { round }) });
}
