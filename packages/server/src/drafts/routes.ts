import type { Catalogue } from '../catalogue/catalogue.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { deleteDraft, listDrafts, saveDraft } from './schema.ts';
import type { Drafts } from './store.ts';

/** Largest draft, as JSON in UTF-8. */
const MAX_DRAFT_BYTES = 256 * 1024;

/** What the drafts' routes need. */
export interface DraftDeps {
  readonly drafts: Drafts;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly clock: () => number;
}

/** Registers the own drafts 我的草稿. A session reaches its own drafts only: no route takes a person's id. */
export function registerDraftRoutes(app: App, { drafts, catalogue, clock }: DraftDeps): void {
  route(app, listDrafts, async (request) => {
    const own = await drafts.list(requireSession(request).personId);
    const services = await catalogue.refresh();
    const items = own.map(({ service, savedAt }) => {
      const name = services.find(service)?.definition.name ?? { zh: service, en: service };
      return { service, name, savedAt };
    });
    return { items };
  });

  route(app, saveDraft, async (request, reply) => {
    const { personId } = requireSession(request);
    const { service } = request.params;
    const { data, version } = request.body;
    if ((await catalogue.refresh()).find(service) === undefined) return problem(reply, 'NOT_FOUND');
    if (Buffer.byteLength(JSON.stringify(data)) > MAX_DRAFT_BYTES)
      return problem(reply, 'DRAFT_TOO_LARGE', { limit: '256 KB' });
    const saved = await drafts.save(personId, service, data, version, clock());
    if (saved !== undefined) return saved;
    return problem(reply, 'DRAFT_CONFLICT', { draft: (await drafts.find(personId, service)) ?? null });
  });

  route(app, deleteDraft, async (request, reply) => {
    await drafts.remove(requireSession(request).personId, request.params.service);
    reply.statusCode = 204;
    return null;
  });
}
