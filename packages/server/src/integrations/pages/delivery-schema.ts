import { Type } from 'typebox';
import {
  contract,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../../platform/http/contract.ts';
import { SystemParams } from '../systems/schema.ts';

export const viewer = { ...READ, roles: ['admin', 'office', 'auditor'] } as const;
// Bodies hold what applicants wrote: who read them is in the audit chain.
export const reader = { ...READ, roles: ['admin', 'office'], audit: true } as const;
export const admin = { ...WRITE, roles: ['admin'] } as const;

const Status = Type.Enum(['waiting', 'running', 'done', 'dead', 'skipped']);
const Row = Type.Integer({ minimum: 1 });
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
/** Rows that are named one by one. */
export const Named = Type.Array(Row, { minItems: 1, maxItems: 100, uniqueItems: true });
export const RowParams = Type.Object({ ...SystemParams.properties, id: Row });
/** What came of an act on several rows. */
export const Settled = Type.Object({
  count: Type.Integer({ description: 'Rows that were changed' }),
  more: Type.Boolean({ description: 'There are more than one call takes: call again' }),
});

const DeliverySummary = Type.Object({
  id: Row,
  instanceId: Type.Integer(),
  reference: nullable(Type.String()),
  kind: Type.String(),
  status: Status,
  createdAt: Instant,
  runAt: Instant,
  attempts: Type.Integer(),
  lastError: nullable(Text),
  answerStatus: nullable(Type.Integer()),
  unsure: Type.Boolean({ description: 'Whether the system has done it is not known' }),
  holds: Type.Boolean({ description: 'Skipped, and later ones of the case go on waiting' }),
  doneAt: nullable(Instant),
  // By a system that fetches its work: when it was handed out first, and when the system said that it has it.
  listedAt: nullable(Instant),
  takenAt: nullable(Instant),
});

export const listDeliveries = contract({
  method: 'GET',
  url: '/api/office/systems/:code/deliveries',
  access: viewer,
  schema: {
    operationId: 'listSystemDeliveries',
    summary: '投递 What the hall sends to a system, newest first',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object({
      ...PageQuery,
      status: Type.Optional(Status),
      kind: Type.Optional(Type.String({ maxLength: 60 })),
      about: Type.Optional(Type.String({ maxLength: 100, description: '受理编号, or a number of an order' })),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(DeliverySummary),
        next,
        dead: Type.Array(
          Type.Object({
            key: Type.String(),
            error: nullable(Text),
            count: Type.Integer(),
            oldestAt: Instant,
          }),
          { description: 'Dead ones by equal error, counted up to 1000; on the first page only' },
        ),
      }),
      ...problems,
    },
  },
});

export const getDelivery = contract({
  method: 'GET',
  url: '/api/office/systems/:code/deliveries/:id',
  access: reader,
  schema: {
    operationId: 'getSystemDelivery',
    summary: '一条投递 One delivery with what was sent and answered; secrets are masked',
    tags: ['systems'],
    params: RowParams,
    response: {
      200: Type.Object({
        ...DeliverySummary.properties,
        eventId: Type.String(),
        orderNo: nullable(Type.String()),
        body: nullable(Type.String({ description: 'As sent; null = not made yet' })),
        before: nullable(Type.String({ description: 'Body of the delivery before it in the same case' })),
        firstError: nullable(Text),
        answer: nullable(Type.String({ description: 'First 4 KB' })),
        blockedBy: nullable(
          Type.Integer({ description: 'The earlier delivery of the case that it waits for' }),
        ),
        settledBy: nullable(Type.String()),
        settledNote: nullable(Type.String()),
        needsOrder: Type.Boolean({ description: 'To be marked done it needs the number of an order' }),
      }),
      ...problems,
    },
  },
});

export const resendDeliveries = contract({
  method: 'POST',
  url: '/api/office/systems/:code/deliveries/resend',
  access: admin,
  schema: {
    operationId: 'resendSystemDeliveries',
    summary: '重发 Sends some again, or the dead ones of a kind, an error, a time; at most 500 in a call',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Union([
      Type.Object({
        ids: Named,
        isNotThere: Type.Optional(
          Type.Boolean({ description: 'Somebody has looked: the system has not done it' }),
        ),
      }),
      Type.Object({
        dead: Type.Object(
          {
            errorKey: Type.Optional(Type.String({ maxLength: 200 })),
            kind: Type.Optional(Type.String({ maxLength: 60 })),
            from: Type.Optional(Instant),
            to: Type.Optional(Instant),
          },
          { additionalProperties: false },
        ),
      }),
    ]),
    response: { 200: Settled, ...problems },
  },
});

export const skipDeliveries = contract({
  method: 'POST',
  url: '/api/office/systems/:code/deliveries/skip',
  access: admin,
  schema: {
    operationId: 'skipSystemDeliveries',
    summary: '跳过 Gives some up; later ones of their cases go on waiting unless they may go',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({ ids: Named, reason: Reason, laterMayGo: Type.Boolean() }),
    response: { 200: Settled, ...problems },
  },
});

export const markDeliveryDone = contract({
  method: 'POST',
  url: '/api/office/systems/:code/deliveries/:id/done',
  access: admin,
  schema: {
    operationId: 'markSystemDeliveryDone',
    summary: '标记已办 It was done at the system by hand, under this order',
    tags: ['systems'],
    params: RowParams,
    body: Type.Object({
      orderId: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' })),
      orderNo: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
    }),
    response: { 204: Type.Null(), ...problems },
  },
});
