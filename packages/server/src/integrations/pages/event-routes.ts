import { badCursor } from '../../instances/cursor.ts';
import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { orderOf } from '../inbound/read-heard.ts';
import { applyAgain } from './apply-again.ts';
import { askedSystem, settlerOf } from './asked-system.ts';
import { bindEvent } from './bind-event.ts';
import type { SystemPageDeps } from './deps.ts';
import { dropEvents } from './drop-events.ts';
import * as contracts from './event-schema.ts';
import { eventFacts, eventLines, quarantineReasons, type EventLine } from './event-store.ts';
import { masked } from './masked.ts';
import { cutRows, readPlace } from './place.ts';
import { testConnection } from './test-connection.ts';

/** Registers what people see of, and do with, what comes in 来信与隔离管理. */
export function registerEventRoutes(app: App, deps: SystemPageDeps): void {
  const { pool, clock, directory } = deps;

  route(app, contracts.listEvents, async (request, reply) => {
    const { cursor, limit = 20, status, result, about, from, to } = request.query;
    const before = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { code } = system;
    const filter = { system: code, status, result, about, from: dateOf(from), to: dateOf(to), before, limit };
    const [rows, quarantined] = await Promise.all([
      eventLines(pool, filter),
      before === undefined ? quarantineReasons(pool, code) : [],
    ]);
    const { page, next } = cutRows(rows, limit);
    return { items: page.map(lineOf), next, quarantined: [...quarantined] };
  });

  route(app, contracts.getEvent, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    const row = system && (await eventFacts(pool, system.code, request.params.id));
    if (row === undefined) return problem(reply, 'NOT_FOUND');
    return {
      ...lineOf(row),
      body: masked(row.body),
      before: row.before === null ? null : masked(row.before),
      lastError: row.lastError,
      settledBy: directory.current().person(row.settledBy ?? 0)?.name ?? null,
      settledNote: row.settledNote,
    };
  });

  route(app, contracts.applyEventsAgain, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const applied = await applyAgain(deps, system, settlerOf(request, system.code), request.body);
    return applied.count === 0 ? problem(reply, 'SYSTEM_ROW_MOVED') : applied;
  });

  route(app, contracts.bindEvent, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const what = { id: request.params.id, reference: request.body.reference.trim() };
    const bound = await bindEvent(deps, settlerOf(request, system.code), what);
    if ('count' in bound) return { count: bound.count, more: false };
    if ('facts' in bound) return problem(reply, bound.refused, bound.facts);
    if (bound.refused !== 'unknown' && bound.refused !== 'foreign') return problem(reply, bound.refused);
    const message = REFERENCE_WRONG[bound.refused][requestLanguage(request.headers['accept-language'])];
    return problem(reply, 'INVALID_INPUT', { count: 1 }, [
      { field: '/reference', code: bound.refused, message },
    ]);
  });

  route(app, contracts.dropEvents, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const what = { of: request.body.of, reason: request.body.reason.trim() };
    const dropped = await dropEvents(deps, settlerOf(request, system.code), what);
    return dropped.count === 0 ? problem(reply, 'SYSTEM_ROW_MOVED') : dropped;
  });

  route(app, contracts.testSystem, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const tested = await testConnection(system, clock);
    const { tookMs } = tested;
    if ('offers' in tested) {
      const { offers } = tested;
      const { operations, hooks, unmapped } = offers;
      const listed = { operations: [...operations], hooks: [...hooks], unmapped: [...unmapped] };
      return { tookMs, failure: null, offers: { ...offers, ...listed } };
    }
    const { zh, en, status = null, answer } = tested.failure;
    return { tookMs, failure: { error: { zh, en }, status, answer: masked(answer) }, offers: null };
  });
}

const REFERENCE_WRONG = {
  unknown: {
    zh: '大厅没有这个受理编号，请核对后再填',
    en: 'The hall has no such reference: check it',
  },
  foreign: {
    zh: '这件办件没有用到这个系统，请填写由它办理的办件',
    en: 'This case has nothing to do with the system: name one that it works on',
  },
} as const;

function lineOf(row: EventLine) {
  const { id, eventId, via, orderId, reference, instanceId, status, result } = row;
  const read = orderOf(row);
  return {
    id,
    eventId,
    via,
    receivedAt: row.receivedAt.toISOString(),
    orderId,
    reference,
    instanceId,
    status,
    result,
    peerStatus: 'problems' in read ? null : read.value.status,
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
