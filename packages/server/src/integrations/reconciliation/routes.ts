import type { JsonObject } from '@wangban/engine';
import { badCursor } from '../../instances/cursor.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { requireSession } from '../../platform/http/session.ts';
import type { Integrations } from '../integrations.ts';
import { askedSystem, settlerOf } from '../pages/asked-system.ts';
import type { SystemPageDeps } from '../pages/deps.ts';
import { cutRows, readPlace } from '../pages/place.ts';
import { maySettle } from '../systems/policy.ts';
import { meaningOf } from '../systems/status-map.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { differenceRows, openCounts, type DifferenceRow } from './difference-store.ts';
import { lastFull, runsOf, type RunRow } from './run-store.ts';
import { scheduleOf, setCompareAt } from './schedule-store.ts';
import * as contracts from './schema.ts';
import { settleDifference } from './settle-difference.ts';

/** What the page of the comparison needs. */
export interface ReconciliationPageDeps extends Omit<SystemPageDeps, 'integrations' | 'lane'> {
  readonly integrations: Pick<Integrations, 'wake' | 'ask'>;
}

/** Registers the page of the comparison 对账 and what people do about differences. */
export function registerReconciliationRoutes(app: App, deps: ReconciliationPageDeps): void {
  const { pool, clock, directory, integrations } = deps;

  route(app, contracts.getReconciliation, async (request, reply) => {
    const { cursor, limit = 20 } = request.query;
    const before = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { code, definition } = system;
    const [last, open, { compareAt }, rows] = await Promise.all([
      lastFull(pool, code),
      openCounts(pool, code),
      scheduleOf(pool, code),
      runsOf(pool, code, before, limit),
    ]);
    const { page, next } = cutRows(rows, limit);
    return {
      last: last === undefined ? null : runOf(last),
      isRunning: page.some(({ scope, endedAt }) => scope === 'full' && endedAt === null),
      nextAt: compareAt?.toISOString() ?? null,
      open: { onlyHere: 0, onlyThere: 0, differ: 0, stuck: 0, ...open },
      mayCompare: mayCompare(system),
      maySettle: maySettle(definition, directory.current(), requireSession(request)),
      runs: page.map(runOf),
      next,
    };
  });

  route(app, contracts.beginReconciliation, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    if (!maySettle(system.definition, directory.current(), requireSession(request)))
      return problem(reply, 'FORBIDDEN');
    if (!mayCompare(system)) return problem(reply, 'SYSTEM_SILENT');
    await setCompareAt(pool, system.code, new Date(clock()));
    integrations.ask(new Set([system.code]));
    return reply.code(202).send({ begins: true });
  });

  route(app, contracts.listDifferences, async (request, reply) => {
    const { cursor, limit = 20, status, class: kind } = request.query;
    const before = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const filter = { system: system.code, status, class: kind, before, limit };
    const { page, next } = cutRows(await differenceRows(pool, filter), limit);
    const people = directory.current();
    const items = page.map((row) => {
      const settledBy = people.person(row.settledBy ?? 0)?.name ?? null;
      return differenceOf(system, row, settledBy);
    });
    return { items, next };
  });

  route(app, contracts.settleDifference, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    if (!maySettle(system.definition, directory.current(), requireSession(request)))
      return problem(reply, 'FORBIDDEN');
    const { do: act, note } = request.body;
    const what = { id: request.params.id, do: act, note: note.trim() };
    const refused = await settleDifference(deps, system, settlerOf(request, system.code), what);
    if (refused !== undefined) return problem(reply, refused);
    reply.statusCode = 204;
    return null;
  });
}

function mayCompare({ status }: KnownSystem): boolean {
  return status === 'active';
}

function runOf({ begunAt, endedAt, ...run }: RunRow) {
  return { ...run, begunAt: begunAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

function differenceOf({ definition }: KnownSystem, row: DifferenceRow, settledBy: string | null) {
  const { foundAt, settledAt, here, there } = row;
  const labelOf = (side: JsonObject | null) => {
    const status = side?.['status'];
    return typeof status === 'string' ? (meaningOf(definition, status)?.label ?? null) : null;
  };
  return {
    ...row,
    here: here === null ? null : { ...here },
    there: there === null ? null : { ...there },
    hereLabel: labelOf(here),
    thereLabel: labelOf(there),
    foundAt: foundAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    settledBy,
  };
}
