import { Type } from 'typebox';
import {
  contract,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  Text,
} from '../../platform/http/contract.ts';
import { SystemParams } from '../systems/schema.ts';
import { admin, Named, reader, RowParams, Settled, viewer } from './delivery-schema.ts';

const Status = Type.Enum(['waiting', 'running', 'done', 'quarantined', 'dropped']);
const Word = Type.String({ maxLength: 60 });

const EventSummary = Type.Object({
  id: Type.Integer(),
  eventId: Type.String(),
  via: Type.Enum(['webhook', 'answer', 'changes', 'sweep', 'file']),
  receivedAt: Instant,
  orderId: Type.String(),
  reference: nullable(Type.String()),
  instanceId: nullable(Type.Integer()),
  status: Status,
  result: nullable(Type.String({ description: 'What became of it, or why a person looks at it' })),
  peerStatus: nullable(Type.String({ description: "The system's own word for the state" })),
  doneAt: nullable(Instant),
});

const Quarantined = Type.Union([Type.Object({ ids: Named }), Type.Object({ reason: Word })], {
  description: 'Some by name, or those of a reason; at most 500 in a call',
});

export const listEvents = contract({
  method: 'GET',
  url: '/api/office/systems/:code/events',
  access: viewer,
  schema: {
    operationId: 'listSystemEvents',
    summary: '来信 What came in from a system, newest first; `quarantined` is the quarantine',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object({
      ...PageQuery,
      status: Type.Optional(Status),
      result: Type.Optional(Word),
      about: Type.Optional(Type.String({ maxLength: 100, description: '受理编号, or the id of an order' })),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(EventSummary),
        next,
        quarantined: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() }), {
          description: 'By reason, counted up to 1000; on the first page only',
        }),
      }),
      ...problems,
    },
  },
});

export const getEvent = contract({
  method: 'GET',
  url: '/api/office/systems/:code/events/:id',
  access: reader,
  schema: {
    operationId: 'getSystemEvent',
    summary: '一封来信 One event as it came; secrets are masked',
    tags: ['systems'],
    params: RowParams,
    response: {
      200: Type.Object({
        ...EventSummary.properties,
        body: Type.String(),
        before: nullable(Type.String({ description: 'Body of the event before it of the same order' })),
        lastError: nullable(Type.String()),
        settledBy: nullable(Type.String()),
        settledNote: nullable(Type.String()),
      }),
      ...problems,
    },
  },
});

export const applyEventsAgain = contract({
  method: 'POST',
  url: '/api/office/systems/:code/events/apply',
  access: admin,
  schema: {
    operationId: 'applySystemEventsAgain',
    summary: '重新采用 Lets quarantined events take effect, such as after the status map was changed',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({
      of: Quarantined,
      withNewMap: Type.Boolean({
        description: 'Their cases take the status map in force now, and keep it',
      }),
    }),
    response: { 200: Settled, ...problems },
  },
});

export const bindEvent = contract({
  method: 'POST',
  url: '/api/office/systems/:code/events/:id/bind',
  access: admin,
  schema: {
    operationId: 'bindSystemEvent',
    summary: '绑定办件 Says which case a quarantined event, and others of its order, are about',
    tags: ['systems'],
    params: RowParams,
    body: Type.Object({ reference: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: { 200: Settled, ...problems },
  },
});

export const dropEvents = contract({
  method: 'POST',
  url: '/api/office/systems/:code/events/drop',
  access: admin,
  schema: {
    operationId: 'dropSystemEvents',
    summary: '丢弃 Gives quarantined events up; they are kept as they are, without effect',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({
      of: Quarantined,
      reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    }),
    response: { 200: Settled, ...problems },
  },
});

export const testSystem = contract({
  method: 'POST',
  url: '/api/office/systems/:code/test',
  access: admin,
  schema: {
    operationId: 'testSystemConnection',
    summary: '测试连接 Asks the system what it offers, and compares that with the definition',
    tags: ['systems'],
    params: SystemParams,
    response: {
      200: Type.Object({
        tookMs: Type.Integer(),
        failure: nullable(
          Type.Object({ error: Text, status: nullable(Type.Integer()), answer: Type.String() }),
        ),
        offers: nullable(
          Type.Object({
            name: Type.String(),
            operations: Type.Array(Type.String()),
            hooks: Type.Array(Type.String()),
            unmapped: Type.Array(Type.String(), {
              description: 'Statuses that the status map does not have: their events would be quarantined',
            }),
            isKeyDifferent: Type.Boolean({
              description: 'honoursIdempotencyKey differs from what was registered',
            }),
          }),
        ),
      }),
      ...problems,
    },
  },
});
