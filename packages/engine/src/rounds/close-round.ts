import type { CancelReason, RoundClosed } from '../events.ts';
import type { Token } from '../instance.ts';
import { emit, type Work } from '../work.ts';

/** Closes a token's round, then the tasks that nobody needs to do any more. */
export function closeRound(
  work: Work,
  token: Token,
  result: RoundClosed['result'],
  reason: CancelReason,
): void {
  const { round, node } = token;
  if (round === undefined) return;
  emit(work, { type: 'RoundClosed', round: round.id, token: token.id, node, result });
  for (const { task } of round.seats) {
    if (task === undefined) continue;
    emit(work, { type: 'TaskClosed', task, node, round: round.id, outcome: 'cancelled', reason });
  }
}
