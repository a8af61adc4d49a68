import { createHash } from 'node:crypto';
import type { HallEvent } from '../wire/hall-event.ts';
import type { Order } from '../wire/order.ts';

/** What the system did 实际效果, for tests: one entry per thing done, however often it was asked for. */
export interface Effect {
  readonly reference: string;
  readonly action: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly atMs: number;
}

/** What an office changes about an order. */
export type OrderChange = Partial<Omit<Order, 'id' | 'reference' | 'version' | 'updatedAt'>>;

/** The orders 工单簿 of one system, in memory. */
export interface OrderBook {
  readonly make: (event: HallEvent, bytes: Uint8Array) => Order;
  readonly byReference: (reference: string) => Order | undefined;
  readonly byId: (id: string) => Order | undefined;
  readonly byKey: (key: string) => Order | undefined;
  /** A new version. */
  readonly change: (id: string, change: OrderChange) => Order | undefined;
  /** Whether an event came before: with the same bytes, with others, or not at all. */
  readonly seen: (orderId: string, eventId: string, bytes: Uint8Array) => 'same' | 'other' | 'new';
  readonly note: (orderId: string, event: HallEvent, bytes: Uint8Array) => void;
  readonly all: () => readonly Order[];
  readonly effects: () => readonly Effect[];
}

/** Statuses 状态 that an order is not changed out of. */
export const CLOSED = new Set(['done', 'cancelled']);

/** Opens an empty book; `now` is the system's own time. */
export function orderBook(now: () => number): OrderBook {
  const orders = new Map<string, Order>();
  const keys = new Map<string, string>();
  const events = new Map<string, string>();
  const effects: Effect[] = [];

  function write(order: Order): Order {
    orders.set(order.id, order);
    return order;
  }

  function note(orderId: string, event: HallEvent, bytes: Uint8Array): void {
    events.set(`${orderId} ${event.id}`, hash(bytes));
    const { reference } = event.data;
    effects.push({ reference, action: event.type, eventId: event.id, orderId, atMs: now() });
  }

  return {
    make: (event, bytes) => {
      const id = String(4711 + orders.size);
      const { reference } = event.data;
      const updatedAt = new Date(now()).toISOString();
      keys.set(event.id, id);
      note(id, event, bytes);
      const no = `BX${updatedAt.slice(0, 4)}-${String(orders.size + 1).padStart(4, '0')}`;
      return write({
        id,
        no,
        reference,
        version: 1,
        status: 'new',
        statusText: '已登记',
        cause: event.id,
        updatedAt,
      });
    },
    byReference: (reference) => [...orders.values()].find((order) => order.reference === reference),
    byId: (id) => orders.get(id),
    byKey: (key) => orders.get(keys.get(key) ?? ''),
    change: (id, change) => {
      const order = orders.get(id);
      if (order === undefined) return undefined;
      const { cause: _old, ...rest } = order;
      return write({
        ...rest,
        ...change,
        version: (order.version ?? 0) + 1,
        updatedAt: new Date(now()).toISOString(),
      });
    },
    seen: (orderId, eventId, bytes) => {
      const known = events.get(`${orderId} ${eventId}`);
      if (known === undefined) return 'new';
      return known === hash(bytes) ? 'same' : 'other';
    },
    note,
    all: () => [...orders.values()],
    effects: () => effects,
  };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
