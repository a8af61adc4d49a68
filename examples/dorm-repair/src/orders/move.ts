import type { Config, StatusGroup } from '../config/schema.ts';
import type { Order, OrderState } from './order.ts';

/** Group of a status; one that the configuration no longer knows counts as being worked on. */
export function groupOf(config: Config, status: string): StatusGroup {
  return config.statuses[status]?.group ?? 'working';
}

/** What follows from going to a status: when the order was finished, and whether it is closed. */
export function moveTo(config: Config, order: Order, status: string, now: Date): Partial<OrderState> {
  const group = groupOf(config, status);
  const isOpen = group !== 'finished' && group !== 'ended';
  if (isOpen) {
    // A visit is agreed for one way there: whoever waits for parts or begins anew agrees on another.
    const over = group === 'waiting' || group === 'new' ? { visitFrom: null, visitTo: null } : {};
    return { status, closedAt: null, finishedAt: null, ...over };
  }
  const finishedAt = group === 'finished' ? (order.finishedAt ?? now) : order.finishedAt;
  return { status, closedAt: order.closedAt ?? now, finishedAt };
}
