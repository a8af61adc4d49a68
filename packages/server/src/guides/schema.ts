import { Type } from 'typebox';
import { LinkTarget, PageContent } from '../catalogue/page-content.ts';
import { ServiceCard } from '../catalogue/schema.ts';
import { contract, Instant, problems, READ, Text, WRITE } from '../platform/http/contract.ts';
import { GuideDefinition } from './definition.ts';

const CalendarDay = Type.String({ format: 'date' });
const { keeper: _internal, related: _codes, ...shown } = GuideDefinition.properties;

/** Guide 办事指南: everything a person reads before applying. What is left out does not apply to the service. */
export const Guide = Type.Object({
  ...ServiceCard.properties,
  ...shown,
  related: Type.Array(Type.Object({ code: Type.String(), name: Text })),
  isApplied: Type.Boolean({ description: 'Whether there is a form to apply with' }),
  link: Type.Optional(LinkTarget),
  page: Type.Optional(PageContent),
  notices: Type.Array(Type.Object({ id: Type.Integer(), kind: Type.String(), title: Text }), {
    description: '停办、高峰等通告 Notices about the service that everybody may read',
  }),
  version: Type.Integer(),
  servingVersion: Type.Integer({ description: 'What new applications use; another version is history' }),
  effectiveFrom: CalendarDay,
  lastChecked: CalendarDay,
});

const CodeParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9-]+$' }),
});

export const getService = contract({
  method: 'GET',
  url: '/api/services/:code',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getService',
    summary: '办事指南 Guide of a service, the serving version or an earlier one',
    tags: ['guides'],
    params: CodeParams,
    querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) }),
    response: { 200: Guide, ...problems },
  },
});

export const listGuideVersions = contract({
  method: 'GET',
  url: '/api/services/:code/guides',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'listGuideVersions',
    summary: '指南版本 Versions of a guide with their effective dates, newest first',
    tags: ['guides'],
    params: CodeParams,
    response: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({ version: Type.Integer(), effectiveFrom: CalendarDay, publishedAt: Instant }),
        ),
      }),
      ...problems,
    },
  },
});

export const getGuideCode = contract({
  method: 'GET',
  url: '/api/services/:code/qr.svg',
  access: { ...READ, auth: 'public' },
  schema: {
    operationId: 'getGuideCode',
    summary: '指南二维码 QR code of the guide’s address, as SVG',
    tags: ['guides'],
    params: CodeParams,
    produces: ['image/svg+xml'],
    response: { 200: Type.String(), ...problems },
  },
});

/** Parts of a guide that a reader may point at. */
const Part = Type.Enum(['conditions', 'materials', 'route', 'time', 'fees', 'places', 'contact', 'other']);

export const giveFeedback = contract({
  method: 'POST',
  url: '/api/services/:code/feedback',
  access: { ...WRITE, auth: 'public', rate: 'feedback', audit: false },
  schema: {
    operationId: 'giveFeedback',
    summary: '指南有误 Tell what is wrong in a guide, signed in or not',
    tags: ['guides'],
    params: CodeParams,
    body: Type.Object(
      { part: Part, content: Type.String({ minLength: 5, maxLength: 1000, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    response: { 204: Type.Null(), ...problems },
  },
});
