import type { FolderFiles } from '../catalogue/folder/check-service.ts';
import type { ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { findVersion, publishedFiles } from '../catalogue/store.ts';
import { isStorable } from '../instances/storable.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession, type Session } from '../platform/http/session.ts';
import { checkDraft } from './check-draft.ts';
import type { PublishingDeps } from './deps.ts';
import { fileDiffs } from './file-diffs.ts';
import { mayPrepare, mayPublish } from './policy.ts';
import { publishDraft } from './publish-draft.ts';
import * as contracts from './schema.ts';
import { dropDraft, findDraft, releasesOf, saveDraft } from './store.ts';
import { registerVersionRoutes } from './version-routes.ts';

/** Drafts of folders, larger than what people type. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Registers drafts and publication of versions 发布. Who may not prepare a service finds no draft of it. */
export function registerPublishingRoutes(app: App, deps: PublishingDeps): void {
  const { pool, clock } = deps;
  registerVersionRoutes(app, deps);

  const around = async (session: Session, code: string) => {
    const [draft, catalogue, people] = await Promise.all([
      findDraft(pool, code),
      deps.catalogue.refresh(),
      deps.directory.refresh(),
    ]);
    const serving = catalogue.find(code);
    return { draft, serving, people, may: mayPrepare(serving, draft?.savedBy, people, session) };
  };
  const save = (code: string, files: FolderFiles, basedOn: number | null, savedBy: number, seen: number) =>
    saveDraft(pool, { service: code, files, basedOn, savedAt: new Date(clock()), savedBy }, seen);

  route(app, contracts.getVersionDraft, async (request, reply) => {
    const session = requireSession(request);
    const { code } = request.params;
    const { draft, serving, people, may } = await around(session, code);
    if (draft === undefined || !may) return problem(reply, 'NOT_FOUND');
    const served = serving && (await publishedFiles(pool, { service: code, version: serving.version }))[0];
    const version = serving && (await findVersion(pool, code, serving.version));
    const check = await checkDraft(draft.files, code, { directory: people, shared: version?.callable ?? {} });
    const definition = check.service?.definition;
    return {
      name: definition?.name ?? serving?.definition.name ?? null,
      isNew: (await releasesOf(pool, code)).length === 0,
      files: draft.files,
      revision: draft.revision,
      basedOn: draft.basedOn,
      serving: serving?.version ?? null,
      savedAt: draft.savedAt.toISOString(),
      by: people.display(draft.savedBy)?.name ?? null,
      mayPublish: definition !== undefined && mayPublish(definition, serving, people, session),
      effectiveFrom: definition?.effectiveFrom ?? null,
      problems: check.problems.map(wireProblem),
      vacant: check.vacant.map(wireProblem),
      scenarios: (check.replay?.scenarios ?? []).map(({ name, failures }) => ({
        name,
        failures: failures.map((one) => ({ ...one })),
      })),
      uncovered: [...(check.replay?.coverage.uncovered ?? [])],
      diff: fileDiffs(served?.files ?? {}, draft.files),
    };
  });

  route(
    app,
    contracts.saveVersionDraft,
    async (request, reply) => {
      const session = requireSession(request);
      const { code } = request.params;
      const { seen, files } = request.body;
      const { draft, may } = await around(session, code);
      if (!may) return problem(reply, 'FORBIDDEN');
      if (!isStorable(JSON.stringify(files))) return problem(reply, 'UNSTORABLE_TEXT');
      const revision = await save(code, files, draft?.basedOn ?? null, session.personId, seen);
      return revision === undefined ? problem(reply, 'VERSION_DRAFT_CHANGED') : { revision };
    },
    { bodyLimit: BODY_LIMIT },
  );

  route(app, contracts.beginVersionDraft, async (request, reply) => {
    const session = requireSession(request);
    const { code } = request.params;
    const { version } = request.body;
    const { may } = await around(session, code);
    if (!may) return problem(reply, 'FORBIDDEN');
    const [found] = await publishedFiles(pool, { service: code, version });
    if (found === undefined) return problem(reply, 'NOT_FOUND');
    if (found.files === null) return problem(reply, 'VERSION_WITHOUT_FILES');
    const revision = await save(code, found.files, version, session.personId, 0);
    return revision === undefined ? problem(reply, 'VERSION_DRAFT_CHANGED') : { revision };
  });

  route(app, contracts.dropVersionDraft, async (request, reply) => {
    const { code } = request.params;
    if (!(await around(requireSession(request), code)).may) return problem(reply, 'FORBIDDEN');
    if (!(await dropDraft(pool, code, request.query.seen))) return problem(reply, 'VERSION_DRAFT_CHANGED');
    reply.statusCode = 204;
    return null;
  });

  route(app, contracts.publishVersion, async (request, reply) => {
    const session = requireSession(request);
    const { code } = request.params;
    const { seen, dueAt, remark } = request.body;
    if (!(await around(session, code)).may) return problem(reply, 'FORBIDDEN');
    const due = dueAt === null ? undefined : Date.parse(dueAt);
    const order = { service: code, seen, dueAt: due, remark: remark.trim() };
    const result = await publishDraft(deps, session, order);
    if ('version' in result && !('refused' in result)) return { version: result.version };
    const { refused, ...facts } = result;
    return problem(reply, refused, facts);
  });
}

function wireProblem({ file, line, at, code, message }: ServiceProblem) {
  return { file, line: line ?? null, at: at ?? null, code, message };
}
