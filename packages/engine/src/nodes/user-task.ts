import type { UserNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openRound } from '../rounds/open-round.ts';
import { emit, type Work } from '../work.ts';
import { complete, onward, type Move } from './move.ts';

/** User task 用户任务: the token stays, and a round opens for it. */
export function enterUserTask(work: Work, node: UserNode, move: Move): readonly Move[] | Rejection {
  const lineage = work.instance.tokens.find(({ id }) => id === move.token)?.lineage ?? [];
  emit(work, { type: 'TokenPlaced', token: move.token, node: node.id, via: move.flow.id, lineage });
  const opened = openRound(work, node, move.token);
  if (opened !== 'passed') return isRejection(opened) ? opened : [];
  complete(work, node);
  return onward(node, move.token);
}
