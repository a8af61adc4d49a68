import { isRejection, reject, type Rejection } from '../rejection.ts';
import { takeVoteBack } from '../rounds/take-vote-back.ts';
import { lateInRound } from '../rounds/late-in-round.ts';
import { reopenRound } from '../rounds/reopen-round.ts';
import { untouchedSince, type WayBack } from '../rounds/untouched-since.ts';
import type { ClosedRound, Token } from '../instance.ts';
import type { Situation, Work } from '../work.ts';
import type { Recall } from './command.ts';
import { alreadyClosed } from './withdraw.ts';

/** A vote that may be taken back: in a round that is open, or in one that it closed. */
export type Recallable =
  { readonly token: Token; readonly seat: number } | { readonly closed: ClosedRound; readonly back: WayBack };

/** May the actor take this vote back now? */
export function recallable(situation: Situation, { taskId }: Pick<Recall, 'taskId'>): Recallable | Rejection {
  const refusal = alreadyClosed(situation);
  if (refusal !== undefined) return refusal;
  const { tokens, recalls = [] } = situation.instance;
  const votedWith = ({ done }: { readonly done: number | undefined }): boolean => done === taskId;
  const token = tokens.find(({ round }) => round?.seats.some(votedWith));
  if (token?.round !== undefined) {
    const seat = token.round.seats.findIndex(votedWith);
    return (
      notVoter(situation, token.round.seats[seat]?.person, taskId) ??
      lateInRound(situation.flow, token, seat) ?? { token, seat }
    );
  }
  const closed = recalls.find(({ round }) => round.seats.some(votedWith));
  if (closed === undefined) return notRecallable(taskId);
  const stranger = notVoter(situation, closed.round.seats.find(votedWith)?.person, taskId);
  if (stranger !== undefined) return stranger;
  if (closed.round.seats[closed.seat]?.done !== taskId) return notRecallable(taskId);
  const back = untouchedSince(situation.flow, situation.instance, closed);
  return isRejection(back) ? back : { closed, back };
}

function notVoter({ context }: Situation, person: number | undefined, taskId: number): Rejection | undefined {
  if (context.actor !== undefined && context.actor === person) return undefined;
  return reject('NOT_YOUR_TASK', 'who gave the vote', { taskId, holder: person ?? null });
}

function notRecallable(taskId: number): Rejection {
  return reject('NOT_RECALLABLE', 'a vote of an open round, or the one that passed the last round', {
    taskId,
  });
}

/** Recall 收回: the own vote is gone and asked for again, also when it had passed the round and nobody has acted since. */
export function recall(work: Work, command: Recall): Rejection | undefined {
  const found = recallable(work, command);
  if (isRejection(found)) return found;
  if ('token' in found) return takeVoteBack(work, found.token, found.seat, command.taskId);
  return reopenRound(work, found.closed, found.back, command.taskId);
}
