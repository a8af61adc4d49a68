import { Type } from 'typebox';
import { contract, Instant, nullable, problems, READ, Text } from '../platform/http/contract.ts';

export const ObligationView = Type.Object({
  instanceId: Type.Integer(),
  no: Type.Integer(),
  kind: Type.String({ description: '`confirmation` = the question whether it is solved' }),
  name: Text,
  text: nullable(Text),
  service: Type.Object({ code: Type.String(), name: Text }),
  title: Type.String(),
  reference: Type.String(),
  begunAt: Instant,
  dueAt: Instant,
  status: Type.Enum(['open', 'fulfilled', 'extended', 'dropped', 'lapsed']),
  settledAt: nullable(Instant),
  overdue: Type.Boolean(),
  blocksNew: Type.Boolean(),
  extendable: Type.Boolean(),
});

export const listObligations = contract({
  method: 'GET',
  url: '/api/obligations',
  access: READ,
  schema: {
    operationId: 'listObligations',
    summary: '后续待办 What I still have to do after an approval, what is due first first',
    tags: ['obligations'],
    response: { 200: Type.Object({ items: Type.Array(ObligationView) }), ...problems },
  },
});
