import type { OutboundResult } from '../../outbound/result.ts';
import type { Order } from '../wire/order.ts';
import { parseOrder, parsePending } from '../wire/parse.ts';
import { below } from './address.ts';
import { classify, type Failed } from './answer.ts';
import { nowOf, rootOf, signedGet, signedPost, type Peer, type SealedBody } from './peer.ts';
import { readAnswer, readOrderAnswer } from './read-answer.ts';

/**
 * What became of a new order 建单结果: `done` made now, `adopted` it was there already (200, or 409 with the order), `later` ask with
 * the token.
 */
export type CreateAnswer =
  | { readonly kind: 'done'; readonly value: Order }
  | { readonly kind: 'adopted'; readonly value: Order }
  | { readonly kind: 'later'; readonly token: string }
  | Failed;

/** Makes an order 建单: `POST /orders`. */
export async function createOrder(peer: Peer, reference: string, body: SealedBody): Promise<CreateAnswer> {
  const result = await signedPost(peer, below(rootOf(peer), ['orders']), body);
  return readCreation(result, reference, nowOf(peer));
}

/** Asks for an order that takes longer 查询处理中的建单: `GET /orders/pending/{token}`. */
export async function askPending(peer: Peer, reference: string, token: string): Promise<CreateAnswer> {
  const result = await signedGet(peer, below(rootOf(peer), ['orders', 'pending', token]));
  return readCreation(result, reference, nowOf(peer));
}

function readCreation(result: OutboundResult, reference: string, nowMs: number): CreateAnswer {
  if (result.kind !== 'answered') return classify(result, nowMs);
  if (result.status === 202) {
    const pending = readAnswer(result, parsePending, nowMs);
    return pending.kind === 'done' ? { kind: 'later', token: pending.value.token } : pending;
  }
  if (result.status === 409) return readConflict(result, reference, nowMs);
  const answer = readOrderAnswer(result, (order) => order.reference === reference, nowMs);
  return answer.kind === 'done' && result.status !== 201 ? { kind: 'adopted', value: answer.value } : answer;
}

/** 409 with the order says "it exists"; without it, or with another one, it says nothing, so that one looks. */
function readConflict(
  result: OutboundResult & { kind: 'answered' },
  reference: string,
  nowMs: number,
): CreateAnswer {
  const parsed = parseOrder(result.body);
  if ('value' in parsed && parsed.value.reference === reference)
    return { kind: 'adopted', value: parsed.value };
  return classify(result, nowMs);
}
