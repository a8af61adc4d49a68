import type { Flow, FlowNode, SequenceFlow } from '../definition/flow.ts';
import { neighbours } from '../definition/neighbours.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Token } from '../instance.ts';
import { onwardNodes } from './onward-nodes.ts';

/** Where a jump arrives: the forks that the token stays in, and those that it leaves with all or some of their branches. */
export interface Landing {
  readonly lineage: readonly Branch[];
  readonly left: readonly { readonly fork: number; readonly flows: readonly string[] | undefined }[];
}

/** Nodes that a token may jump to 可跳转环节. */
export function jumpTargets(flow: Flow, token: Token): readonly string[] {
  return neighbours(flow, token.node).filter((id) => landing(flow, token, id) !== undefined);
}

/**
 * How a token would stand at a node of its own scope; undefined where it cannot: a node that nothing leads to, a gateway
 * that counts arrivals, a branch beside its own, or a fork that it is not in. Whose other branches have come
 * there, nobody could say.
 */
export function landing(flow: Flow, token: Token, to: string): Landing | undefined {
  const target = nodeAt(flow, to);
  if (target === undefined || !canEnter(target) || !neighbours(flow, token.node).includes(to))
    return undefined;
  const forks = neighbours(flow, token.node).flatMap((id) => nodeAt(flow, id) ?? []);
  const kept: Branch[] = [];
  const left: Landing['left'][number][] = [];
  const entered = new Set<string>();
  for (const branch of token.lineage ?? []) {
    const fork = forks.find(({ outgoing }) => outgoing.some(({ id }) => branch.flows.includes(id)));
    const inside = fork === undefined ? branch.flows : branchesAt(flow, fork, to);
    if (inside.length === 0) left.push({ fork: branch.fork, flows: undefined });
    if (inside.length === 0) continue;
    if (!branch.flows.every((id) => inside.includes(id))) return undefined;
    if (fork !== undefined && !keepsJoins(flow, fork, branch, token.node, to)) return undefined;
    if (fork !== undefined) entered.add(fork.id);
    kept.push({ fork: branch.fork, flows: inside });
    // It jumps over a join of some branches: those that would still come there end.
    if (inside.length > branch.flows.length) left.push({ fork: branch.fork, flows: inside });
  }
  const isMissing = (fork: FlowNode): boolean =>
    splits(fork) && !entered.has(fork.id) && branchesAt(flow, fork, to).length > 0;
  return forks.some(isMissing) ? undefined : { lineage: kept, left };
}

/**
 * A branch that stays in its fork must come to the joins that the others lead to, as it would have, unless the jump passes
 * them: else they would wait for it forever, or get two tokens for one.
 */
function keepsJoins(flow: Flow, fork: FlowNode, { flows }: Branch, from: string, to: string): boolean {
  const others = fork.outgoing.filter(({ id }) => !flows.includes(id));
  const beside = new Set(others.flatMap((each) => [each.to, ...onwardNodes(flow, each.to, fork.id)]));
  const before = new Set([from, ...onwardNodes(flow, from, fork.id)]);
  const after = onwardNodes(flow, to, fork.id);
  return [...beside].every((id) => {
    const join = nodeAt(flow, id);
    if (join?.kind !== 'parallel' || join.incoming.length < 2) return true;
    if (before.has(id) === after.has(id)) return true;
    return onwardNodes(flow, id, fork.id).has(before.has(id) ? to : from);
  });
}

function canEnter({ kind, incoming }: FlowNode): boolean {
  if (incoming.length === 0 || kind === 'start' || kind === 'boundary') return false;
  return incoming.length === 1 || (kind !== 'parallel' && kind !== 'inclusive' && kind !== 'complex');
}

/** Does a token leave it along several flows, all to come together again? Inclusive joins count nobody. */
function splits({ kind, outgoing }: FlowNode): boolean {
  const onward = outgoing.filter(({ rejected }) => rejected !== true);
  return onward.length > 1 && !['exclusive', 'inclusive', 'complex', 'eventBased'].includes(kind);
}

/** The branches of a fork that lead to a node; none where it stands outside, so that all of them do. */
function branchesAt(flow: Flow, fork: FlowNode, to: string): readonly string[] {
  const leading = fork.outgoing.filter((branch) => leadsTo(flow, branch, to, fork.id));
  return leading.length === fork.outgoing.length ? [] : leading.map(({ id }) => id);
}

/** Can the node be reached along a flow without passing the fork again? */
function leadsTo(flow: Flow, { to: first }: SequenceFlow, to: string, fork: string): boolean {
  const seen = new Set([fork]);
  const queue = [first];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    const node = seen.has(id) ? undefined : nodeAt(flow, id);
    seen.add(id);
    const boundary = node !== undefined && 'activity' in node ? (node.activity?.boundary ?? []) : [];
    queue.push(...[node, ...boundary].flatMap((each) => each?.outgoing.map((next) => next.to) ?? []));
  }
  return false;
}
