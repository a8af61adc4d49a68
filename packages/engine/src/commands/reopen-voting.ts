import { tokenOf } from '../scopes/around.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { canPass, tally } from '../rounds/tally.ts';
import { arrange, closeTask } from '../rounds/turns.ts';
import { emit, type Work } from '../work.ts';
import type { ReopenVoting } from './command.ts';
import { decidable, type Decidable } from './task-checks.ts';

/** Reopen voting 重新表决: the votes of a held round are gone, everybody is asked again. */
export function reopenVoting(work: Work, command: ReopenVoting): Rejection | undefined {
  const found = decidable(work, command, 'reopenVoting');
  if (isRejection(found)) return found;
  const { held, node } = found;
  const { opinion } = command;
  closeTask(work, node, held.round, held.task, 'decided');
  emit(work, {
    type: 'VotingReopened',
    round: held.round.id,
    node: node.id,
    ...(opinion === undefined ? undefined : { opinion }),
  });
  const refusal = unreachable(work, found);
  if (refusal === undefined) arrange(work, held.token.id, node, 'decided');
  return refusal;
}

/** Refuses what would leave a round that cannot reach its quorum, whoever approves. */
export function unreachable(work: Work, { held, node }: Decidable): Rejection | undefined {
  const round = tokenOf(work.instance, held.token.id)?.round;
  if (round === undefined) return undefined;
  const votes = tally(round, node.approval);
  if (canPass(node.approval, votes)) return undefined;
  return reject('QUORUM_UNREACHABLE', 'a round that can still pass', { node: node.id, ...votes });
}
