import { badCursor, cutPage, readCursor } from '../instances/cursor.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { summariesOf } from '../instances/pages/summary.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { listCopies } from './schema.ts';
import { copiesOf } from './store.ts';

/** Registers what was copied to the reader 抄送我的. Everybody sees their own; marking one as read is a command on the case. */
export function registerCopyRoutes(app: App, deps: InstanceDeps): void {
  route(app, listCopies, async (request, reply) => {
    const { cursor, limit = 20, unread = false } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor(reply);
    const rows = await copiesOf(deps.pool, requireSession(request).personId, after, { unread, limit });
    const { page, next } = cutPage(rows, limit, ({ copied_at: at, id }) => ({ at, id }));
    const language = requestLanguage(request.headers['accept-language']);
    const summaries = await summariesOf(deps, page, language);
    const items = page.flatMap((row, index) => {
      const summary = summaries[index];
      if (summary === undefined) return [];
      const { copied_at: at, must_read_by: by, read_at: read } = row;
      const copy = { mustReadBy: by?.toISOString() ?? null, readAt: read?.toISOString() ?? null };
      return [{ ...summary, copiedAt: at.toISOString(), ...copy }];
    });
    return { items, next };
  });
}
