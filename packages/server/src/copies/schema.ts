import { Type } from 'typebox';
import { InstanceSummary } from '../instances/schema.ts';
import { contract, Instant, next, nullable, PageQuery, problems, READ } from '../platform/http/contract.ts';

/** A case of which the reader was given a copy 抄送. */
const Copy = Type.Object({
  ...InstanceSummary.properties,
  copiedAt: Instant,
  mustReadBy: nullable(Instant),
  readAt: nullable(Instant),
});

export const listCopies = contract({
  method: 'GET',
  url: '/api/copies',
  access: READ,
  schema: {
    operationId: 'listCopies',
    summary: '抄送我的 Cases that were copied to me, newest copy first',
    tags: ['instances'],
    querystring: Type.Object({
      ...PageQuery,
      unread: Type.Optional(Type.Boolean({ description: 'Only those that I have not marked as read' })),
    }),
    response: { 200: Type.Object({ items: Type.Array(Copy), next }), ...problems },
  },
});
