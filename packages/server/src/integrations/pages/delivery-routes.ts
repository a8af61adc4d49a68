import { badCursor } from '../../instances/cursor.ts';
import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { askedSystem, settlerOf } from './asked-system.ts';
import * as contracts from './delivery-schema.ts';
import { deadGroups, deliveryFacts, deliveryLines, type DeliveryLine } from './delivery-store.ts';
import type { SystemPageDeps } from './deps.ts';
import { markDone, needsOrder } from './mark-done.ts';
import { masked } from './masked.ts';
import { cutRows, readPlace } from './place.ts';
import { resendDeliveries } from './resend-deliveries.ts';
import { skipDeliveries } from './skip-deliveries.ts';

/** Registers what people see of, and do with, what the hall sends 投递管理. */
export function registerDeliveryRoutes(app: App, deps: SystemPageDeps): void {
  const { pool, directory } = deps;

  route(app, contracts.listDeliveries, async (request, reply) => {
    const { cursor, limit = 20, status, kind, about, from, to } = request.query;
    const before = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { code } = system;
    const filter = { system: code, status, kind, about, from: dateOf(from), to: dateOf(to), before, limit };
    const [rows, dead] = await Promise.all([
      deliveryLines(pool, filter),
      before === undefined ? deadGroups(pool, code) : [],
    ]);
    const { page, next } = cutRows(rows, limit);
    return {
      items: page.map(lineOf),
      next,
      dead: dead.map((group) => ({ ...group, oldestAt: group.oldestAt.toISOString() })),
    };
  });

  route(app, contracts.getDelivery, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    const row = system && (await deliveryFacts(pool, system.code, request.params.id));
    if (row === undefined) return problem(reply, 'NOT_FOUND');
    return {
      ...lineOf(row),
      eventId: row.eventId,
      orderNo: row.orderNo ?? row.orderId,
      body: shown(row.body),
      before: shown(row.before),
      firstError: row.firstError,
      answer: row.answer === null ? null : masked(row.answer),
      blockedBy: row.blockedBy,
      settledBy: directory.current().person(row.settledBy ?? 0)?.name ?? null,
      settledNote: row.settledNote,
      needsOrder: needsOrder(row),
    };
  });

  route(app, contracts.resendDeliveries, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const settler = settlerOf(request, system.code);
    const { body } = request;
    if ('ids' in body) {
      const { ids, isNotThere = false } = body;
      const sent = await resendDeliveries(deps, settler, { ids, isNotThere });
      return sent.count === 0 ? problem(reply, 'SYSTEM_ROW_MOVED') : sent;
    }
    const { errorKey, kind, from, to } = body.dead;
    const range = { errorKey, kind, from: dateOf(from), to: dateOf(to) };
    return resendDeliveries(deps, settler, { dead: range });
  });

  route(app, contracts.skipDeliveries, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { ids, laterMayGo } = request.body;
    const skip = { ids, laterMayGo, reason: request.body.reason.trim() };
    const count = await skipDeliveries(deps, settlerOf(request, system.code), skip);
    return count === 0 ? problem(reply, 'SYSTEM_ROW_MOVED') : { count, more: false };
  });

  route(app, contracts.markDeliveryDone, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { orderId, orderNo } = request.body;
    const numbers = { id: request.params.id, orderId, orderNo: orderNo?.trim() };
    const marked = await markDone(deps, system, settlerOf(request, system.code), numbers);
    if ('done' in marked) {
      reply.statusCode = 204;
      return null;
    }
    if ('facts' in marked) return problem(reply, marked.refused, marked.facts);
    if (marked.refused !== 'orderMissing') return problem(reply, marked.refused);
    const message = ORDER_MISSING[requestLanguage(request.headers['accept-language'])];
    return problem(reply, 'INVALID_INPUT', { count: 1 }, [{ field: '/orderId', code: 'required', message }]);
  });
}

const ORDER_MISSING = {
  zh: '请填写对方的工单编号：这件在对方还没有工单',
  en: 'Give the id of the order there: the case has none yet',
} as const;

function lineOf(row: DeliveryLine) {
  const { id, instanceId, reference, kind, status, attempts, lastError, answerStatus, unsure, holds } = row;
  return {
    id,
    instanceId,
    reference,
    kind,
    status,
    createdAt: row.createdAt.toISOString(),
    runAt: row.runAt.toISOString(),
    attempts,
    lastError,
    answerStatus,
    unsure,
    holds,
    doneAt: row.doneAt?.toISOString() ?? null,
    listedAt: row.listedAt?.toISOString() ?? null,
    takenAt: row.takenAt?.toISOString() ?? null,
  };
}

function shown(body: Buffer | null): string | null {
  return body === null ? null : masked(body.toString('utf8'));
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
