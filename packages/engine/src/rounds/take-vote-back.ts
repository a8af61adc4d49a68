import { nodeAt } from '../definition/node-at.ts';
import type { Token } from '../instance.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import type { Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { arrange, closeTask } from './turns.ts';

/** Takes one vote out of an open round: the seat is asked again, and nobody whose turn came by that vote. */
export function takeVoteBack(work: Work, token: Token, seat: number, task: number): Rejection | undefined {
  const { round } = token;
  const node = nodeAt(work.flow, token.node);
  const person = round?.seats[seat]?.person;
  if (node?.kind !== 'user' || round === undefined || person === undefined) return unknownNode(token.node);
  const after = round.seats.flatMap(({ added, removed }, index) =>
    added?.of === seat && added.position === 'after' && removed === undefined ? index : [],
  );
  const at = { round: round.id, node: node.id };
  for (const index of after) {
    const open = round.seats[index]?.task;
    if (open !== undefined) closeTask(work, node, round, open, 'recalled');
    emit(work, { type: 'ApproverRemoved', ...at, seat: index, seats: [index] });
  }
  emit(work, { type: 'VoteRecalled', ...at, task, seat, person });
  arrange(work, token.id, node, 'recalled');
  return undefined;
}
