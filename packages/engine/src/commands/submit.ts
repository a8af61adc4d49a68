import type { PersonId } from '../assignment/directory.ts';
import { apply } from '../apply.ts';
import { promisedDate } from '../clock/promise.ts';
import { armTimers } from '../clock/timers.ts';
import type { Context } from '../context.ts';
import type { Flow } from '../definition/flow.ts';
import { complete, onward } from '../nodes/move.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { begin, emit, stampOf, type Work } from '../work.ts';
import type { Submit } from './command.ts';
import { takePicks } from './take-picks.ts';

/** Submit 提交: the case begins, its promise runs, the first tasks open. */
export function submit(flow: Flow, command: Submit, context: Context): Work | Rejection {
  const { actor } = context;
  const applicant = applicantOf(command, context);
  if (isRejection(applicant)) return applicant;
  const { promiseMinutes, ...due } = promisedDate(context, context.now);
  const submitted = {
    type: 'InstanceSubmitted',
    applicant,
    ...(actor === undefined || actor === applicant ? undefined : { filer: actor }),
    data: command.data,
    ...due,
    ...stampOf(context),
  } as const;
  const work = begin(flow, apply(undefined, submitted), context, [submitted]);
  if (due.dueAt !== null) armTimers(work, due.dueAt, promiseMinutes, promiseMinutes);
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node: flow.start.id, lineage: [] });
  complete(work, flow.start);
  const unfit = takePicks(work, 'applicantPicks', command.picks);
  if (unfit !== undefined) return unfit;
  const refusal = walk(work, onward(flow.start, token));
  return isRejection(refusal) ? refusal : work;
}

/** Whoever acts, or the person for whom they file; both must be here. */
function applicantOf(command: Submit, { actor, directory }: Context): PersonId | Rejection {
  const applicant = command.applicant ?? actor;
  for (const person of [actor, applicant]) {
    if (person !== undefined && directory.person(person)?.active === true) continue;
    return reject('UNKNOWN_PERSON', 'an active person who applies', { person: person ?? null });
  }
  return applicant ?? reject('UNKNOWN_PERSON', 'an active person who applies', { person: null });
}
