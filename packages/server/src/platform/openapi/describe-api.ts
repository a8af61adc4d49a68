import { fastify } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { RouteContract } from '../http/contract.ts';
import { collectApi } from './register-docs.ts';
import { tidyDocument } from './tidy-document.ts';

/** The OpenAPI document 接口描述 of these contracts alone, without a hall: nothing is ever called. */
export async function describeApi(contracts: readonly RouteContract[]): Promise<object> {
  const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => () => '');
  await collectApi(app);
  for (const { method, url, schema } of contracts)
    app.route({ method, url, schema, handler: async () => undefined });
  await app.ready();
  const document = tidyDocument(app.swagger());
  await app.close();
  return document;
}
