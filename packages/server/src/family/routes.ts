import type { Catalogue } from '../catalogue/catalogue.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { agreeFamilyLink, askFamilyLink, endFamilyLink, listFamilyLinks } from './schema.ts';
import { agreeToLink, askForLink, endLink, linksOf, MOST_LINKS, type FamilyLink } from './store.ts';

/** What the routes of family links need. */
export interface FamilyDeps extends PeopleDeps {
  readonly catalogue: { refresh(): Promise<Catalogue> };
}

const WRONG_PERSON = {
  zh: '学工号和姓名对不上，请核对后再填。',
  en: 'Number and name do not belong together; please check both.',
};

/** Registers family links 亲情账号. A session reaches its own links only. */
export function registerFamilyRoutes(app: App, { pool, directory, catalogue, clock }: FamilyDeps): void {
  route(app, listFamilyLinks, async (request) => {
    const { personId } = requireSession(request);
    const [links, names, services] = await Promise.all([
      linksOf(pool, personId),
      directory.refresh(),
      catalogue.refresh(),
    ]);
    const nameOf = (code: string) => services.find(code)?.definition.name ?? { zh: code, en: code };
    const items = links.map((link) => ({
      id: link.id,
      proxy: personRef(names, link.proxy),
      principal: personRef(names, link.principal),
      relation: link.relation,
      services: link.services.map((code) => ({ code, name: nameOf(code) })),
      state: stateOf(link),
      askedByMe: link.askedBy === personId,
      askedAt: link.askedAt.toISOString(),
      agreedAt: link.agreedAt?.toISOString() ?? null,
      endedAt: link.endedAt?.toISOString() ?? null,
      endedBy: link.endedBy === null ? null : personRef(names, link.endedBy),
    }));
    const admitting = services.all().filter(({ definition }) => definition.onBehalf?.includes('family'));
    const named = admitting.map(({ card: { code, name } }) => ({ code, name }));
    return { items, services: named, most: MOST_LINKS };
  });

  route(app, askFamilyLink, async (request, reply) => {
    const { personId } = requireSession(request);
    const { personNo, name, they, relation, services } = request.body;
    const found = (await directory.refresh()).personByNo(personNo.trim());
    if (found?.active !== true || found.name !== name.trim() || found.id === personId) {
      const message = WRONG_PERSON[requestLanguage(request.headers['accept-language'])];
      return problem(reply, 'INVALID_INPUT', { count: 1 }, [
        { field: '/personNo', code: 'unknown', message },
      ]);
    }
    const [proxy, principal] = they === 'proxy' ? [found.id, personId] : [personId, found.id];
    const link = { proxy, principal, relation: relation.trim(), services, askedBy: personId };
    const asked = await askForLink(pool, link, new Date(clock()));
    if (asked === 'exists') return problem(reply, 'FAMILY_LINK_EXISTS');
    if (asked === 'limit') return problem(reply, 'FAMILY_LINK_LIMIT', { most: MOST_LINKS });
    reply.statusCode = 201;
    return asked;
  });

  route(app, agreeFamilyLink, async (request, reply) => {
    const { personId } = requireSession(request);
    const agreed = await agreeToLink(pool, request.params.id, personId, new Date(clock()));
    if (!agreed) return problem(reply, 'NOT_FOUND');
    reply.statusCode = 204;
    return null;
  });

  route(app, endFamilyLink, async (request, reply) => {
    const { personId } = requireSession(request);
    const ended = await endLink(pool, request.params.id, personId, new Date(clock()));
    if (!ended) return problem(reply, 'NOT_FOUND');
    reply.statusCode = 204;
    return null;
  });
}

function stateOf({ agreedAt, endedAt }: FamilyLink): 'asked' | 'active' | 'ended' {
  if (endedAt !== null) return 'ended';
  return agreedAt === null ? 'asked' : 'active';
}
