import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import { route } from '../platform/http/route.ts';
import { addFeedback, countAnonymous } from './feedback-store.ts';
import { registerKeepingRoutes, type KeepingDeps } from './keeping-routes.ts';
import { qrCode } from './qr-code.ts';
import { readGuide } from './read-guide.ts';
import * as contracts from './schema.ts';
import { versionsOf } from './store.ts';

const HOUR_MS = 3_600_000;
/** Feedback of people who are not signed in that a hall takes in an hour, whatever addresses it comes from. */
const ANONYMOUS_PER_HOUR = 120;

/** Registers the guides 办事指南: what everybody reads and may complain about, and what keepers do. */
export function registerGuideRoutes(app: App, deps: KeepingDeps): void {
  const { pool, catalogue, clock } = deps;
  registerKeepingRoutes(app, deps);

  route(app, contracts.getService, async ({ params, query }, reply) => {
    return (await readGuide(deps, params.code, query.version)) ?? problem(reply, 'NOT_FOUND');
  });

  route(app, contracts.listGuideVersions, async ({ params }, reply) => {
    const entry = (await catalogue.refresh()).find(params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    const rows = await versionsOf(pool, params.code, entry.version);
    return { items: rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })) };
  });

  route(app, contracts.getGuideCode, async (request, reply) => {
    const entry = (await catalogue.refresh()).find(request.params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    reply.headers({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
    return qrCode(`${ownOrigin(request)}/services/${entry.definition.code}`);
  });

  route(app, contracts.giveFeedback, async (request, reply) => {
    const { params, body, session } = request;
    const entry = (await catalogue.refresh()).find(params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    const now = clock();
    const person = session?.personId;
    if (person === undefined) {
      const given = await countAnonymous(pool, now - HOUR_MS, ANONYMOUS_PER_HOUR);
      if (given >= ANONYMOUS_PER_HOUR)
        return problem(reply, 'RATE_LIMITED', { seconds: 3600, retryAfterSeconds: 3600 });
    }
    const content = body.content.trim();
    if (content.length < SHORTEST) return tooShort(reply, request.headers['accept-language']);
    await addFeedback(
      pool,
      { service: params.code, version: entry.version, person, part: body.part, content },
      now,
    );
    reply.statusCode = 204;
    return null;
  });
}

const SHORTEST = 5;
const TOO_SHORT = {
  zh: '请至少写 5 个字，说明哪里不对。',
  en: 'Write at least 5 characters that say what is wrong.',
} as const;

function tooShort(reply: Parameters<typeof problem>[0], acceptLanguage: string | undefined) {
  const message = TOO_SHORT[requestLanguage(acceptLanguage)];
  return problem(reply, 'INVALID_INPUT', { count: 1 }, [{ field: '/content', code: 'minLength', message }]);
}
