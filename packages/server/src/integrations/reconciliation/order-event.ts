import { hash } from 'node:crypto';
import type { Order, ReadPage } from '@wangban/connectors/webhook';
import { contentHash } from '../inbound/order-content.ts';
import type { NewEvent, Via } from '../inbound/store.ts';
import { storableText } from '../storable-text.ts';

/** An order that was asked for, as an event 工单转来信: one for each state, however often the state is seen. */
export function eventOfOrder(system: string, via: Via, order: Order): NewEvent {
  const state = order.version ?? order.updatedAt;
  const id = `order/${order.id}:${state}:${contentHash(order).slice(0, 16)}`;
  return eventOf({ system, via, eventId: id, orderId: order.id, reference: order.reference }, order);
}

/** An order that nobody can read, for a person to look at. */
export function eventOfUnreadable(
  system: string,
  via: Via,
  { raw }: ReadPage['unreadable'][number],
): NewEvent {
  const { id, reference }: { readonly id?: unknown; readonly reference?: unknown } = { ...Object(raw) };
  const eventId = `unreadable/${hash('sha256', JSON.stringify(raw) ?? '', 'hex')}`;
  return eventOf({ system, via, eventId, orderId: wordOf(id), reference: wordOf(reference) }, raw);
}

function eventOf(
  named: Pick<NewEvent, 'system' | 'via' | 'eventId' | 'orderId' | 'reference'>,
  content: unknown,
): NewEvent {
  const body = storableText(JSON.stringify(content) ?? 'null');
  const eventId = storableText(named.eventId);
  const reference = storableText(named.reference);
  return { ...named, eventId, reference, sha256: Buffer.from(hash('sha256', body, 'hex'), 'hex'), body };
}

const WORD_LENGTH = 200;

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, WORD_LENGTH) : '';
}
