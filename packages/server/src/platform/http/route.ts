import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  ContextConfigDefault,
  FastifySchema,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify';
import type { App } from './app-type.ts';
import type { RouteContract } from './contract.ts';

/** Handler 处理函数 of a contract: body, params, query and answer are typed by its schema. */
export type Handler<S extends FastifySchema> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  RouteGenericInterface,
  ContextConfigDefault,
  S,
  TypeBoxTypeProvider
>;

/** Exceptions 例外 of one route from the limits that hold for all. */
export interface RouteOptions {
  /** Largest body in bytes, when it is not 1 MB. */
  readonly bodyLimit?: number;
}

/**
 * Registers a route 注册路由 from its contract. Who may call it, request forgery, rate and audit are taken from
 * `contract.access` by the hooks of access.ts; the handler runs only for those who may.
 */
export function route<const S extends FastifySchema>(
  app: App,
  contract: RouteContract<S>,
  handler: Handler<S>,
  options: RouteOptions = {},
): void {
  app.route({
    method: contract.method,
    url: contract.url,
    schema: contract.schema,
    config: { access: contract.access },
    handler,
    ...options,
  });
}
