import type { Order } from '../wire/order.ts';
import { below } from './address.ts';
import type { PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';
import { readOrderAnswer } from './read-answer.ts';

/** Reads one order 读取工单: `GET /orders/{id}`. `undefined`: the system does not know it (404). */
export async function readOrder(peer: Peer, orderId: string): Promise<PeerAnswer<Order | undefined>> {
  const result = await signedGet(peer, below(rootOf(peer), ['orders', orderId]));
  if (result.kind === 'answered' && result.status === 404) return { kind: 'done', value: undefined };
  return readOrderAnswer(result, (order) => order.id === orderId, nowOf(peer));
}
