import { beginAfter } from './case/after/begin-after.ts';
import { cancelDocketTimers } from './case/timers.ts';
import { cancelTimers } from './clock/timers.ts';
import { workedMinutes } from './clock/worked-minutes.ts';
import type { CancelReason, Outcome } from './events.ts';
import { closeRound } from './rounds/close-round.ts';
import { closeWaits } from './waits/close-waits.ts';
import { emit, type Work } from './work.ts';

/** Closes the case 办结: cancels what is open, stops the timers, counts the working time. */
export function finish(work: Work, outcome: Outcome, why: CancelReason, reason?: string): undefined {
  const { docket } = work.instance;
  for (const token of work.instance.tokens) closeRound(work, token, 'cancelled', why);
  if (work.instance.waits !== undefined) closeWaits(work, () => true);
  cancelTimers(work);
  cancelDocketTimers(work);
  emit(work, {
    type: 'InstanceClosed',
    outcome,
    workingMinutes: workedMinutes(work.instance.clock, work.context),
    ...(reason === undefined ? undefined : { reason }),
    ...(docket?.ended === undefined ? undefined : { again: true }),
    ...(docket?.jumped === undefined ? undefined : { jumped: true }),
  });
  beginAfter(work, outcome);
  return undefined;
}
