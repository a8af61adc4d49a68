import type { OutboundResult } from '../../outbound/result.ts';
import type { Order } from '../wire/order.ts';
import { parseOrder } from '../wire/parse.ts';
import type { Parsed } from '../wire/wire-problem.ts';
import { classify, isGood, unreadable, type PeerAnswer } from './answer.ts';

/** Reads a good answer with `parse` 读取回答; everything else is classified. */
export function readAnswer<T>(
  result: OutboundResult,
  parse: (bytes: Uint8Array) => Parsed<T>,
  nowMs: number,
): PeerAnswer<T> {
  if (!isGood(result)) return classify(result, nowMs);
  const parsed = parse(result.body);
  if ('problems' in parsed) return unreadable(result, 'unreadable', parsed.problems);
  return { kind: 'done', value: parsed.value };
}

/** The same for an order, which has to be the one that was meant. */
export function readOrderAnswer(
  result: OutboundResult,
  isMeant: (order: Order) => boolean,
  nowMs: number,
): PeerAnswer<Order> {
  const answer = readAnswer(result, parseOrder, nowMs);
  if (answer.kind !== 'done' || result.kind !== 'answered' || isMeant(answer.value)) return answer;
  return unreadable(result, 'otherOrder');
}
