import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../../../foundation/src/server/problem.ts';
import { findFile, listResultPhotos, resultPhotosOf } from '../files/store.ts';
import { sendFile } from '../files/send-file.ts';
import { answerHook } from '../hooks/answer-hook.ts';
import type { Centre } from '../orders/centre.ts';
import { listChanges, readCursor, type Scope } from '../orders/list-changes.ts';
import type { Order } from '../orders/order.ts';
import { findReference, readOrder } from '../orders/read-order.ts';
import { receiveCreate, receiveEvent, type Received } from '../orders/receive-event.ts';
import { toWire } from '../orders/wire.ts';
import { readCreate, readLater } from './envelope.ts';
import { jsonOf, onlyTheHall, rawBody } from './signed-request.ts';

interface Query {
  readonly reference?: string;
  readonly since?: string;
  readonly cursor?: string;
}

/** Everything that the hall asks of us, below `/hall`: docs/integration.md. */
export function registerContract(app: FastifyInstance, centre: Centre): void {
  void app.register(
    async (hall) => {
      hall.addHook('preHandler', onlyTheHall(centre));
      hall.get('/', () => describe(centre));
      registerOrders(hall, centre);
      registerPages(hall, centre);
      hall.post<{ Params: { hook: string } }>('/hooks/:hook', async (request, reply) => {
        const asked = await answerHook(centre, request.params.hook, jsonOf(request));
        return 'wrong' in asked ? sendProblem(reply, asked.status, asked.wrong) : asked.reply;
      });
      hall.get<{ Params: { id: string } }>('/photos/:id', async (request, reply) => {
        const file = await findFile(centre.pool, request.params.id);
        if (file?.side !== 'centre') return sendProblem(reply, 404, 'no such photo');
        return sendFile(reply, centre, file);
      });
    },
    { prefix: '/hall' },
  );
}

function describe({ config }: Centre) {
  return {
    contract: '1',
    name: config.name,
    operations: ['create', 'lookup', 'read', 'events', 'changes', 'all'],
    statuses: Object.keys(config.statuses),
    hooks: config.hooks,
    honoursIdempotencyKey: true,
  };
}

function registerOrders(hall: FastifyInstance, centre: Centre): void {
  hall.post('/orders', async (request, reply) => {
    const read = readCreate(jsonOf(request));
    if ('wrong' in read) return sendProblem(reply, 400, 'not an order.create event', read.wrong);
    if (!namesItself(request, read.event.id)) return sendProblem(reply, 400, OTHER_ID);
    return answer(centre, reply, await receiveCreate(centre, read.event, rawBody(request)));
  });
  hall.get<{ Querystring: Query }>('/orders', async (request, reply) => {
    const { reference } = request.query;
    if (reference === undefined || reference === '') return sendProblem(reply, 400, 'reference is missing');
    const order = await findReference(centre.pool, reference);
    return { orders: order === undefined ? [] : [await wireOf(centre, order)] };
  });
  hall.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    const order = await readOrder(centre.pool, request.params.id);
    return order === undefined ? sendProblem(reply, 404, 'no such order') : wireOf(centre, order);
  });
  hall.post<{ Params: { id: string } }>('/orders/:id/events', async (request, reply) => {
    const read = readLater(jsonOf(request));
    if ('wrong' in read) return sendProblem(reply, 400, 'not an event of the hall', read.wrong);
    if (!namesItself(request, read.event.id)) return sendProblem(reply, 400, OTHER_ID);
    return answer(centre, reply, await receiveEvent(centre, request.params.id, read.event, rawBody(request)));
  });
}

const OTHER_ID = 'webhook-id, Idempotency-Key and id of the body must be the same';

/** The id is signed as a header and stands in the body: two different ones would be two different events. */
function namesItself(request: FastifyRequest, id: string): boolean {
  const key = request.headers['idempotency-key'];
  return request.headers['webhook-id'] === id && (key === undefined || key === `"${id}"`);
}

function registerPages(hall: FastifyInstance, centre: Centre): void {
  const list =
    (scope: Scope) => async (request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply) => {
      const since = new Date(request.query.since ?? 0);
      const { cursor } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor);
      if (Number.isNaN(since.getTime())) return sendProblem(reply, 400, 'since must be an RFC 3339 time');
      if (cursor !== undefined && after === undefined)
        return sendProblem(reply, 400, 'this cursor is not of ours');
      const page = await listChanges(centre.pool, scope, since, after);
      const photos = await resultPhotosOf(
        centre.pool,
        page.orders.map(({ id }) => id),
      );
      const orders = page.orders.map((order) =>
        toWire(centre.config, order, photos.get(order.id) ?? [], centre.publicUrl()),
      );
      return { orders, next: page.next };
    };
  hall.get('/orders/changes', list('changes'));
  hall.get('/orders/all', list('all'));
}

async function answer(centre: Centre, reply: FastifyReply, received: Received) {
  if ('refused' in received) {
    if (received.refused === 'unknownOrder')
      return sendProblem(reply, 404, 'no such order of this reference');
    return sendProblem(reply, 409, 'this id came before with other bytes');
  }
  return reply.code(received.created === true ? 201 : 200).send(await wireOf(centre, received.order));
}

async function wireOf(centre: Centre, order: Order) {
  return toWire(centre.config, order, await listResultPhotos(centre.pool, order.id), centre.publicUrl());
}
