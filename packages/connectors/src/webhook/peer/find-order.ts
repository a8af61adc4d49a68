import type { Order } from '../wire/order.ts';
import { parseFoundOrders } from '../wire/parse.ts';
import { below } from './address.ts';
import { classify, isGood, unreadable, type PeerAnswer } from './answer.ts';
import { answerFailure } from './failure.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';
import { readAnswer } from './read-answer.ts';

/** Looks for the order of a case 按受理编号查单: `GET /orders?reference=`. `undefined`: the system says it has none. */
export async function findOrder(peer: Peer, reference: string): Promise<PeerAnswer<Order | undefined>> {
  const result = await signedGet(peer, below(rootOf(peer), ['orders'], { reference }));
  if (!isGood(result)) return classify(result, nowOf(peer));
  const answer = readAnswer(result, parseFoundOrders, nowOf(peer));
  if (answer.kind !== 'done') return answer;
  const { orders } = answer.value;
  // A system that ignores the parameter answers with others; that is not "none".
  if (orders.some((order) => order.reference !== reference)) return unreadable(result, 'otherOrder');
  const ids = new Set(orders.map(({ id }) => id));
  if (ids.size > 1)
    return { kind: 'refused', unsure: false, failure: answerFailure(result, 'severalOrders') };
  return { kind: 'done', value: orders[0] };
}
