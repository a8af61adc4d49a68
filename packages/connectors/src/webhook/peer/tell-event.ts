import type { Order } from '../wire/order.ts';
import { parseOrder } from '../wire/parse.ts';
import { below } from './address.ts';
import type { PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedPost, type Peer, type SealedBody } from './peer.ts';
import { readOrderAnswer } from './read-answer.ts';

/** Tells a system what happened to its order 告知事件: `POST /orders/{id}/events`. 409 with the order: it knew. */
export async function tellEvent(peer: Peer, orderId: string, body: SealedBody): Promise<PeerAnswer<Order>> {
  const result = await signedPost(peer, below(rootOf(peer), ['orders', orderId, 'events']), body);
  if (result.kind === 'answered' && result.status === 409) {
    const parsed = parseOrder(result.body);
    if ('value' in parsed && parsed.value.id === orderId) return { kind: 'done', value: parsed.value };
  }
  return readOrderAnswer(result, (order) => order.id === orderId, nowOf(peer));
}
