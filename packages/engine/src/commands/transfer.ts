import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { Transfer } from './command.ts';
import { unfitReceiver } from './receiver.ts';
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

function tooManyHops({ held }: Decidable): Rejection | undefined {
  if ((held.holder.hops ?? 0) < TRANSFER_LIMIT) return undefined;
  return reject('TRANSFER_LIMIT', `at most ${TRANSFER_LIMIT} transfers of one task`, {
    limit: TRANSFER_LIMIT,
  });
}
