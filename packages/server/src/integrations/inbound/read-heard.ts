import { parseOrder, parseSystemEvent, type Order, type Parsed } from '@wangban/connectors/webhook';
import type { EventRow } from './store.ts';

/** The order of an event 来信中的工单: a webhook has an envelope around it. */
export function orderOf({ via, body }: Pick<EventRow, 'via' | 'body'>): Parsed<Order> {
  const bytes = Buffer.from(body);
  if (via !== 'webhook') return parseOrder(bytes);
  const parsed = parseSystemEvent(bytes);
  return 'problems' in parsed ? parsed : { value: parsed.value.data };
}
