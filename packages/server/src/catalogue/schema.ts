import { Type } from 'typebox';
import { PersonRef } from '../people/person-ref-schema.ts';
import { AUDIENCES, SERVICE_MODES, SERVICE_TYPES } from './definition.ts';
import { contract, Instant, JsonRecord, nullable, problems, READ, Text } from '../platform/http/contract.ts';

export const ServiceCard = Type.Object({
  code: Type.String(),
  name: Text,
  summary: Text,
  type: Type.Enum([...SERVICE_TYPES]),
  mode: Type.Enum([...SERVICE_MODES]),
  themes: Type.Array(Type.String()),
  lifeEvents: Type.Array(Type.String()),
  owner: Text,
  audience: Type.Array(Type.Enum([...AUDIENCES])),
  processingTimeDays: Type.Integer({ minimum: 0, description: 'Promised time in working days; 0 = at once' }),
  visits: Type.Integer({ minimum: 0, description: 'Visits in person' }),
});

export const Theme = Type.Object({ code: Type.String(), name: Text, count: Type.Integer() });

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

export const listServices = contract({
  method: 'GET',
  url: '/api/services',
  access: { ...READ, auth: 'public', rate: 'search' },
  schema: {
    operationId: 'listServices',
    summary: '事项目录 Catalogue, optionally searched by characters, pinyin or initials',
    tags: ['catalogue'],
    querystring: Type.Object({
      query: Type.Optional(Type.String({ maxLength: 100 })),
      theme: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: {
      200: Type.Object({ themes: Type.Array(Theme), services: Type.Array(ServiceCard) }),
      ...problems,
    },
  },
});

export const Draft = Type.Object({
  service: Type.String(),
  data: JsonRecord,
  version: Type.Integer(),
  savedAt: Instant,
});

export const getServiceForm = contract({
  method: 'GET',
  url: '/api/services/:code/form',
  access: READ,
  schema: {
    operationId: 'getServiceForm',
    summary: '申请表 Form of a service with prefill and the own draft',
    tags: ['catalogue'],
    params: CodeParams,
    querystring: Type.Object({
      for: Type.Optional(Type.Integer({ minimum: 1, description: 'For whom it is 代办' })),
    }),
    response: {
      200: Type.Object({
        service: ServiceCard,
        serviceVersion: Type.Integer({ description: 'To be sent back on submit' }),
        form: JsonRecord,
        parameters: JsonRecord,
        applicant: JsonRecord,
        prefill: JsonRecord,
        prefillSource: nullable(Text),
        draft: nullable(Draft),
        for: nullable(PersonRef),
        mayApplyForOthers: Type.Boolean({ description: 'The service admits applications for others' }),
        comparesDuplicates: Type.Boolean({ description: 'Ask for duplicates before the submit' }),
        eligible: Type.Boolean(),
        ineligibleReason: nullable(Text),
      }),
      ...problems,
    },
  },
});
