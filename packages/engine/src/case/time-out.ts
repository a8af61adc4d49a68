import type { PersonId } from '../assignment/directory.ts';
import { decider } from '../assignment/self.ts';
import { destination } from '../commands/return-target.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { UserNode } from '../definition/flow.ts';
import type { TimeoutAction } from '../definition/timing.ts';
import type { Round, Token } from '../instance.ts';
import { reachMilestone } from '../nodes/move.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { holdersOf, openTasks, type OpenTask } from '../open-tasks.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { carryBack } from '../returns/carry-back.ts';
import { closeRound } from '../rounds/close-round.ts';
import { failRound } from '../rounds/fail-round.ts';
import { requestFor } from '../rounds/request-for.ts';
import { walk } from '../nodes/walk.ts';
import { throwSignal } from '../throwing/signal.ts';
import { emit, type Work } from '../work.ts';
import { copyTo, peopleBy } from './copy.ts';
import type { ArmedTimer } from './docket.ts';
import type { TimedOut } from './events.ts';
import { ownersOf, rungAbove } from './ladder.ts';

/** A timeout action that came due, with where it does so. */
interface Due {
  readonly key: string;
  readonly token: Token;
  readonly round: Round;
  readonly node: UserNode;
  readonly action: TimeoutAction;
  readonly tasks: readonly OpenTask[];
}

/** What decides instead of people. */
const DECIDING: ReadonlySet<TimeoutAction['do']> = new Set(['autoPass', 'autoReject', 'return']);

/** A timeout action 超时动作 came due: said first, then done. */
export function timeOut(work: Work, armed: ArmedTimer): Rejection | undefined {
  const due = dueOf(work, armed);
  return due === undefined ? undefined : perform(work, due);
}

function dueOf({ flow, instance }: Work, { key, round: id }: ArmedTimer): Due | undefined {
  const token = instance.tokens.find((each) => each.round?.id === id);
  const node = token === undefined ? undefined : nodeAt(flow, token.node);
  if (token?.round === undefined || node?.kind !== 'user') return undefined;
  const action = node.timing?.timeouts[Number(key.split('/')[1])];
  if (action === undefined) return undefined;
  const tasks = openTasks(instance).filter((task) => task.round === id);
  return { key, token, round: token.round, node, action, tasks };
}

function perform(work: Work, due: Due): Rejection | undefined {
  const { action, token, node } = due;
  if (DECIDING.has(action.do) && isHeld(due.round)) return giveUp(work, due);
  switch (action.do) {
    case 'remind':
      return say(work, due, holdersOf(due.tasks, work.context));
    case 'escalate':
      return say(work, due, rungAbove(holdersOf(due.tasks, work.context), earlierRungs(due), work.context));
    case 'cc':
      say(work, due, []);
      copyTo(work, peopleBy(work, action.to ?? [], node.id), undefined, node.id);
      return undefined;
    case 'signal':
      return sendSignal(work, due, action.signal ?? '');
    case 'autoPass':
      say(work, due, []);
      closeRound(work, token, 'passed', 'decided');
      if (!work.flow.hasAcceptance) reachMilestone(work, 'accepted', node.id);
      return passUserTask(work, node, token.id);
    case 'autoReject':
      say(work, due, []);
      return failRound(work, token, node);
    case 'transfer':
      return transferAll(work, due);
    case 'return':
      return sendBack(work, due);
  }
}

function say(
  work: Work,
  { key, round, node, action }: Due,
  people: readonly PersonId[],
  more: Pick<TimedOut, 'failed' | 'signal'> = {},
): undefined {
  emit(work, { type: 'TimedOut', key, round: round.id, node: node.id, do: action.do, people, ...more });
  return undefined;
}

/** Whoever waits for the signal in this case gets it at once; the event tells the others. */
function sendSignal(work: Work, due: Due, signal: string): Rejection | undefined {
  say(work, due, [], { signal });
  const moves = throwSignal(work, { id: due.node.id }, signal, due.token.id);
  return isRejection(moves) ? moves : walk(work, moves);
}

/** Nobody but the decider decides a held round. */
function isHeld({ seats }: Round): boolean {
  return seats.some(({ task, added }) => task !== undefined && added?.role === 'decider');
}

/** It cannot be done: the owner is told, and people go on as before. */
function giveUp(work: Work, due: Due): undefined {
  return say(work, due, ownersOf(work.context), { failed: true });
}

/** The second escalation asks one rung higher. */
function earlierRungs({ key, node }: Due): number {
  const before = node.timing?.timeouts.slice(0, Number(key.split('/')[1])) ?? [];
  return before.filter((each) => each.do === 'escalate').length;
}

/** Every open task goes to somebody of the rule who has no seat yet. */
function transferAll(work: Work, due: Due): Rejection | undefined {
  const { node, round, action, tasks } = due;
  const request = requestFor(work, node.id);
  if (isRejection(request)) return request;
  const mayDecide = decider(node.approval, request);
  const seated = new Set(round.seats.flatMap(({ person, delegate }) => [person, delegate]));
  const able = peopleBy(work, action.to ?? [], node.id).filter((id) => mayDecide(id) && !seated.has(id));
  const waiting = tasks.filter(({ task }) => isMovable(round, task));
  if (able.length === 0 || waiting.length === 0) return giveUp(work, due);
  say(work, due, []);
  for (const [index, { task, holder }] of waiting.entries()) {
    const to = able[index];
    if (to === undefined) break;
    emit(work, {
      type: 'TaskTransferred',
      task,
      to,
      ...(holder === undefined ? undefined : { from: holder }),
    });
  }
  return undefined;
}

/** Not while somebody else is asked for an opinion on it. */
function isMovable({ seats }: Round, task: number): boolean {
  const seat = seats.find((each) => each.task === task);
  return seat !== undefined && seat.delegate === undefined && seat.added?.role === undefined;
}

/** As if a holder had returned it, in the first way to go on that the node offers. */
function sendBack(work: Work, due: Due): Rejection | undefined {
  const { token, round, node, action } = due;
  const [holder] = round.seats;
  const [resume] = node.approval.resume;
  if (holder === undefined || resume === undefined) return giveUp(work, due);
  const held = { task: 0, token, round, seat: 0, holder };
  const target = { kind: action.target ?? 'applicant' } as const;
  // What holders may name does not bind the setting of the node.
  const approval = { ...node.approval, returnTo: ['applicant', 'previous'] as const };
  const found = { held, node: { ...node, approval } };
  const to = destination(work, found, target);
  if (isRejection(to)) return giveUp(work, due);
  say(work, due, []);
  closeRound(work, token, 'cancelled', 'returned');
  return carryBack(work, found, { type: 'returnTo', taskId: 0, target, resume }, to);
}
