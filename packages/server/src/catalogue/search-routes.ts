import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import type { CatalogueDeps } from './deps.ts';
import { homeOf } from './home.ts';
import { getHome, listServices, noteMiss } from './schema.ts';

import { noteMissed } from './search/note-miss.ts';
import { openSearch } from './search/open-search.ts';

/** Registers search and home 检索与首页; anybody may look. */
export function registerSearchRoutes(app: App, deps: CatalogueDeps): void {
  const { pool, directory, today } = deps;
  const search = openSearch(deps);
  /** An answer that is given again is not written as JSON again. */
  const written = new WeakMap<object, string>();

  route(app, listServices, async (request, reply) => {
    const { query = '', limit = 30, ...narrowing } = request.query;
    const { session } = request;
    const belongsTo = session && directory.current().display(session.personId)?.affiliation;
    const found = await search({ ...narrowing, query, limit, belongsTo });
    const text = written.get(found) ?? String(reply.serializeInput(found, '200'));
    written.set(found, text);
    reply.serializer(() => text);
    return found;
  });

  route(app, getHome, () => homeOf(deps));

  route(app, noteMiss, async (request, reply) => {
    await noteMissed(pool, request.body.query, today());
    reply.statusCode = 204;
    return null;
  });
}
