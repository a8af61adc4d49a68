import type { FlowNode } from '../definition/flow.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { enterEnd } from './end.ts';
import { enterExclusive } from './exclusive-gateway.ts';
import type { Move } from './move.ts';
import { enterParallel } from './parallel-gateway.ts';
import { enterScript } from './script-task.ts';
import { unknownNode } from './unknown-node.ts';
import { enterUserTask } from './user-task.ts';

/** Automatic steps that one command may take: more than any sane flow has nodes, far less than forever. */
export const STEP_LIMIT = 5_000;

/** Moves tokens until each waits for somebody, waits at a join, or is gone. A loop, not a recursion: flows are long. */
export function walk(work: Work, moves: readonly Move[]): Rejection | undefined {
  const queue = [...moves];
  for (let at = 0; at < queue.length; at += 1) {
    const move = queue[at];
    const node = move === undefined ? undefined : work.flow.nodes[move.flow.to];
    if (move === undefined || node === undefined) return unknownNode(move?.flow.to);
    if (work.instance.status === 'closed') return undefined;
    work.steps += 1;
    if (work.steps > STEP_LIMIT) return endless(node);
    const next = enter(work, node, move);
    if (isRejection(next)) return next;
    queue.push(...next);
  }
  return undefined;
}

function enter(work: Work, node: FlowNode, move: Move): readonly Move[] | Rejection {
  switch (node.kind) {
    case 'user':
      return enterUserTask(work, node, move);
    case 'exclusive':
      return enterExclusive(work, node, move);
    case 'parallel':
      return enterParallel(work, node, move);
    case 'script':
      return enterScript(work, node, move);
    case 'end':
      return enterEnd(work, node, move);
    // Nothing leads into a start event; the publish check refuses it.
    case 'start':
      return unknownNode(node.id);
  }
}

function endless(node: FlowNode): Rejection {
  return reject('TOO_MANY_STEPS', `at most ${STEP_LIMIT} automatic steps until somebody is asked`, {
    node: node.id,
    limit: STEP_LIMIT,
  });
}
