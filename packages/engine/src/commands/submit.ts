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

/** Submit 提交: the case begins, its promise runs, the first tasks open. */
export function submit(flow: Flow, command: Submit, context: Context): Work | Rejection {
  const { actor, directory } = context;
  const applicant = actor === undefined ? undefined : directory.person(actor);
  if (applicant?.active !== true) {
    return reject('UNKNOWN_PERSON', 'an active person who applies', { person: actor ?? null });
  }
  const { promiseMinutes, ...due } = promisedDate(context, context.now);
  const submitted = {
    type: 'InstanceSubmitted',
    applicant: applicant.id,
    data: command.data,
    ...due,
    ...stampOf(context),
  } as const;
  const work = begin(flow, apply(undefined, submitted), context, [submitted]);
  if (due.dueAt !== null) armTimers(work, due.dueAt, promiseMinutes, promiseMinutes);
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node: flow.start.id, lineage: [] });
  complete(work, flow.start);
  const refusal = walk(work, onward(flow.start, token));
  return isRejection(refusal) ? refusal : work;
}
