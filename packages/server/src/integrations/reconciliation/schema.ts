import { Type } from 'typebox';
import {
  contract,
  Instant,
  JsonRecord,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../../platform/http/contract.ts';
import { SystemParams } from '../systems/schema.ts';

const viewer = { ...READ, roles: ['admin', 'office', 'auditor'] } as const;
const settler = { ...WRITE, roles: ['admin', 'office'] } as const;

const Class = Type.Enum(['onlyHere', 'onlyThere', 'differ', 'stuck']);
const Status = Type.Enum(['open', 'healed', 'settled']);
const Count = Type.Integer({ minimum: 0 });

const Run = Type.Object({
  id: Type.Integer(),
  scope: Type.Enum(['changes', 'full']),
  begunAt: Instant,
  endedAt: nullable(Instant),
  here: nullable(Count),
  there: nullable(Count),
  onlyHere: nullable(Count),
  onlyThere: nullable(Count),
  differ: nullable(Count),
  stuck: nullable(Count),
  healed: nullable(Type.Integer({ description: 'Put right without a person; of changes: taken over' })),
  error: nullable(Text),
});

export const getReconciliation = contract({
  method: 'GET',
  url: '/api/office/systems/:code/reconciliation',
  access: viewer,
  schema: {
    operationId: 'getReconciliation',
    summary: '对账 How many orders both sides have, what differs, and the runs, newest first',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object(PageQuery),
    response: {
      200: Type.Object({
        last: nullable(Run),
        isRunning: Type.Boolean(),
        nextAt: nullable(Instant),
        open: Type.Object({ onlyHere: Count, onlyThere: Count, differ: Count, stuck: Count }),
        mayCompare: Type.Boolean({ description: 'The system can be asked for everything' }),
        maySettle: Type.Boolean(),
        runs: Type.Array(Run),
        next,
      }),
      ...problems,
    },
  },
});

export const beginReconciliation = contract({
  method: 'POST',
  url: '/api/office/systems/:code/reconciliation',
  access: settler,
  schema: {
    operationId: 'beginReconciliation',
    summary: '立即对账 Compares everything now; it takes a while',
    tags: ['systems'],
    params: SystemParams,
    response: { 202: Type.Object({ begins: Type.Boolean() }), ...problems },
  },
});

export const listDifferences = contract({
  method: 'GET',
  url: '/api/office/systems/:code/differences',
  access: viewer,
  schema: {
    operationId: 'listDifferences',
    summary: '对账差异 What is not the same on both sides, newest first',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object({ ...PageQuery, status: Type.Optional(Status), class: Type.Optional(Class) }),
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Type.Integer(),
            class: Class,
            orderId: nullable(Type.String()),
            reference: nullable(Type.String()),
            instanceId: nullable(Type.Integer()),
            here: nullable(JsonRecord),
            there: nullable(JsonRecord),
            hereLabel: nullable(Text),
            thereLabel: nullable(Text),
            status: Status,
            foundAt: Instant,
            note: nullable(Type.String()),
            settledAt: nullable(Instant),
            settledBy: nullable(Type.String()),
          }),
        ),
        next,
      }),
      ...problems,
    },
  },
});

export const settleDifference = contract({
  method: 'POST',
  url: '/api/office/systems/:code/differences/:id',
  access: settler,
  schema: {
    operationId: 'settleDifference',
    summary:
      '处理差异 Settles one: with a note alone, by taking over what the system says now, or by sending a lost order again',
    tags: ['systems'],
    params: Type.Object({ ...SystemParams.properties, id: Type.Integer({ minimum: 1 }) }),
    body: Type.Object({
      do: Type.Enum(['settle', 'adopt', 'resend']),
      note: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    }),
    response: { 204: Type.Null(), ...problems },
  },
});
