import type { Order } from '../wire/order.ts';
import type { Strikes } from './faults.ts';
import type { Letter } from './hall-letters.ts';
import { showOrder } from './show-order.ts';

/** The event 系统事件 that tells the hall of a version, and whatever wrongly comes with it. */
export function systemEvent(order: Order, id: string, nowMs: number, strikes: Strikes): readonly Letter[] {
  const letter = seal(order, showOrder(order, strikes), id, nowMs);
  const others: Letter[] = [];
  if (strikes('other-bytes', id))
    others.push(seal(order, { ...showOrder(order, strikes), note: '另一个内容' }, id, nowMs));
  if (strikes('echo', id) && order.cause !== undefined) {
    const { cause: _cause, ...bare } = order;
    others.push(seal(order, { ...bare, version: (order.version ?? 0) + 1000 }, `${id}:echo`, nowMs));
  }
  return [letter, ...others];
}

function seal(order: Order, data: Readonly<Record<string, unknown>>, id: string, nowMs: number): Letter {
  const time = new Date(nowMs).toISOString();
  const event = {
    specversion: '1.0',
    id,
    source: 'urn:simulator',
    type: 'order.updated',
    subject: data['id'],
    time,
    timestamp: time,
    data,
  };
  return { id, orderId: order.id, bytes: Buffer.from(JSON.stringify(event)) };
}
