import type { UserNode } from '../definition/flow.ts';
import type { ReturnTarget, ReturnTo } from '../commands/command.ts';
import { destination, type Destination } from '../commands/return-target.ts';
import { finish } from '../finish.ts';
import type { AutoCause } from '../events.ts';
import { newSeat } from '../appliers/round.ts';
import type { Back, Token } from '../instance.ts';
import { rejectedWay } from '../nodes/move.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { carryBack } from '../returns/carry-back.ts';
import { abandonReturn } from '../returns/abandon.ts';
import { pendingReturn } from '../returns/pending.ts';
import { wholeActivity } from '../scopes/around.ts';
import { cancelActivity } from '../scopes/cancel.ts';
import type { Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import type { HeldTask } from './held-task.ts';

/** Where a failed round sends the case, and how it goes on from there. */
interface WayBack extends Destination {
  readonly resume: Back['resume'];
}

/**
 * A round has failed 未通过. Returns that were counted take the case to the earliest place that any of them named; else
 * the setting of the node decides.
 */
export function failRound(
  work: Work,
  token: Token,
  node: UserNode,
  opinion?: string,
  auto?: AutoCause,
): Rejection | undefined {
  const { onFail } = node.approval;
  const way =
    namedWay(work, token, node) ?? (onFail?.kind === 'return' ? settingWay(work, token, node) : undefined);
  const leaves = way === undefined && onFail?.kind === 'flow';
  closeRound(work, token, 'failed', 'decided', {
    ...(auto === undefined ? undefined : { auto }),
    ...(leaves ? ({ leaves: true } as const) : undefined),
  });
  if (way !== undefined) return sendBack(work, token, node, way, opinion);
  if (!leaves) return finish(work, 'rejected', 'closed');
  // One iteration that fails ends the others: the activity as a whole leaves by that flow.
  const { id } = wholeActivity(work.instance, token);
  const frame = pendingReturn(work.instance, id, node.id);
  // Who had returned the case stands on the way of those that pass.
  if (frame !== undefined) abandonReturn(work, frame);
  cancelActivity(work, id, 'decided');
  return walk(work, rejectedWay(node, id));
}

/** The most upstream target that votes of this round named, and may still be gone to. */
function namedWay(work: Work, token: Token, node: UserNode): WayBack | undefined {
  const seats = token.round?.seats ?? [];
  const backs = seats.flatMap(({ back, removed }) => (back === undefined || removed === true ? [] : [back]));
  const ways = backs.flatMap(({ target, resume }) => wayTo(work, token, node, target, resume) ?? []);
  const least = Math.min(...ways.map(placeOf));
  const first = ways.filter((way) => placeOf(way) === least);
  return first.find(({ resume }) => resume === 'rewalk') ?? first[0];
}

function placeOf({ visit }: Destination): number {
  return visit?.no ?? 0;
}

/** Where the node's setting sends it: the applicant, when there is no such place. */
function settingWay(work: Work, token: Token, node: UserNode): WayBack {
  const { onFail } = node.approval;
  const target = onFail?.kind === 'return' ? onFail.to : ({ kind: 'applicant' } as const);
  return wayTo(work, token, anywhere(node), target, 'rewalk') ?? { visit: undefined, resume: 'rewalk' };
}

function wayTo(
  work: Work,
  token: Token,
  node: UserNode,
  target: Back['target'],
  resume: Back['resume'],
): WayBack | undefined {
  const held = heldBy(token);
  const to = held === undefined ? undefined : destination(work, { held, node }, target);
  return to === undefined || isRejection(to) ? undefined : { ...to, resume };
}

/** What holders may name does not bind the setting of the node. */
function anywhere(node: UserNode): UserNode {
  return { ...node, approval: { ...node.approval, returnTo: ['applicant', 'previous', 'visited'] } };
}

function sendBack(
  work: Work,
  token: Token,
  node: UserNode,
  { visit, whole, resume }: WayBack,
  opinion: string | undefined,
): Rejection | undefined {
  const held = heldBy(token);
  if (held === undefined) return undefined;
  const command: ReturnTo = {
    type: 'returnTo',
    taskId: held.task,
    target: targetOf(visit, whole !== undefined),
    resume,
    ...(opinion === undefined ? undefined : { opinion }),
  };
  return carryBack(work, { held, node }, command, {
    visit,
    ...(whole === undefined ? undefined : { whole }),
  });
}

function targetOf(visit: WayBack['visit'], whole: boolean): ReturnTarget {
  if (visit === undefined) return { kind: 'applicant' };
  return whole ? { kind: 'node', node: visit.node, whole } : { kind: 'node', node: visit.node };
}

/** The round as a return looks at it. */
function heldBy(token: Token): HeldTask | undefined {
  const { round } = token;
  if (round === undefined) return undefined;
  // A round that failed by itself never had a seat.
  const holder = round.seats[0] ?? newSeat({ seat: 0, candidates: [] });
  return { task: 0, token, round, seat: 0, holder };
}
