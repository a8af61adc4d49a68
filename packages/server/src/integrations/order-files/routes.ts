import { badCursor } from '../../instances/cursor.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { requireSession } from '../../platform/http/session.ts';
import type { Integrations } from '../integrations.ts';
import { askedSystem } from '../pages/asked-system.ts';
import type { SystemPageDeps } from '../pages/deps.ts';
import { cutRows, readPlace } from '../pages/place.ts';
import { maySettle } from '../systems/policy.ts';
import * as contracts from './schema.ts';
import { fileTime, filesOf, setFileAt } from './store.ts';

/** What the page of files needs. */
export interface OrderFilePageDeps extends Pick<SystemPageDeps, 'pool' | 'clock' | 'systems' | 'directory'> {
  readonly integrations: Pick<Integrations, 'read'>;
}

/** Registers the page of the files of orders 工单文件. */
export function registerOrderFileRoutes(app: App, deps: OrderFilePageDeps): void {
  const { pool, clock, directory, integrations } = deps;

  route(app, contracts.listOrderFiles, async (request, reply) => {
    const { cursor, limit = 20 } = request.query;
    const before = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    const { code, definition, status } = system;
    const [rows, fileAt] = await Promise.all([filesOf(pool, code, before, limit), fileTime(pool, code)]);
    const { page, next } = cutRows(rows, limit);
    const isRead = status === 'active' && definition.file !== undefined;
    return {
      items: page.map(({ firstReadAt, readAt, findings, ...row }) => ({
        ...row,
        firstReadAt: firstReadAt.toISOString(),
        readAt: readAt.toISOString(),
        findings: [...findings],
      })),
      next,
      nextAt: definition.file?.url === undefined ? null : (fileAt?.toISOString() ?? null),
      mayRead: isRead && maySettle(definition, directory.current(), requireSession(request)),
    };
  });

  route(app, contracts.readOrderFiles, async (request, reply) => {
    const system = await askedSystem(deps, request, request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    if (!maySettle(system.definition, directory.current(), requireSession(request)))
      return problem(reply, 'FORBIDDEN');
    if (system.status !== 'active' || system.definition.file === undefined)
      return problem(reply, 'SYSTEM_WITHOUT_FILES');
    await setFileAt(pool, system.code, new Date(clock()));
    integrations.read(new Set([system.code]));
    return reply.code(202).send({ begins: true });
  });
}
