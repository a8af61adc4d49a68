import { badCursor, cutPage, readCursor } from '../instances/cursor.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { mayRead } from '../instances/policy.ts';
import { findInstance } from '../instances/store.ts';
import { addressesOf } from '../people/substitution.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { cardOf } from './card.ts';
import { registerDecisionRoutes } from './decision-routes.ts';
import { taskDetailOf } from './detail.ts';
import { registerSeatRoutes } from './seat-routes.ts';
import { countTasks, getTask, listTasks } from './schema.ts';
import { countsOf, doneBy, findTask, inboxOf } from './store.ts';

/** Registers tasks 待办: inbox, done list, counts, one task, and the decisions on it. */
export function registerTaskRoutes(app: App, deps: InstanceDeps): void {
  route(app, listTasks, async (request, reply) => {
    const { personId } = requireSession(request);
    const { cursor, limit = 20, box = 'open' } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor(reply);
    const directory = await deps.directory.refresh();
    const rows =
      box === 'open'
        ? await inboxOf(deps.pool, addressesOf(directory, personId, deps.clock()), after, limit)
        : await doneBy(deps.pool, personId, after, limit);
    const { page, next } = cutPage(rows, limit, ({ at, id }) => ({ at, id }));
    const language = requestLanguage(request.headers['accept-language']);
    const shown = { directory, language, looker: { personId, now: deps.clock() } };
    return { items: await Promise.all(page.map((row) => cardOf(deps, row, shown))), next };
  });

  route(app, countTasks, async (request) => {
    const { personId } = requireSession(request);
    const directory = await deps.directory.refresh();
    const { open, unread } = await countsOf(
      deps.pool,
      personId,
      addressesOf(directory, personId, deps.clock()),
    );
    return { open, unreadMessages: unread };
  });

  route(app, getTask, async (request, reply) => {
    const reader = requireSession(request);
    const task = await findTask(deps.pool, request.params.id);
    const row = task === undefined ? undefined : await findInstance(deps.db, task.instance);
    if (task === undefined || row === undefined || !(await mayRead(deps, reader, row))) {
      return problem(reply, 'NOT_FOUND');
    }
    return taskDetailOf(deps, task, row, reader, requestLanguage(request.headers['accept-language']));
  });

  registerDecisionRoutes(app, deps);
  registerSeatRoutes(app, deps);
}
