import { Type } from 'typebox';
import {
  contract,
  IdParams,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

const KeptGuide = Type.Object({
  code: Type.String(),
  name: Text,
  owner: Text,
  keepers: Type.Array(Type.String(), { description: 'Names; empty = nobody is there to be reminded' }),
  mine: Type.Boolean({ description: 'The reader is one of them, and so to check it' }),
  lastChecked: Type.String({ format: 'date' }),
  state: Type.Enum(['checked', 'due', 'overdue']),
  remindedAt: nullable(Instant),
  openFeedback: Type.Integer(),
});

export const listKeptGuides = contract({
  method: 'GET',
  url: '/api/guides',
  access: READ,
  schema: {
    operationId: 'listKeptGuides',
    summary: '我维护的指南 Guides that the reader keeps, overdue ones first',
    tags: ['guides'],
    response: { 200: Type.Object({ items: Type.Array(KeptGuide) }), ...problems },
  },
});

export const checkGuideNow = contract({
  method: 'POST',
  url: '/api/guides/:code/check',
  access: WRITE,
  schema: {
    operationId: 'checkGuideNow',
    summary: '确认核对 Confirm that the guide says what is really done',
    tags: ['guides'],
    params: CodeParams,
    response: { 204: Type.Null(), ...problems },
  },
});

const Feedback = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  from: nullable(Type.String({ description: 'Name; null = not signed in' })),
  part: Type.String(),
  content: Type.String(),
  createdAt: Instant,
  answer: nullable(Type.String()),
  answeredAt: nullable(Instant),
});

export const listFeedback = contract({
  method: 'GET',
  url: '/api/guides/:code/feedback',
  access: READ,
  schema: {
    operationId: 'listFeedback',
    summary: '指南反馈 What readers say about a guide, newest first',
    tags: ['guides'],
    params: CodeParams,
    querystring: Type.Object(PageQuery),
    response: { 200: Type.Object({ items: Type.Array(Feedback), next }), ...problems },
  },
});

export const answerFeedback = contract({
  method: 'POST',
  url: '/api/guides/feedback/:id/answer',
  access: WRITE,
  schema: {
    operationId: 'answerFeedback',
    summary: '回复反馈 Say what was done about it; a reader who was signed in is told',
    tags: ['guides'],
    params: IdParams,
    body: Type.Object(
      { answer: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    response: { 204: Type.Null(), ...problems },
  },
});
