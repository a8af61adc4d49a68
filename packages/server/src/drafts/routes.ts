import { mayApplyFor, type BehalfDeps } from '../applying/policy.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import { personRef } from '../instances/pages/person-ref.ts';
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
  readonly serviceByVersion: ServiceByVersion;
  /** May the person apply for this one 能否代办? */
  readonly behalf: BehalfDeps;
  readonly clock: () => number;
}

/** Registers the own drafts 我的草稿. A session reaches its own drafts only: no route takes a person's id. */
export function registerDraftRoutes(app: App, deps: DraftDeps): void {
  const { drafts, catalogue, clock, behalf } = deps;

  route(app, listDrafts, async (request) => {
    const own = await drafts.list(requireSession(request).personId);
    const services = await catalogue.refresh();
    const names = await behalf.directory.refresh();
    const { personId } = requireSession(request);
    const items = own.map(({ service, forId, savedAt }) => {
      const name = services.find(service)?.definition.name ?? { zh: service, en: service };
      return { service, name, savedAt, for: forId === personId ? null : personRef(names, forId) };
    });
    return { items };
  });

  route(app, saveDraft, async (request, reply) => {
    const actor = requireSession(request);
    const { service } = request.params;
    const { data, version } = request.body;
    const { for: forId = actor.personId } = request.query;
    const entry = (await catalogue.refresh()).find(service);
    const compiled = entry && (await deps.serviceByVersion(service, entry.version));
    if (compiled === undefined) return problem(reply, 'NOT_FOUND');
    if (forId !== actor.personId && !(await mayApplyFor(behalf, actor, forId, compiled)))
      return problem(reply, 'NOT_FOR_THEM');
    const key = { personId: actor.personId, service, forId };
    if (Buffer.byteLength(JSON.stringify(data)) > MAX_DRAFT_BYTES)
      return problem(reply, 'DRAFT_TOO_LARGE', { limit: '256 KB' });
    const saved = await drafts.save(key, data, version, clock());
    if (saved !== undefined) return saved;
    return problem(reply, 'DRAFT_CONFLICT', { draft: (await drafts.find(key)) ?? null });
  });

  route(app, deleteDraft, async (request, reply) => {
    const { personId } = requireSession(request);
    const { for: forId = personId } = request.query;
    await drafts.remove({ personId, service: request.params.service, forId });
    reply.statusCode = 204;
    return null;
  });
}
