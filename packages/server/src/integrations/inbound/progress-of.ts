import type { Order } from '@wangban/connectors/webhook';
import type { WorkProgress } from '@wangban/engine';
import type { StatusMeaning } from '../systems/definition.ts';

/** What the history of the case gets of an order 进展. `sentAt`: nothing can be the answer to what was not sent yet. */
export function progressOf(
  order: Order,
  { label }: StatusMeaning,
  files: readonly string[],
  { sentAt, now }: { readonly sentAt: number; readonly now: number },
): WorkProgress {
  const { status, note, worker, visit } = order;
  // A clock that is wrong must not put things in front of their cause, or into the future.
  const at = Math.min(Math.max(Date.parse(order.updatedAt), sentAt + 1000), Math.max(now, sentAt + 1000));
  return {
    status,
    label,
    at,
    ...(note === undefined || note === '' ? undefined : { note }),
    ...(worker === undefined ? undefined : { worker: workerOf(worker) }),
    ...(visit === undefined ? undefined : { visit: visitOf(visit) }),
    ...(files.length === 0 ? undefined : { files }),
  };
}

function workerOf({ name, phone }: NonNullable<Order['worker']>): NonNullable<WorkProgress['worker']> {
  return phone === undefined || phone === '' ? { name } : { name, phone };
}

function visitOf({ from, to }: NonNullable<Order['visit']>): NonNullable<WorkProgress['visit']> {
  const begins = Date.parse(from);
  return to === undefined ? { from: begins } : { from: begins, to: Date.parse(to) };
}
