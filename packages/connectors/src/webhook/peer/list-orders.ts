import { parseOrderPage, type ReadPage } from '../wire/parse-order-page.ts';
import { below } from './address.ts';
import type { PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';
import { readAnswer } from './read-answer.ts';

/** Which orders are asked for 查询范围. */
export interface OrderQuery {
  /** RFC 3339; orders with `updatedAt` at or after it. */
  readonly since: string;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** A page of what changed 变更清单: `GET /orders/changes`. */
export const listChanges = (peer: Peer, query: OrderQuery) => listOrders(peer, 'changes', query);

/** A page of all open orders, and of those closed after `since` 全部清单: `GET /orders/all`. */
export const listAll = (peer: Peer, query: OrderQuery) => listOrders(peer, 'all', query);

async function listOrders(
  peer: Peer,
  list: 'changes' | 'all',
  { since, cursor }: OrderQuery,
): Promise<PeerAnswer<ReadPage>> {
  const result = await signedGet(peer, below(rootOf(peer), ['orders', list], { since, cursor }));
  return readAnswer(result, parseOrderPage, nowOf(peer));
}
