import { Type, type Static } from 'typebox';
import { Asked } from '../integrations/hooks/schema.ts';
import { FileRef } from '../instances/schema.ts';
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
  satisfaction: Type.Optional(
    Type.Object(
      { average: Type.Number(), people: Type.Integer() },
      {
        description:
          '满意度 Mean of the stars of the last 365 days; left out while fewer than 5 people have rated',
      },
    ),
  ),
});

/** A choice that narrows the catalogue, with how many services it leaves. */
const Cut = Type.Object({ code: Type.String(), name: Text, count: Type.Integer() });
export type Cut = Static<typeof Cut>;

const Hit = Type.Object({
  text: Type.String({ description: 'The name, alias or summary that answers the query' }),
  from: Type.Integer({ description: 'In UTF-16 units' }),
  to: Type.Integer(),
});

const Office = Type.Object({ name: Text, address: Text, phone: Type.String(), hours: Text });

export const CatalogueAnswer = Type.Object({
  total: Type.Integer(),
  near: Type.Boolean({ description: 'Nothing contains the query; these services sound similar' }),
  themes: Type.Array(Cut),
  lifeEvents: Type.Array(Cut),
  audiences: Type.Array(Type.Object({ code: Type.Enum([...AUDIENCES]), count: Type.Integer() })),
  units: Type.Array(Cut),
  services: Type.Array(Type.Object({ ...ServiceCard.properties, hit: nullable(Hit) })),
  offices: Type.Array(Office, { description: 'Whom to ask; only when nothing was found' }),
});

export const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

export const listServices = contract({
  method: 'GET',
  url: '/api/services',
  access: { ...READ, auth: 'public', rate: 'search' },
  schema: {
    operationId: 'listServices',
    summary:
      '事项目录 Catalogue, optionally searched by characters, pinyin or initials; the own audience comes first',
    tags: ['catalogue'],
    querystring: Type.Object({
      query: Type.Optional(Type.String({ maxLength: 100 })),
      theme: Type.Optional(Type.String({ maxLength: 64 })),
      event: Type.Optional(Type.String({ maxLength: 64 })),
      audience: Type.Optional(Type.Enum([...AUDIENCES])),
      unit: Type.Optional(Type.String({ maxLength: 64 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 30 })),
    }),
    response: { 200: CatalogueAnswer, ...problems },
  },
});

export const Draft = Type.Object({
  service: Type.String(),
  data: JsonRecord,
  version: Type.Integer(),
  savedAt: Instant,
});

export const HomeAnswer = Type.Object({
  total: Type.Integer(),
  themes: Type.Array(Cut),
  lifeEvents: Type.Array(Cut),
  hot: Type.Array(ServiceCard),
});

export const getHome = contract({
  method: 'GET',
  url: '/api/home',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getHome',
    summary: '首页 Ways into the catalogue: themes, life events, and what is used most',
    tags: ['catalogue'],
    response: { 200: HomeAnswer, ...problems },
  },
});

export const noteMiss = contract({
  method: 'POST',
  url: '/api/search-misses',
  access: { auth: 'public', csrf: 'origin', rate: 'search', audit: false },
  schema: {
    operationId: 'noteMiss',
    summary: '零结果登记 Notes that a search found nothing, without saying who searched',
    tags: ['catalogue'],
    body: Type.Object({ query: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: { 204: Type.Null(), ...problems },
  },
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
        prefillOrigin: nullable(Type.Object({ source: Text, correction: Text })),
        asked: Type.Optional(Asked),
        draft: nullable(
          Type.Object({
            ...Draft.properties,
            files: Type.Array(FileRef, { description: 'Uploads that the draft names' }),
          }),
        ),
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
