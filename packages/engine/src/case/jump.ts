import { alreadyClosed } from '../commands/withdraw.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Token } from '../instance.ts';
import { askAgain } from '../nodes/ask-again.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { dropToken } from '../returns/branches.ts';
import { placeKey, supersededBy } from '../returns/superseded.ts';
import { tokenOf, wholeActivity } from '../scopes/around.ts';
import { cancelActivity, dropFrozenBy } from '../scopes/cancel.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Jump } from './command.ts';
import { enterFork, forkEntry } from './enter-fork.ts';
import { jumpTargets, landing, type Landing } from './jump-targets.ts';
import { ownersOf } from './ladder.ts';
import { noReason, noRight } from './rights.ts';

/**
 * Jump 自由跳转: an administrator moves a line of work to another node of its scope, forward or back. What it leaves is
 * skipped, and so are the branches beside it where it leaves their fork. A fork that it is not in is entered only where
 * the branches that count as arrived are named.
 */
export function jump(work: Work, command: Jump): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? noRight(work, ['admin']) ?? noReason(command.reason);
  if (refusal !== undefined) return refusal;
  const token = jumper(work, command);
  if (isRejection(token)) return token;
  const land = landing(work.flow, token, command.to);
  if (land === undefined) return jumpIntoFork(work, token, command);
  leavePlace(work, token, land);
  emit(work, {
    type: 'Jumped',
    token: token.id,
    from: token.node,
    to: command.to,
    reason: command.reason,
    superseded: superseded(work, token, command.to, land.lineage),
    owners: ownersOf(work.context),
  });
  return enter(work, token, command.to, land.lineage);
}

/** Into one branch of a fork: nobody but the administrator can say that the others have come to the join. */
function jumpIntoFork(work: Work, token: Token, { to, arrived = [], reason }: Jump): Rejection | undefined {
  const entry = forkEntry(work.flow, token, to);
  const land = entry && landing(work.flow, token, entry.fork);
  if (entry === undefined || land === undefined) return notReachable(work, token, to);
  const needed = entry.others.map(({ branch }) => branch);
  if (needed.length !== arrived.length || !needed.every((each) => arrived.includes(each)))
    return reject('TARGET_NOT_REACHABLE', 'the names of all other branches of the fork, as arrived', {
      target: to,
      targets: jumpTargets(work.flow, token),
      arrived: needed,
    });
  leavePlace(work, token, land);
  emit(work, {
    type: 'Jumped',
    token: token.id,
    from: token.node,
    to,
    arrived: needed,
    reason,
    superseded: superseded(work, token, entry.fork, land.lineage),
    owners: ownersOf(work.context),
  });
  const inside = enterFork(work, { ...token, lineage: land.lineage }, entry);
  const at = tokenOf(work.instance, inside);
  return at === undefined ? notReachable(work, token, to) : enter(work, at, to, at.lineage ?? []);
}

/** The line of work that is meant; of a task with several iterations, all of them together. */
function jumper({ instance }: Situation, { taskId, token: id }: Jump): Token | Rejection {
  const isMeant = ({ id: each, round }: Token): boolean =>
    taskId === undefined
      ? id === undefined || each === id
      : round?.seats.some(({ task }) => task === taskId) === true;
  const [found, second] = instance.tokens.filter(isMeant);
  if (found === undefined)
    return reject('NOT_WAITING', 'an open task or a token of the case', { taskId: taskId ?? null });
  if (second !== undefined) {
    const nodes = instance.tokens.map(({ node }) => node);
    return reject('AMBIGUOUS_TARGET', 'a task or a token: the case has several', { targets: nodes });
  }
  if (found.frozen !== undefined) return reject('FROZEN', 'a line of work that no return has frozen', {});
  return wholeActivity(instance, found);
}

/** Nothing of what is left goes on: branches of a fork that is left, what returns have frozen, the activity itself. */
function leavePlace(work: Work, { id }: Token, { left }: Landing): void {
  const beside = work.instance.tokens.filter((each) => each.id !== id && isIn(each, left));
  for (const each of beside) dropToken(work, each, 'skippedByAdmin');
  dropFrozenBy(work, id, 'skippedByAdmin');
  cancelActivity(work, id, 'skippedByAdmin');
}

function isIn({ lineage = [] }: Token, left: Landing['left']): boolean {
  return lineage.some(({ fork, flows }) =>
    left.some((each) => each.fork === fork && (each.flows?.some((flow) => flows.includes(flow)) ?? true)),
  );
}

/** Going back to a place that was passed, what came after it does not count; going forward changes nothing. */
function superseded(
  { flow, instance }: Work,
  { scope }: Token,
  node: string,
  lineage: readonly Branch[],
): readonly string[] {
  const visit = instance.visits.find((each) => each.node === node && each.scope === scope && each.no > 0);
  if (visit === undefined) return [];
  const place = { node, order: visit.no, lineage, scope };
  return [...new Set([placeKey(place), ...supersededBy(flow, instance, place)])];
}

function enter(work: Work, { id, scope }: Token, to: string, lineage: readonly Branch[]) {
  const node = nodeAt(work.flow, to);
  if (node === undefined) return unknownNode(to);
  const beside = scope === undefined ? undefined : { scope };
  emit(work, { type: 'TokenPlaced', token: id, node: to, lineage, ...beside });
  return node.kind === 'user' ? askAgain(work, node, id, {}) : walk(work, [{ token: id, to }]);
}

function notReachable({ flow }: Situation, token: Token, target: string): Rejection {
  const targets = jumpTargets(flow, token);
  return reject('TARGET_NOT_REACHABLE', 'one of the targets', { target, targets });
}
