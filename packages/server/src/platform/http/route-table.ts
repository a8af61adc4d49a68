import type { App } from './app-type.ts';
import type { Access } from './contract.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route that was registered, in order. */
    readonly routeTable: readonly RegisteredRoute[];
  }
}

/** One method of one route 已注册路由. */
export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Access 访问规则 of routes that a plugin registers and cannot declare themselves; undefined = none of those. */
export type PluginAccess = (url: string) => Access | undefined;

/**
 * Collects every route as it is registered, plugins' routes too, and refuses one without `access` or one that changes
 * state without checking the origin: the server then does not start. Call it before any route.
 */
export function addRouteTable(app: App, pluginAccess: PluginAccess): void {
  const table: RegisteredRoute[] = [];
  app.decorate('routeTable', table);
  app.addHook('onRoute', (options) => {
    const { method, url } = options;
    const access = options.config?.access ?? pluginAccess(url);
    if (access !== undefined) options.config = { ...options.config, access };
    for (const one of [method].flat()) {
      if (access === undefined) throw new Error(`route ${one} ${url} declares no access`);
      if (access.csrf === 'none' && !SAFE.has(one)) {
        throw new Error(`route ${one} ${url} changes state and must check the origin`);
      }
      table.push({ method: one, url, access });
    }
  });
}
