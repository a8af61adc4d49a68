import type { Flow, FlowNode } from '../definition/flow.ts';
import { neighbours } from '../definition/neighbours.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Instance, Visit } from '../instance.ts';
import { commonDepth } from '../lineage.ts';
import { leave } from '../nodes/leave.ts';
import { split } from '../nodes/gateways.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { levelsFrom } from '../scopes/levels.ts';
import type { Work } from '../work.ts';
import type { Place } from './superseded.ts';

/**
 * The finished fork around a place that was visited 整块退回, innermost first; undefined where it lies in none, or in one
 * that the returner has not left. Forks take their number when they are passed, so everything inside has a later one.
 */
export function wholeFork(
  flow: Flow,
  instance: Instance,
  { node, lineage = [], scope }: Visit,
  here: readonly Branch[],
): Place | undefined {
  const levels = levelsFrom(instance, scope);
  for (let level = lineage.length - 1; level >= commonDepth(here, lineage); level -= 1) {
    const branch = lineage[level];
    const index = levels.findIndex((each) => (each.lineage?.length ?? 0) <= level);
    // A node that stands beside the fork: the target itself, or the activity that it is inside of.
    const beside =
      index === 0 || levels.length === 0 ? node : levels[(index === -1 ? levels.length : index) - 1]?.node;
    const fork = neighbours(flow, beside ?? node).find((id) =>
      nodeAt(flow, id)?.outgoing.some((way) => branch?.flows.includes(way.id)),
    );
    if (fork === undefined || branch === undefined) continue;
    return { node: fork, order: branch.fork, lineage: lineage.slice(0, level), scope: levels[index]?.id };
  }
  return undefined;
}

/** All branches of the fork begin anew, or those that it chooses now. */
export function forkAgain(work: Work, id: string, token: number): Rejection | undefined {
  const node = nodeAt(work.flow, id);
  if (node === undefined) return unknownNode(id);
  const moves = isGateway(node) ? split(work, node, token) : leave(work, node, token);
  return isRejection(moves) ? moves : walk(work, moves);
}

function isGateway(
  node: FlowNode,
): node is Extract<FlowNode, { kind: 'parallel' | 'inclusive' | 'complex' }> {
  return node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'complex';
}
