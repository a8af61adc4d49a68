import { pauseClock } from '../clock/pause.ts';
import { resumeClock } from '../clock/resume.ts';
import { emit, type Work } from '../work.ts';
import { followRounds, inSpecialStep } from './follow-rounds.ts';
import { ownersOf } from './ladder.ts';
import { armLapse, disarm, keepTimersInStep } from './timers.ts';

/** After so many returns of one case its owner is told. */
const MANY_RETURNS = 10;

/**
 * What follows from where a command has left the case 后续: timers and clocks that stand still or run as it does. Nothing
 * of this costs a case that has neither.
 */
export function follow(work: Work): void {
  if (work.instance.status === 'closed') return;
  followRounds(work);
  tellOfReturns(work);
  keepLapseTimer(work);
  keepTimersInStep(work);
  keepPromiseInStep(work);
}

function tellOfReturns(work: Work): void {
  if (work.instance.docket?.sentBack !== MANY_RETURNS) return;
  if (!work.events.some(({ type }) => type === 'Returned')) return;
  const people = ownersOf(work.context);
  emit(work, { type: 'OwnerTold', about: 'returns', count: MANY_RETURNS, people });
}

/** In the applicant's court time is limited, where the flow says so. */
function keepLapseTimer(work: Work): void {
  const { status, docket } = work.instance;
  const span = work.flow.settings?.lapseAfter;
  const armed = docket?.timers?.filter(({ timer }) => timer === 'lapse' || timer === 'lapseWarning') ?? [];
  if (status === 'returned' && span !== undefined && armed.length === 0) armLapse(work, span);
  if (status !== 'returned') for (const timer of armed) disarm(work, timer);
}

/** The promise stands still while the applicant is the reason that nothing happens. */
function keepPromiseInStep(work: Work): void {
  const { status, clock, docket } = work.instance;
  const stands =
    status === 'returned' || docket?.suspended?.includes('applicant') === true || inSpecialStep(work);
  if (stands && clock.paused === undefined) pauseClock(work);
  if (!stands && clock.paused !== undefined) resumeClock(work);
}
