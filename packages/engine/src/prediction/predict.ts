import { tokenOf } from '../scopes/around.ts';
import { nodeAt } from '../definition/node-at.ts';
import { resubmit } from '../commands/resubmit.ts';
import { submit } from '../commands/submit.ts';
import type { Context } from '../context.ts';
import type { Flow, UserNode } from '../definition/flow.ts';
import type { Instance, Token } from '../instance.ts';
import { isAsked } from '../is-asked.ts';
import type { JsonObject } from '../json.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { closeRound } from '../rounds/close-round.ts';
import { begin, emit, type Work } from '../work.ts';
import { ahead } from './ahead.ts';
import { certainty, type Doubts } from './certainty.ts';
import type { Prediction, PredictionReason } from './prediction.ts';

/** Rounds that are looked ahead; a flow that needs more goes in circles. */
const MOST_ROUNDS = 500;
/** So often a step is shown that comes again and again. */
const MOST_REPEATS = 3;

/**
 * Predicted approvers 预计审批人: lets everybody approve from here on, by the same functions that decide, and tells whom that
 * asks. Nothing is written. `instance` is undefined before the submit; `data` are the form's as they stand.
 */
export function predict(
  flow: Flow,
  instance: Instance | undefined,
  data: JsonObject,
  context: Context,
): readonly Prediction[] | Rejection {
  let task = 0;
  const quiet: Context = { ...context, predicting: true, newTaskId: () => (task -= 1) };
  const work = start(flow, instance, data, quiet);
  if (isRejection(work)) return work;
  const doubts: Doubts = { votes: false };
  const stopped = playOut(work, doubts);
  const found = foreseen(work, doubts);
  return stopped === undefined ? found : [...found, ...ahead(work, found, stopped)];
}

function start(
  flow: Flow,
  instance: Instance | undefined,
  data: JsonObject,
  context: Context,
): Work | Rejection {
  if (instance === undefined) return submit(flow, { type: 'submit', data }, context);
  const work = begin(flow, instance, context);
  const revising = instance.tokens.find(({ round }) => round?.revise === true);
  if (revising === undefined) return withData(work, data);
  const taskId = revising.round?.seats[0]?.task ?? 0;
  const asApplicant = begin(flow, instance, { ...context, actor: instance.applicant });
  return resubmit(asApplicant, { type: 'resubmit', taskId, data }) ?? asApplicant;
}

function withData(work: Work, data: JsonObject): Work {
  if (data !== work.instance.data) {
    emit(work, { type: 'DataChanged', data, dataVersion: work.instance.dataVersion ?? 1 });
    work.scope = undefined;
  }
  return work;
}

/** Passes one step after the other. Gives why it cannot go on before the end, if it cannot. */
function playOut(work: Work, doubts: Doubts): PredictionReason | undefined {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const token = work.instance.tokens.find(isAsked);
    if (token === undefined) return work.instance.tokens.some(isWaiting) ? 'waits' : undefined;
    const node = nodeAt(work.flow, token.node);
    if (node?.kind !== 'user') return 'waits';
    if (hasCircled(work, node)) return 'endless';
    const refusal = pass(work, node, token, doubts);
    if (refusal !== undefined) return 'data';
  }
  return 'endless';
}

/** Stands still without anybody being asked and without a join to wait at. */
function isWaiting({ round, via, frozen }: Token): boolean {
  return round === undefined && via === undefined && frozen === undefined;
}

function hasCircled({ events }: Work, { id }: UserNode): boolean {
  const opened = events.filter((event) => event.type === 'RoundOpened' && event.node === id);
  return opened.length > MOST_REPEATS;
}

/** Everybody at the step approves. Who really would is open where not all have to. */
function pass(work: Work, node: UserNode, token: Token, doubts: Doubts): Rejection | undefined {
  const { round } = token;
  if (round !== undefined) {
    doubts.votes ||=
      isOpenEnded(node, round.seats.length) || round.seats.some(({ pool }) => pool !== undefined);
    for (const [seat, { person, vote }] of round.seats.entries()) {
      if (vote !== undefined || person === undefined) continue;
      emit(work, {
        type: 'SeatAutoApproved',
        round: round.id,
        node: node.id,
        seat,
        person,
        source: round.id,
      });
    }
    const standing = tokenOf(work.instance, token.id);
    if (standing !== undefined) closeRound(work, standing, 'passed', 'decided');
  }
  return passUserTask(work, node, token.id);
}

function isOpenEnded({ approval }: UserNode, seats: number): boolean {
  return approval.quorum.kind !== 'all' && seats > 1;
}

/** Steps that opened on the way, and those that somebody must look after first. */
function foreseen(work: Work, doubts: Doubts): readonly Prediction[] {
  const closed = new Map(
    work.events.flatMap((event) =>
      event.type === 'RoundClosed' && event.auto !== undefined ? [[event.round, event.auto] as const] : [],
    ),
  );
  return work.events.flatMap((event): readonly Prediction[] => {
    if (event.type === 'IncidentRaised') {
      return [{ node: event.node, status: 'unresolvable', reason: 'noApprover', seats: [] }];
    }
    const node = event.type === 'RoundOpened' ? nodeAt(work.flow, event.node) : undefined;
    if (event.type !== 'RoundOpened' || node?.kind !== 'user') return [];
    const auto = closed.get(event.round);
    const sure = certainty(work, node, doubts);
    const seats = sure.status === 'unresolvable' ? [] : event.seats.map(({ candidates }) => candidates);
    return [
      {
        node: node.id,
        ...sure,
        seats,
        ...(event.instead === undefined ? undefined : { instead: event.instead }),
        ...(auto === undefined ? undefined : { auto }),
      },
    ];
  });
}
