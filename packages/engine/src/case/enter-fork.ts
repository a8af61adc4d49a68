import type { Flow, FlowNode, ParallelNode } from '../definition/flow.ts';
import { neighbours } from '../definition/neighbours.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Token } from '../instance.ts';
import { emit, type Work } from '../work.ts';
import { landing } from './jump-targets.ts';
import { onwardNodes } from './onward-nodes.ts';

/** How a fork is entered by a jump: in one branch, while the others count as arrived at the join. */
export interface ForkEntry {
  readonly fork: string;
  /** The branch of the target. */
  readonly branch: string;
  readonly join: string;
  /** Each other branch, and the sequence flow by which it comes to the join. */
  readonly others: readonly { readonly branch: string; readonly via: string }[];
}

/**
 * The parallel fork that a jump enters 进入分叉; undefined where that has no clear meaning: the target must lie in one of its
 * branches, and the branches must meet at one join and nowhere before.
 */
export function forkEntry(flow: Flow, token: Token, to: string): ForkEntry | undefined {
  const around = new Set((token.lineage ?? []).flatMap(({ flows }) => flows));
  const entries = neighbours(flow, token.node).flatMap((id) => {
    const fork = nodeAt(flow, id);
    const isAround = fork?.outgoing.some((each) => around.has(each.id)) === true;
    return fork?.kind === 'parallel' && fork.outgoing.length > 1 && !isAround
      ? (entry(flow, fork, token, to) ?? [])
      : [];
  });
  const [only, second] = entries;
  return second === undefined ? only : undefined;
}

function entry(flow: Flow, fork: ParallelNode, token: Token, to: string): ForkEntry | undefined {
  const [own, another] = fork.outgoing.filter(
    (each) => each.to === to || onwardNodes(flow, each.to, fork.id).has(to),
  );
  if (own === undefined || another !== undefined || fork.id === to) return undefined;
  // From the beginning of its branch the target must be one that can be jumped to: no join, no branch of a further fork.
  const lineage = [...(token.lineage ?? []), { fork: 0, flows: [own.id] }];
  if (landing(flow, { ...token, node: own.to, lineage }, to) === undefined) return undefined;
  const join = meetingPlace(flow, fork, to);
  if (join === undefined) return undefined;
  const before = nodesBefore(flow, to, join.id);
  const others = fork.outgoing.filter((each) => each !== own);
  const ways = others.flatMap((each) => {
    const nodes = nodesBefore(flow, each.to, join.id);
    if ([...nodes].some((id) => before.has(id))) return [];
    const [via, more] = join.incoming.filter(({ id, from }) => id === each.id || nodes.has(from));
    return via === undefined || more !== undefined ? [] : [{ branch: each.id, via: via.id }];
  });
  const isWhole = ways.length === others.length && new Set(ways.map(({ via }) => via)).size === others.length;
  if (!isWhole || join.incoming.length !== fork.outgoing.length) return undefined;
  return { fork: fork.id, branch: own.id, join: join.id, others: ways };
}

/** The join that the target and all branches come to, the first of them. */
function meetingPlace(flow: Flow, fork: FlowNode, to: string): ParallelNode | undefined {
  const starts = [to, ...fork.outgoing.map((each) => each.to)];
  const reached = starts.map((id) => new Set([id, ...onwardNodes(flow, id, fork.id)]));
  const joins = [...(reached[0] ?? [])].flatMap((id) => {
    const node = nodeAt(flow, id);
    const isJoin = node?.kind === 'parallel' && node.incoming.length > 1;
    return isJoin && reached.every((nodes) => nodes.has(id)) ? [node] : [];
  });
  return joins.find((each) =>
    joins.every(({ id }) => id === each.id || onwardNodes(flow, each.id, fork.id).has(id)),
  );
}

function nodesBefore(flow: Flow, from: string, join: string): ReadonlySet<string> {
  return from === join ? new Set() : new Set([from, ...onwardNodes(flow, from, join)]);
}

/** Enters it: the branches that count as arrived stand at the join. Gives the token of the target's branch. */
export function enterFork(work: Work, token: Token, { fork, branch, join, others }: ForkEntry): number {
  const lineage = token.lineage ?? [];
  const number = work.instance.next;
  const branches = [branch, ...others.map((each) => each.branch)].map((flow, index) => ({
    token: number + 1 + index,
    lineage: [...lineage, { fork: number, flows: [flow] }],
  }));
  emit(work, { type: 'ForkPassed', node: fork, token: token.id, branches });
  const beside = token.scope === undefined ? undefined : { scope: token.scope };
  for (const [index, { via }] of others.entries()) {
    const arrived = branches[index + 1];
    if (arrived !== undefined) emit(work, { type: 'TokenArrived', node: join, via, ...arrived, ...beside });
  }
  return number + 1;
}
