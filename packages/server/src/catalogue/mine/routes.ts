import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { requireSession } from '../../platform/http/session.ts';
import { entriesOf } from '../browse.ts';
import type { CatalogueDeps } from '../deps.ts';
import { deleteFavourite, getMine, putFavourite } from './schema.ts';
import { addFavourite, readMine, removeFavourite } from './store.ts';

/** Registers favourites and recent services 我的事项. A session reaches its own only: no route takes a person's id. */
export function registerMineRoutes(app: App, { pool, catalogue, directory, clock }: CatalogueDeps): void {
  route(app, getMine, async (request) => {
    const { personId } = requireSession(request);
    const audience = directory.current().display(personId)?.affiliation;
    const { revision, favourites, recent, recommended } = await readMine(pool, personId, audience);
    const current = await catalogue.refresh(revision);
    const cards = (codes: readonly string[]) => entriesOf(current, codes).map(({ card }) => card);
    return { favourites: cards(favourites), recent: cards(recent), recommended: cards(recommended) };
  });

  route(app, putFavourite, async (request, reply) => {
    const { personId } = requireSession(request);
    const { code } = request.params;
    if ((await catalogue.refresh()).find(code) === undefined) return problem(reply, 'NOT_FOUND');
    if (!(await addFavourite(pool, personId, code, clock()))) return problem(reply, 'TOO_MANY_FAVOURITES');
    reply.statusCode = 204;
    return null;
  });

  route(app, deleteFavourite, async (request, reply) => {
    await removeFavourite(pool, requireSession(request).personId, request.params.code);
    reply.statusCode = 204;
    return null;
  });
}
