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
} from '../platform/http/contract.ts';

export const Message = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  title: Text,
  body: Text,
  link: nullable(Type.String()),
  createdAt: Instant,
  readAt: nullable(Instant),
});

export const listMessages = contract({
  method: 'GET',
  url: '/api/messages',
  access: READ,
  schema: {
    operationId: 'listMessages',
    summary: '消息 Own messages, newest first',
    tags: ['messages'],
    querystring: Type.Object(PageQuery),
    response: { 200: Type.Object({ items: Type.Array(Message), next }), ...problems },
  },
});

export const readMessages = contract({
  method: 'POST',
  url: '/api/messages/read',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'readMessages',
    summary: '全部已读 Mark messages up to this id as read',
    tags: ['messages'],
    body: Type.Object({ upTo: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    response: { 204: Type.Null(), ...problems },
  },
});
