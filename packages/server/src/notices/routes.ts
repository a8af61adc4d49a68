import { badCursor, readCursor } from '../instances/cursor.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { NoticeDeps } from './deps.ts';
import { listNoticesFor, readerOf } from './list-notices.ts';
import { noticeCard } from './notice-card.ts';
import { registerOfficeRoutes } from './office-routes.ts';
import { readRichText } from './rich-text.ts';
import * as contracts from './schema.ts';
import { saveReceipt, shownNotice } from './store.ts';

/** Registers the notices 通告 as people read them, and as offices write them. */
export function registerNoticeRoutes(app: App, deps: NoticeDeps): void {
  const { pool, clock } = deps;
  registerOfficeRoutes(app, deps);

  route(app, contracts.listNotices, async ({ query, session }, reply) => {
    const { cursor, limit = 20, service } = query;
    const before = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor(reply);
    return listNoticesFor(deps, session, { service, before, limit });
  });

  route(app, contracts.getNotice, async ({ params, session }, reply) => {
    const row = await shownNotice(pool, await readerOf(deps, session), params.id);
    if (row === undefined) return problem(reply, 'NOT_FOUND');
    const [directory, catalogue] = await Promise.all([deps.directory.refresh(), deps.catalogue.refresh()]);
    const setting = { directory, catalogue, signedIn: session !== undefined };
    const body = { zh: readRichText(row.body.zh), en: readRichText(row.body.en) };
    return { ...noticeCard(row, setting), body };
  });

  route(app, contracts.readNotice, async (request, reply) => {
    const session = requireSession(request);
    const row = await shownNotice(pool, await readerOf(deps, session), request.params.id);
    if (row === undefined) return problem(reply, 'NOT_FOUND');
    if (!row.read) await saveReceipt(pool, row.id, session.personId, clock());
    reply.statusCode = 204;
    return null;
  });
}
