import { decider } from '../assignment/self.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Work } from '../work.ts';
import type { Transfer } from './command.ts';
import { decidable, type Decidable } from './task-checks.ts';

/** A task may change hands this often; then it belongs back to whoever assigns the work. */
const TRANSFER_LIMIT = 5;

/** Transfer 转办: the seat gets another holder; weight, order and deadline stay. */
export function transfer(work: Work, command: Transfer): Rejection | undefined {
  const found = decidable(work, command, 'transfer');
  if (isRejection(found)) return found;
  const refusal = unfitReceiver(work, found, command.to) ?? tooManyHops(found);
  if (refusal !== undefined) return refusal;
  const from = found.held.holder.person;
  emit(work, {
    type: 'TaskTransferred',
    task: command.taskId,
    to: command.to,
    ...(from === undefined ? undefined : { from }),
    ...(command.reason === undefined ? undefined : { reason: command.reason }),
  });
  return undefined;
}

function unfitReceiver(work: Work, { held, node }: Decidable, to: number): Rejection | undefined {
  const request = requestFor(work);
  if (isRejection(request)) return request;
  if (work.context.directory.person(to)?.active !== true) {
    return reject('UNKNOWN_PERSON', 'an active person', { person: to });
  }
  if (!decider(node.approval, request)(to)) {
    return reject('SELF_APPROVAL', 'somebody other than the applicant', { person: to });
  }
  if (!held.round.seats.some(({ person }) => person === to)) return undefined;
  return reject('ALREADY_IN_ROUND', 'somebody without a seat in this round', { person: to });
}

function tooManyHops({ held }: Decidable): Rejection | undefined {
  if ((held.holder.hops ?? 0) < TRANSFER_LIMIT) return undefined;
  return reject('TRANSFER_LIMIT', `at most ${TRANSFER_LIMIT} transfers of one task`, {
    limit: TRANSFER_LIMIT,
  });
}
