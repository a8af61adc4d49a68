import type { PersonId } from '../assignment/directory.ts';
import type { ApproverRequest } from '../assignment/request.ts';
import { decider, resolveSeats, type Seating } from '../assignment/resolve.ts';
import type { Approval } from '../definition/approval.ts';
import type { UserNode } from '../definition/flow.ts';
import type { SeatPlan } from '../events.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';

/** What is special about a round that a return opens. */
export interface Reopening {
  /** Place in the history of the case that the round takes again. */
  readonly order?: number;
  /** Who handled the node last; asked again when the node has a single seat and they still may. */
  readonly lastActor?: PersonId;
}

/** Opens a round 经办轮 for a token that stands at a user task: resolves the approvers, opens their tasks. */
export function openRound(
  work: Work,
  node: UserNode,
  token: number,
  reopening: Reopening = {},
): Rejection | undefined {
  const request = requestFor(work);
  if (isRejection(request)) return request;
  const seating = withLastActor(resolveSeats(node.approval, request), node.approval, request, reopening);
  if (seating.length === 0) return noApprover(node, work);
  const round = work.instance.next;
  const seats = planSeats(work, node.approval, seating);
  const order = reopening.order ?? round;
  const visit = visitNumber(work, node.id);
  emit(work, { type: 'RoundOpened', round, token, node: node.id, kind: 'approval', visit, order, seats });
  openTasks(work, node, round, seats);
  return undefined;
}

/** What approver rules look at in this command. */
export function requestFor({ context, instance }: Situation): ApproverRequest | Rejection {
  const { directory, service } = context;
  const applicant = directory.person(instance.applicant);
  if (applicant === undefined) {
    return reject('UNKNOWN_PERSON', 'an applicant whom the directory knows', { person: instance.applicant });
  }
  return { applicant, data: instance.data, directory, owner: service.owner };
}

function withLastActor(
  seating: Seating,
  approval: Approval,
  request: ApproverRequest,
  { lastActor }: Reopening,
): Seating {
  if (lastActor === undefined || seating.length > 1) return seating;
  return decider(approval, request)(lastActor) ? [[{ person: lastActor }]] : seating;
}

function planSeats(work: Work, approval: Approval, seating: Seating): readonly SeatPlan[] {
  return seating.map((candidates, seat) => {
    const opensNow = approval.order === 'parallel' || seat === 0;
    return opensNow ? { seat, candidates, task: work.context.newTaskId() } : { seat, candidates };
  });
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

function noApprover(node: UserNode, { context }: Work): Rejection {
  return reject('NO_APPROVER', 'at least one active approver, or a head of the owner unit', {
    node: node.id,
    owner: context.service.owner,
    rules: node.approval.approvers.map(({ rule }) => rule),
  });
}
