import type { FlowNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import { fireConditions } from '../waits/conditions.ts';
import type { Work } from '../work.ts';
import { enterActivity } from './enter-activity.ts';
import { enterCatch, enterEnd, enterEventGateway, enterThrow } from './events.ts';
import { enterExclusive, enterMerging, enterParallel } from './gateways.ts';
import { fireJoins } from './joins.ts';
import type { Move } from './move.ts';
import { unknownNode } from './unknown-node.ts';

/** Automatic steps that one command may take: more than any sane flow has nodes, far less than forever. */
export const STEP_LIMIT = 5_000;

/**
 * Moves tokens until each waits for somebody or something, waits at a join, or is gone; then lets joins and conditions
 * have their say, and moves on. A loop, not a recursion: flows are long.
 */
export function walk(work: Work, moves: readonly Move[]): Rejection | undefined {
  let batch = moves;
  // Once also without a move: a line of work that has ended may have been the last that a join waited for.
  do {
    const refusal = walkBatch(work, batch);
    if (refusal !== undefined) return refusal;
    const next = whenQuiet(work);
    if (isRejection(next)) return next;
    batch = next;
  } while (batch.length > 0);
  return undefined;
}

/** Looks at conditional events 条件事件 again where data changed and no token went on. */
export function reconsider(work: Work): Rejection | undefined {
  if (!work.changed || work.instance.waits === undefined) return undefined;
  const moves = fireConditions(work);
  return isRejection(moves) ? moves : walk(work, moves);
}

function walkBatch(work: Work, moves: readonly Move[]): Rejection | undefined {
  const queue = [...moves];
  for (let at = 0; at < queue.length; at += 1) {
    const move = queue[at];
    const node = move === undefined ? undefined : nodeAt(work.flow, move.to);
    if (move === undefined || node === undefined) return unknownNode(move?.to);
    if (work.instance.status === 'closed') return undefined;
    // An event may have ended it since.
    if (tokenOf(work.instance, move.token) === undefined) continue;
    work.steps += 1;
    if (work.steps > STEP_LIMIT) return endless(node);
    const next = enter(work, node, move);
    if (isRejection(next)) return next;
    queue.push(...next);
  }
  return undefined;
}

/** Nothing moves: the gateways that wait for others, and the conditions that may have come true. */
function whenQuiet(work: Work): readonly Move[] | Rejection {
  const joined = fireJoins(work);
  if (isRejection(joined) || joined.length > 0) return joined;
  return work.changed ? fireConditions(work) : [];
}

function enter(work: Work, node: FlowNode, move: Move): readonly Move[] | Rejection {
  switch (node.kind) {
    case 'user':
    case 'script':
    case 'pass':
    case 'work':
    case 'receive':
    case 'sub':
    case 'call':
      return enterActivity(work, node, move);
    case 'exclusive':
      return enterExclusive(work, node, move);
    case 'parallel':
      return enterParallel(work, node, move);
    case 'inclusive':
    case 'complex':
      return enterMerging(work, node, move);
    case 'eventBased':
      return enterEventGateway(work, node, move);
    case 'catch':
      return enterCatch(work, node, move);
    case 'throw':
      return enterThrow(work, node, move);
    case 'end':
      return enterEnd(work, node, move);
    // Nothing leads into these; the publish check refuses it.
    case 'start':
    case 'boundary':
      return unknownNode(node.id);
  }
}

/** A flow that goes round without anybody. */
export function endless(node: FlowNode): Rejection {
  return reject('TOO_MANY_STEPS', `at most ${STEP_LIMIT} automatic steps until somebody is asked`, {
    node: node.id,
    limit: STEP_LIMIT,
  });
}
