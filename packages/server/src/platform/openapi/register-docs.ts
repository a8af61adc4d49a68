import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from '../http/app-type.ts';
import { contract, type Access } from '../http/contract.ts';
import { route } from '../http/route.ts';
import { tidyDocument } from './tidy-document.ts';

/** Documentation is public: it describes an open program. */
export const DOCS: Access = { auth: 'public', csrf: 'none', rate: 'system', audit: false };

/** The document itself. */
export const openApi = contract({
  method: 'GET',
  url: '/api/openapi.json',
  access: DOCS,
  schema: {
    operationId: 'openApi',
    summary: '接口描述 This document',
    tags: ['operations'],
  },
});

/** Starts collecting the schemas of all routes that are registered from now on. */
export async function collectApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'wangban 网上办事大厅',
        version: '1',
        description:
          'Errors are RFC 9457 problem+json. A session comes from POST /api/session as a cookie; every request that changes something must carry an `Origin` header equal to the hall’s own.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
  });
}

/** Serves the OpenAPI 3.1 document at /api/openapi.json, readable at /api/docs. Await it before any other route. */
export async function registerDocs(app: App): Promise<void> {
  await collectApi(app);
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'wangban API' },
    // Without the top bar, which would load documents from elsewhere.
    uiConfig: { layout: 'BaseLayout', deepLinking: false, validatorUrl: null },
    transformSpecification: (document) => tidyDocument(document),
    transformSpecificationClone: false,
  });
  route(app, openApi, async (_request, reply) =>
    reply.type('application/json').send(tidyDocument(app.swagger())),
  );
}
