import type { PersonId } from '../assignment/directory.ts';
import { apply } from '../apply.ts';
import { promisedDate } from '../clock/promise.ts';
import { armTimers } from '../clock/timers.ts';
import type { Context } from '../context.ts';
import type { Flow, StartNode } from '../definition/flow.ts';
import { leave } from '../nodes/leave.ts';
import { complete } from '../nodes/move.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { endToken } from '../scopes/complete.ts';
import { evaluateMappings } from '../scopes/evaluate.ts';
import { awaitEventSubs } from '../scopes/open-scope.ts';
import { setVariables, variablesOf } from '../scopes/variables.ts';
import { begin, emit, stampOf, type Work } from '../work.ts';
import type { Submit } from './command.ts';
import { takePicks } from './take-picks.ts';

/** Submit 提交: the case begins, its promise runs, the first tasks open. */
export function submit(flow: Flow, command: Submit, context: Context): Work | Rejection {
  const { actor } = context;
  const applicant = applicantOf(command, context);
  if (isRejection(applicant)) return applicant;
  const from = startOf(flow, command.start);
  if (isRejection(from)) return from;
  const { promiseMinutes, ...due } = promisedDate(context, context.now);
  const submitted = {
    type: 'InstanceSubmitted',
    applicant,
    ...(actor === undefined || actor === applicant ? undefined : { filer: actor }),
    data: command.data,
    ...(command.extends === undefined ? undefined : { extends: command.extends }),
    ...due,
    ...stampOf(context),
  } as const;
  const work = begin(flow, apply(undefined, submitted), context, [submitted]);
  if (due.dueAt !== null) armTimers(work, due.dueAt, promiseMinutes, promiseMinutes);
  return beginAt(work, from, command) ?? work;
}

function startOf(flow: Flow, id: string | undefined): StartNode | Rejection {
  const start = id === undefined ? flow.start : flow.starts.find((each) => (each.event ?? each.id) === id);
  return start ?? reject('NO_PATH', 'a start event of this flow', { node: id ?? null });
}

function beginAt(work: Work, start: StartNode, { picks, variables }: Submit): Rejection | undefined {
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node: start.id, lineage: [] });
  complete(work, start);
  const refusal =
    bring(work, start, token, variables) ??
    takePicks(work, 'applicantPicks', picks) ??
    (work.flow.eventSubs.length === 0 ? undefined : awaitEventSubs(work, undefined, undefined, token));
  if (refusal !== undefined) return refusal;
  const moves = start.outgoing.length === 0 ? endToken(work, token) : leave(work, start, token);
  return isRejection(moves) ? moves : walk(work, moves);
}

/** What came with the event becomes variables, or what the start event makes of it. */
function bring(
  work: Work,
  { id, outputs }: StartNode,
  token: number,
  variables: Submit['variables'],
): Rejection | undefined {
  if (variables === undefined) return undefined;
  const values =
    outputs === undefined
      ? variables
      : evaluateMappings(id, outputs, { ...variablesOf(work, token), ...variables });
  if (isRejection(values)) return values;
  if (Object.keys(values).length > 0) setVariables(work, id, token, values);
  return undefined;
}

/** Whoever acts, or the person for whom they file; both must be here. */
function applicantOf(command: Submit, { actor, directory }: Context): PersonId | Rejection {
  const applicant = command.applicant ?? actor;
  // The hall itself begins a case by an event; somebody applies all the same.
  for (const person of [actor ?? applicant, applicant]) {
    if (person !== undefined && directory.person(person)?.active === true) continue;
    return reject('UNKNOWN_PERSON', 'an active person who applies', { person: person ?? null });
  }
  return applicant ?? reject('UNKNOWN_PERSON', 'an active person who applies', { person: null });
}
