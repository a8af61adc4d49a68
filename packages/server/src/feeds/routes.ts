import { createHash } from 'node:crypto';
import type { NoticeDeps } from '../notices/deps.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import { route } from '../platform/http/route.ts';
import { noticeEntries, serviceEntries } from './collect.ts';
import { type Feed, feedUpdated } from './feed.ts';
import { isUnchanged } from './is-unchanged.ts';
import { getFeed } from './schema.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';

const TITLES = {
  services: { zh: '办事事项', en: 'Services' },
  notices: { zh: '通告', en: 'Notices' },
} as const;
const HALL = { zh: '网上办事大厅', en: 'Online Service Hall' } as const;

/** Registers the feeds 订阅. Whoever asks, signed in or not, gets what everybody may read. */
export function registerFeedRoutes(app: App, deps: NoticeDeps): void {
  route(app, getFeed, async (request, reply) => {
    const { unit: code, language = 'zh' } = request.query;
    const { feed: name } = request.params;
    const of = name.startsWith('services') ? 'services' : 'notices';
    const directory = await deps.directory.refresh();
    const unit = code === undefined ? undefined : directory.unitByCode(code);
    if (code !== undefined && unit === undefined) return problem(reply, 'NOT_FOUND');
    const scope = { directory, units: unit && directory.unitsBelow(unit.id) };
    const entries = await (of === 'services' ? serviceEntries : noticeEntries)(deps, scope, language);
    const feed: Feed = {
      title: [unit?.name, TITLES[of][language], HALL[language]].filter(Boolean).join(' - '),
      language,
      origin: ownOrigin(request),
      self: selfPath(name, code, language),
      page: `/${of}`,
      entries,
    };
    const json = name.endsWith('.json');
    const body = json ? writeJsonFeed(feed) : writeAtom(feed);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const updated = feedUpdated(feed);
    reply.headers({
      etag,
      'last-modified': updated.toUTCString(),
      'cache-control': 'public, max-age=300',
      // Public data without cookies: any page may read it, such as the list on a department's own site.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (isUnchanged(request.headers, etag, updated)) {
      reply.statusCode = 304;
      return '';
    }
    return reply
      .type(json ? 'application/feed+json; charset=utf-8' : 'application/atom+xml; charset=utf-8')
      .send(body);
  });
}

function selfPath(name: string, unit: string | undefined, language: 'zh' | 'en'): string {
  const query = new URLSearchParams({
    ...(unit !== undefined && { unit }),
    ...(language === 'en' && { language }),
  }).toString();
  return `/api/feeds/${name}${query === '' ? '' : `?${query}`}`;
}
