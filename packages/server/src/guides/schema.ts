import { Type } from 'typebox';
import { LinkTarget, PageContent } from '../catalogue/page-content.ts';
import { ServiceCard } from '../catalogue/schema.ts';
import { contract, problems, READ } from '../platform/http/contract.ts';
import { GuideDefinition } from './definition.ts';

/** Guide 办事指南: everything a person reads before applying. What is left out does not apply to the service. */
export const Guide = Type.Object({
  ...ServiceCard.properties,
  ...GuideDefinition.properties,
  isApplied: Type.Boolean({ description: 'Whether there is a form to apply with' }),
  link: Type.Optional(LinkTarget),
  page: Type.Optional(PageContent),
  version: Type.Integer(),
  effectiveFrom: Type.String({ format: 'date' }),
  lastChecked: Type.String({ format: 'date' }),
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
    summary: '办事指南 Guide of a service',
    tags: ['guides'],
    params: CodeParams,
    response: { 200: Guide, ...problems },
  },
});
