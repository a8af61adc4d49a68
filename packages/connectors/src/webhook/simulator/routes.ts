import { OPERATIONS } from '../wire/description.ts';
import { HOOKS } from '../wire/hook.ts';
import type { Order } from '../wire/order.ts';
import { parseHookRequest } from '../wire/parse.ts';
import { hookReply } from './hook-answers.ts';
import { makeOrder, pendingOrder, takeEvent } from './make-order.ts';
import type { Asked, World } from './office-world.ts';
import { orderPage } from './order-lists.ts';
import { json, problem, type Reply } from './reply.ts';
import { listOrder, showOrder } from './show-order.ts';

/** Answers a signed request 路由 as the contract says, or as the faults say about data. */
export function answer(world: World, asked: Asked): Reply {
  const [first, second, third] = asked.path;
  if (asked.method === 'POST') {
    if (first === 'orders' && second === undefined) return makeOrder(world, asked);
    if (first === 'orders' && second !== undefined && third === 'events')
      return takeEvent(world, second, asked);
    if (first === 'hooks' && second !== undefined) return askHook(world, second, asked);
    return problem(404, 'no such address');
  }
  if (first === undefined) return json(200, description(world));
  if (first !== 'orders') return problem(404, 'no such address');
  if (second === undefined) return lookup(world, asked);
  if (second === 'pending' && third !== undefined) return pendingOrder(world, third);
  if (second === 'changes' || second === 'all') return list(world, second, asked);
  return read(world, second, asked);
}

function description({ honoursIdempotencyKey }: World) {
  return {
    contract: '1',
    name: '模拟报修系统',
    operations: OPERATIONS,
    statuses: ['new', 'accepted', 'dispatched', 'done', 'reopened', 'cancelled'],
    hooks: HOOKS,
    honoursIdempotencyKey,
  };
}

function lookup({ book, strikes }: World, { query, about }: Asked): Reply {
  const reference = query.get('reference');
  if (reference === null || reference === '') return problem(400, 'reference is missing');
  const known = book.all().filter((order) => order.reference === reference);
  const found = strikes('ignore-query', about) ? book.all().slice(0, 1) : known;
  return json(200, {
    orders: strikes('no-lookup', about) ? [] : found.map((order) => showOrder(order, strikes)),
  });
}

function read({ book, strikes }: World, id: string, { about }: Asked): Reply {
  const order = strikes('other-order', about) ? otherThan(book.all(), id) : book.byId(id);
  if (strikes('deleted', id)) return problem(404, 'no such order');
  return order === undefined ? problem(404, 'no such order') : json(200, showOrder(order, strikes));
}

function otherThan(orders: readonly Order[], id: string): Order | undefined {
  return orders.find((order) => order.id !== id);
}

function list({ book, strikes, pageSize }: World, name: 'changes' | 'all', { query, about }: Asked): Reply {
  const sinceMs = Date.parse(query.get('since') ?? '');
  if (Number.isNaN(sinceMs)) return problem(400, 'since is not a time');
  const there = book.all().filter(({ id }) => !strikes('deleted', id));
  const page = orderPage(there, {
    list: name,
    sinceMs,
    cursor: query.get('cursor') ?? undefined,
    pageSize,
    isExclusive: strikes('exclusive-since', about),
    slip: strikes('skip-page', about) ? 1 : strikes('repeat-page', about) ? -1 : 0,
  });
  return json(200, { orders: page.orders.map((order) => listOrder(order, strikes)), next: page.next });
}

function askHook({ answerHook, strikes }: World, hook: string, { body, about }: Asked): Reply {
  const parsed = parseHookRequest(body);
  if ('problems' in parsed) return problem(400, 'not a question of the contract', parsed.problems);
  if (parsed.value.hook !== hook) return problem(400, 'the address names another hook');
  return hookReply(parsed.value, answerHook, strikes, Number(about.split('#').at(-1)));
}
