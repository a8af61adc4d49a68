import { mayKeep } from '../guides/policy.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { LifecycleDeps } from './deps.ts';
import { findUnreadable } from './find-unreadable.ts';
import { addStage, getLedger, listStandings } from './schema.ts';
import { enterStage, ledgerOf, missesSince, standings } from './store.ts';

/** Valid instances in twelve months below which a service is to be reviewed 低频事项. */
const DORMANT_BELOW = 10;
const DAY_MS = 86_400_000;
const MISSES_DAYS = 90;

/** Registers the ledger of services 事项生命周期台账. */
export function registerLifecycleRoutes(app: App, deps: LifecycleDeps): void {
  const { pool, clock, catalogue, directory } = deps;
  const daysAgo = (days: number): string => new Date(clock() - days * DAY_MS).toISOString().slice(0, 10);

  route(app, listStandings, async (request) => {
    const current = await catalogue.refresh();
    const rows = await standings(pool, `${daysAgo(365).slice(0, 7)}-01`);
    const services = rows.flatMap(({ service, at, valid, stage, channel, lead }) => {
      const definition = current.find(service)?.definition;
      if (definition === undefined) return [];
      const { name, owner, type } = definition;
      const counts = type === 'approval' || type === 'handling';
      const dormant = counts && stage === 'online' && valid < DORMANT_BELOW;
      return [
        {
          code: service,
          name,
          owner: owner.name,
          stage,
          channel,
          since: at.toISOString(),
          lead,
          valid,
          dormant,
        },
      ];
    });
    return {
      dormantBelow: DORMANT_BELOW,
      services,
      unreadable: requireSession(request).roles.includes('admin') ? [...(await findUnreadable(deps))] : [],
      misses: [...(await missesSince(pool, daysAgo(MISSES_DAYS)))],
    };
  });

  route(app, getLedger, async (request, reply) => {
    const entry = (await catalogue.refresh()).find(request.params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    const people = directory.current();
    const rows = await ledgerOf(pool, entry.definition.code);
    const items = rows.map(({ personId, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      by: personId === null ? null : (people.display(personId)?.name ?? null),
    }));
    const mayChange = mayKeep(entry.definition, people, requireSession(request));
    return { name: entry.definition.name, mayChange, items };
  });

  route(app, addStage, async (request, reply) => {
    const session = requireSession(request);
    const entry = (await catalogue.refresh()).find(request.params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    if (!mayKeep(entry.definition, await directory.refresh(), session)) return problem(reply, 'FORBIDDEN');
    const change = { ...request.body, service: entry.definition.code, personId: session.personId };
    const result = await enterStage(pool, { ...change, at: new Date(clock()) });
    if (result === 'changed') return problem(reply, 'STAGE_CHANGED');
    if (result === 'reasonMissing') return problem(reply, 'STAGE_REASON_MISSING');
    reply.statusCode = 204;
    return null;
  });
}
