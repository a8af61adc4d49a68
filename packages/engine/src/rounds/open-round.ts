import { tokenOf } from '../scopes/around.ts';
import type { PersonId } from '../assignment/directory.ts';
import type { ApproverRule } from '../assignment/rule.ts';
import type { ApproverRequest } from '../assignment/request.ts';
import { resolveSeats, type Resolution } from '../assignment/resolve.ts';
import { decider } from '../assignment/self.ts';
import type { Approval } from '../definition/approval.ts';
import type { UserNode } from '../definition/flow.ts';
import type { AutoCause, Instead, SeatPlan } from '../events.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { variablesOf } from '../scopes/variables.ts';
import { emit, type Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import { approveAgain } from './dedupe.ts';
import { missingPick } from './missing-pick.ts';
import { requestFor } from './request-for.ts';
import { holdRound } from './hold-round.ts';
import { tally, verdict } from './tally.ts';
import { canReach, weigh } from './weights.ts';

/** What is special about a round that a return opens. */
export interface Reopening {
  /** Place in the history of the case that the round takes again. */
  readonly order?: number;
  /** Who handled the node last; asked again when the node has a single seat and they still may. */
  readonly lastActor?: PersonId;
  /** People whom the owner names where nobody was found. */
  readonly people?: readonly PersonId[];
}

/** What became of a round that opened: it waits for people, or nobody had to be asked and the token goes on. */
export type Opened = 'waits' | 'passed';

/**
 * Opens a round 经办轮 for a token that stands at a user task: resolves the approvers, opens their tasks. `reopening` tells
 * that the round repeats one: then nobody is spared the decision 去重.
 */
export function openRound(
  work: Work,
  node: UserNode,
  token: number,
  reopening?: Reopening,
): Opened | Rejection {
  const request = asksTheCase(work, node)
    ? requestFor(work, node.id, () => variablesOf(work, token))
    : requestFor(work);
  if (isRejection(request)) return request;
  const refusal = missingPick(work, node);
  if (refusal !== undefined) return refusal;
  const found = named(resolveSeats(node.approval, request), node.approval, request, reopening);
  if ('settled' in found) return settleRound(work, node, token, found, reopening);
  const seats = weigh(node.approval, found.seating, request);
  if (!canReach(node.approval, seats)) return openHeld(work, node, token, seats, request, reopening?.order);
  if (node.approval.dedupe !== undefined && reopening === undefined) {
    return openSparing(work, node, token, seats, found.instead);
  }
  const planned = planSeats(work, node.approval, seats);
  const round = begin(work, node, token, planned, reopening?.order, found.instead);
  openTasks(work, node, round, planned);
  return 'waits';
}

/** Rules that look at nothing but people and units, as most do. */
const PLAIN: ReadonlySet<ApproverRule['rule']> = new Set([
  'person',
  'role',
  'position',
  'unitMembers',
  'unitHead',
  'headsUpTo',
  'counsellor',
  'supervisor',
  'formField',
  'headOfFieldUnit',
  'applicant',
  'userGroup',
]);

/** Does naming the approvers take more of the case than its data? Else it is spared the trouble. */
function asksTheCase({ instance }: Work, { approval }: UserNode): boolean {
  if (instance.plans !== undefined || approval.otherwise !== undefined) return true;
  return approval.approvers.some(({ rule }) => !PLAIN.has(rule));
}

/** Whom the owner named, or who handled the node last, comes before what the rules say. */
function named(
  found: Resolution,
  approval: Approval,
  request: ApproverRequest,
  { lastActor, people }: Reopening = {},
): Resolution {
  if (people !== undefined) {
    return { seating: people.map((person) => [{ person }]), instead: { cause: 'empty', by: 'plan' } };
  }
  if (lastActor === undefined || 'settled' in found || found.seating.length > 1) return found;
  return decider(approval, request)(lastActor) ? { seating: [[{ person: lastActor }]] } : found;
}

function begin(
  work: Work,
  node: UserNode,
  token: number,
  seats: readonly SeatPlan[],
  order: number | undefined,
  instead?: Instead,
): number {
  const round = work.instance.next;
  emit(work, {
    type: 'RoundOpened',
    round,
    token,
    node: node.id,
    kind: 'approval',
    visit: visitNumber(work, node.id),
    order: order ?? round,
    seats,
    ...(instead === undefined ? undefined : { instead }),
    ...(node.approval.actions.includes('recall') ? ({ recall: true } as const) : undefined),
  });
  return round;
}

/** A round that cannot reach its quorum is the owner's to put right: nobody is asked until the decider has. */
function openHeld(
  work: Work,
  node: UserNode,
  token: number,
  seats: readonly SeatPlan[],
  request: ApproverRequest,
  order: number | undefined,
): Opened | Rejection {
  begin(work, node, token, seats, order);
  const standing = tokenOf(work.instance, token);
  if (standing === undefined) return 'waits';
  return holdRound(work, standing, node, 'unreachable', request) ?? 'waits';
}

/** Nobody is asked: the round closes at once, for all to see, or the node waits for the owner. */
function settleRound(
  work: Work,
  node: UserNode,
  token: number,
  { settled, cause }: Extract<Resolution, { settled: unknown }>,
  reopening: Reopening | undefined,
): Opened {
  if (settled === 'blocked') return raise(work, node, token, cause);
  begin(work, node, token, [], reopening?.order);
  if (settled === 'failed') {
    // Where it goes then may lead through rounds again: that is not for the middle of a walk.
    work.failing = [...(work.failing ?? []), { token, node, auto: cause }];
    return 'waits';
  }
  closeAt(work, token, settled, cause);
  return 'passed';
}

function raise(work: Work, node: UserNode, token: number, cause: Instead['cause']): Opened {
  const { directory, service } = work.context;
  const owners = directory.heads(service.owner).filter((id) => directory.person(id)?.active === true);
  const incident = work.instance.next;
  emit(work, { type: 'IncidentRaised', incident, token, node: node.id, cause, owners });
  return 'waits';
}

/** Opens a round in which whoever approved before is spared; tasks open only if that does not decide it. */
function openSparing(
  work: Work,
  node: UserNode,
  token: number,
  seats: readonly SeatPlan[],
  instead: Instead | undefined,
): Opened {
  const round = begin(work, node, token, seats, undefined, instead);
  const spared = approveAgain(work, node, token, round, seats);
  const opened = tokenOf(work.instance, token)?.round;
  if (
    spared.size > 0 &&
    opened !== undefined &&
    verdict(node.approval, tally(opened, node.approval)) === 'passed'
  ) {
    closeAt(work, token, 'passed', 'dedupe');
    return 'passed';
  }
  const left = seats.filter(({ seat }) => !spared.has(seat));
  openTasks(work, node, round, planSeats(work, node.approval, left));
  return 'waits';
}

function closeAt(work: Work, token: number, result: 'passed' | 'failed', auto: AutoCause): void {
  const standing = tokenOf(work.instance, token);
  if (standing !== undefined) closeRound(work, standing, result, 'decided', { auto });
}

function planSeats(work: Work, { order }: Approval, seats: readonly SeatPlan[]): readonly SeatPlan[] {
  return seats.map((plan, index) => {
    const opensNow = order === 'parallel' || index === 0;
    return opensNow ? opening(plan, work.context.newTaskId()) : plan;
  });
}

function opening({ seat, candidates, weight }: SeatPlan, task: number): SeatPlan {
  return weight === undefined ? { seat, candidates, task } : { seat, candidates, task, weight };
}

function openTasks(work: Work, node: UserNode, round: number, seats: readonly SeatPlan[]): void {
  for (const { seat, candidates, task } of seats) {
    if (task === undefined) continue;
    emit(work, {
      type: 'TaskOpened',
      task,
      kind: 'approval',
      node: node.id,
      round,
      seat,
      principals: candidates,
    });
  }
}

function visitNumber({ instance }: Work, node: string): number {
  const before = instance.visits.find((visit) => visit.node === node);
  const open = instance.tokens.filter((token) => token.node === node && token.round !== undefined).length;
  return 1 + open + (before === undefined ? 0 : (before.count ?? 1));
}
