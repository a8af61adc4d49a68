import type { HallEvent } from '../wire/hall-event.ts';
import type { Order } from '../wire/order.ts';
import { parseHallEvent } from '../wire/parse.ts';
import { changeBy } from './office.ts';
import type { Asked, World } from './office-world.ts';
import { json, problem, type Reply } from './reply.ts';
import { showOrder } from './show-order.ts';

/** How long an order takes that is answered with 202. */
const LATER_MS = 3000;
/** How long a key is kept by a system that keeps it too short. */
const KEY_KEPT_MS = 60_000;
/** How long after its 500 an order is made all the same. */
const BELATED_MS = 10_000;

/** `POST /orders` 建单. */
export function makeOrder(world: World, asked: Asked): Reply {
  const parsed = parseHallEvent(asked.body);
  if ('problems' in parsed) return problem(400, 'not an event of the contract', parsed.problems);
  const event = parsed.value;
  if (event.type !== 'order.create') return problem(400, 'only order.create makes an order');
  if (asked.key !== `"${event.id}"`) return problem(400, 'Idempotency-Key is not the id in quotes');
  const known = knownOrder(world, event);
  if (known === 'otherReference') return problem(422, 'this key came with another reference');
  if (known !== undefined) {
    if (world.strikes('conflict-bare', asked.about)) return problem(409, 'this reference has an order');
    const isConflict = world.strikes('conflict', asked.about);
    return json(isConflict ? 409 : 200, showOrder(known, world.strikes));
  }
  if (world.strikes('commit-after-timeout', asked.about)) {
    world.clock.after(BELATED_MS, () => make(world, event, asked.body));
    return problem(500, 'the queue is full');
  }
  if (world.strikes('later', event.id)) return makeLater(world, event, asked.body);
  return json(201, showOrder(make(world, event, asked.body), world.strikes));
}

function knownOrder(world: World, event: HallEvent): Order | 'otherReference' | undefined {
  const { book, strikes, honoursIdempotencyKey } = world;
  const { reference } = event.data;
  if (strikes('forgetful', event.id)) return undefined;
  const same = book.byReference(reference);
  const isOld = same !== undefined && world.clock.now() - Date.parse(event.time) > KEY_KEPT_MS;
  if (isOld && strikes('short-key', event.id)) return undefined;
  const byKey = honoursIdempotencyKey && !strikes('ignore-key', event.id) ? book.byKey(event.id) : undefined;
  if (byKey !== undefined && byKey.reference !== reference) return 'otherReference';
  return byKey ?? same;
}

function make(world: World, event: HallEvent, bytes: Buffer): Order {
  const known = knownOrder(world, event);
  if (known !== undefined && known !== 'otherReference') return known;
  const order = world.book.make(event, bytes);
  world.made(order);
  return order;
}

function makeLater(world: World, event: HallEvent, bytes: Buffer): Reply {
  const token = `t:${event.id}`;
  if (!world.pending.has(token)) {
    world.pending.set(token, undefined);
    world.clock.after(LATER_MS, () => world.pending.set(token, make(world, event, bytes).id));
  }
  return json(202, { token });
}

/** `GET /orders/pending/{token}` 处理中的建单. */
export function pendingOrder(world: World, token: string): Reply {
  if (!world.pending.has(token)) return problem(404, 'no such token');
  const order = world.book.byId(world.pending.get(token) ?? '');
  return order === undefined ? json(202, { token }) : json(200, showOrder(order, world.strikes));
}

/** `POST /orders/{id}/events` 大厅事件. */
export function takeEvent(world: World, orderId: string, asked: Asked): Reply {
  const parsed = parseHallEvent(asked.body);
  if ('problems' in parsed) return problem(400, 'not an event of the contract', parsed.problems);
  const event = parsed.value;
  const order = world.book.byId(orderId);
  if (order === undefined) return problem(404, 'no such order');
  if (event.data.reference !== order.reference)
    return problem(422, 'this order belongs to another reference');
  const seen = world.book.seen(orderId, event.id, asked.body);
  if (seen === 'other') return problem(409, 'this id came before with other bytes');
  if (seen === 'new' || world.strikes('repeat-events', event.id)) applyEvent(world, order, event, asked.body);
  return json(200, showOrder(world.book.byId(orderId) ?? order, world.strikes));
}

function applyEvent(world: World, order: Order, event: HallEvent, bytes: Buffer): void {
  world.book.note(order.id, event, bytes);
  const changed = world.book.change(order.id, changeBy(event, order));
  if (changed !== undefined) world.changed(changed);
}
