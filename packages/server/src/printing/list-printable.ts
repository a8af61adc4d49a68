import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { badCursor, cutPage, readCursor } from '../instances/cursor.ts';
import { summariesOf } from '../instances/pages/summary.ts';
import { worksIn } from '../people/works-in.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { requireSession } from '../platform/http/session.ts';
import { type listPrintable, MOST_PRINTED } from './schema.ts';
import type { PrintDeps } from './sheet-of.ts';
import { closedOf } from './store.ts';

type Query = Static<typeof listPrintable.schema.querystring>;
const DAY_MS = 86_400_000;

/** What an office may print 可打印办件: closed cases of the services that its unit answers for. */
export async function listClosed(
  deps: PrintDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  query: Query,
) {
  const { cursor, limit = 20, service, outcome, from, to } = query;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined) return badCursor(reply);
  const services = await ownServices(deps, request);
  const codes = services.map(({ code }) => code).filter((code) => service === undefined || code === service);
  const { utcOffsetMinutes } = await deps.calendar.refresh();
  const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  const wanted = {
    services: codes,
    outcome: outcome ?? undefined,
    from: from === undefined ? undefined : new Date(startOf(from)),
    to: to === undefined ? undefined : new Date(startOf(to) + DAY_MS),
  };
  const rows = await closedOf(deps.pool, wanted, after, limit);
  const { page, next } = cutPage(rows, limit, ({ closed_at: at, id }) => ({ at, id }));
  const language = requestLanguage(request.headers['accept-language']);
  return { items: await summariesOf(deps, page, language), next, services, most: MOST_PRINTED };
}

async function ownServices(deps: PrintDeps, request: FastifyRequest) {
  const { personId, roles } = requireSession(request);
  if (!roles.includes('office')) return [];
  const [directory, catalogue] = await Promise.all([deps.directory.refresh(), deps.catalogue.refresh()]);
  return catalogue.ever().flatMap(({ definition }) => {
    const owner = directory.unitByCode(definition.owner.unit);
    if (owner === undefined || !worksIn(directory, personId, owner.id)) return [];
    return [{ code: definition.code, name: definition.name }];
  });
}
