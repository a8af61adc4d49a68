import { Type } from 'typebox';
import { Draft } from '../catalogue/schema.ts';
import { PersonRef } from '../people/person-ref-schema.ts';
import {
  contract,
  Instant,
  JsonRecord,
  nullable,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

const ServiceParams = Type.Object({
  service: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

/** For whom it is 代办; left out = for oneself. */
const ForQuery = Type.Object({ for: Type.Optional(Type.Integer({ minimum: 1 })) });

export const listDrafts = contract({
  method: 'GET',
  url: '/api/drafts',
  access: READ,
  schema: {
    operationId: 'listDrafts',
    summary: '我的草稿 Own drafts; drafts are no instances and never counted',
    tags: ['drafts'],
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            service: Type.String(),
            name: Text,
            savedAt: Instant,
            for: nullable(PersonRef),
          }),
        ),
      }),
      ...problems,
    },
  },
});

export const saveDraft = contract({
  method: 'PUT',
  url: '/api/drafts/:service',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'saveDraft',
    summary:
      '保存草稿 Save the own draft; `version` is the one last seen (0 = new), a newer one on the server answers 409 DRAFT_CONFLICT',
    tags: ['drafts'],
    params: ServiceParams,
    querystring: ForQuery,
    body: Type.Object(
      { data: JsonRecord, version: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    response: { 200: Draft, ...problems },
  },
});

export const deleteDraft = contract({
  method: 'DELETE',
  url: '/api/drafts/:service',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'deleteDraft',
    summary: '删除草稿 Delete the own draft',
    tags: ['drafts'],
    params: ServiceParams,
    querystring: ForQuery,
    response: { 204: Type.Null(), ...problems },
  },
});
