import type { CancelReason, EffectiveVote, RoundClosed } from '../events.ts';
import type { Round, Token } from '../instance.ts';
import { emit, type Work } from '../work.ts';

/** Closes a token's round, then the tasks that nobody needs to do any more. */
export function closeRound(
  work: Work,
  token: Token,
  result: RoundClosed['result'],
  reason: CancelReason,
  more?: Pick<RoundClosed, 'auto' | 'seat' | 'leaves'>,
): void {
  const { round, node } = token;
  if (round === undefined) return;
  emit(work, {
    type: 'RoundClosed',
    round: round.id,
    token: token.id,
    node,
    result,
    ...more,
    ...(reason === 'recalled' ? { recalled: true } : undefined),
    ...(result === 'passed' && work.flow.keepsVotes === true ? kept(round) : undefined),
  });
  for (const { task } of round.seats) {
    if (task === undefined) continue;
    emit(work, { type: 'TaskClosed', task, node, round: round.id, outcome: 'cancelled', reason });
  }
}

/** Approvals that later nodes of this flow look at. */
function kept({ id, seats }: Round): { readonly votes?: readonly EffectiveVote[] } {
  const votes = seats.flatMap(({ person, vote, auto, data, removed }) =>
    person === undefined || vote !== 'approve' || removed === true
      ? []
      : [{ person, round: auto ?? id, dataVersion: data ?? 1 }],
  );
  return votes.length === 0 ? {} : { votes };
}
