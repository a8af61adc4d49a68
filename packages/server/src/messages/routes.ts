import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { badCursor } from '../instances/cursor.ts';
import type { MessageDeps } from './deps.ts';
import { listMessages, readMessages } from './schema.ts';
import { messagesOf, readUpTo } from './store.ts';

/** Registers the own messages 消息. No route takes a person's id. */
export function registerMessageRoutes(app: App, { pool, clock }: MessageDeps): void {
  route(app, listMessages, async (request, reply) => {
    const { cursor, limit = 20 } = request.query;
    if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) return badCursor(reply);
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const rows = await messagesOf(pool, requireSession(request).personId, before, limit);
    const page = rows.slice(0, limit);
    const items = page.map(({ createdAt, readAt, ...message }) => ({
      ...message,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }));
    return { items, next: rows.length > limit ? String(page.at(-1)?.id) : null };
  });

  route(app, readMessages, async (request, reply) => {
    await readUpTo(pool, requireSession(request).personId, request.body.upTo, clock());
    reply.statusCode = 204;
    return null;
  });
}
