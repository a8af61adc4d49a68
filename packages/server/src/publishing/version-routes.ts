import { publishedFiles } from '../catalogue/store.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { PublishingDeps } from './deps.ts';
import { fileDiffs } from './file-diffs.ts';
import { mayPrepare } from './policy.ts';
import { diffVersion, downloadVersion, listVersions, withdrawVersion } from './schema.ts';
import { findDraft, type ReleaseRow, releasesOf, withdrawRelease } from './store.ts';
import { writeZip } from './write-zip.ts';

/** Registers what concerns published versions 版本. */
export function registerVersionRoutes(app: App, deps: PublishingDeps): void {
  const { pool, clock, catalogue, directory } = deps;
  const filesOf = async (service: string, version: number) =>
    (await publishedFiles(pool, { service, version }))[0];

  route(app, listVersions, async (request, reply) => {
    const { code } = request.params;
    const [rows, draft, current] = await Promise.all([
      releasesOf(pool, code),
      findDraft(pool, code),
      catalogue.refresh(),
    ]);
    if (rows.length === 0) return problem(reply, 'NOT_FOUND');
    const serving = current.find(code);
    const people = await directory.refresh();
    const nameOf = (id: number | null) => (id === null ? null : (people.display(id)?.name ?? null));
    return {
      name: serving?.definition.name ?? null,
      mayPublish: mayPrepare(serving, draft?.savedBy, people, requireSession(request)),
      draft: draft
        ? { savedAt: draft.savedAt.toISOString(), by: nameOf(draft.savedBy), basedOn: draft.basedOn }
        : null,
      items: rows.map((row) => ({ ...shown(row, rows), by: nameOf(row.publishedBy) })),
    };
  });

  route(app, diffVersion, async ({ params, query }, reply) => {
    const rows = await releasesOf(pool, params.code);
    const before = rows.find((row) => row.version < params.version && row.inForceAt !== null);
    const against = query.against ?? before?.version;
    const after = await filesOf(params.code, params.version);
    if (after === undefined) return problem(reply, 'NOT_FOUND');
    const base = against === undefined ? undefined : await filesOf(params.code, against);
    if (after.files === null || base?.files === null) return problem(reply, 'VERSION_WITHOUT_FILES');
    return { against: against ?? null, files: fileDiffs(base?.files ?? {}, after.files) };
  });

  route(app, downloadVersion, async ({ params }, reply) => {
    const found = await filesOf(params.code, params.version);
    if (found === undefined) return problem(reply, 'NOT_FOUND');
    if (found.files === null) return problem(reply, 'VERSION_WITHOUT_FILES');
    const name = `${params.code}-${params.version}.zip`;
    reply.headers({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
    });
    // With the folder inside, so that it unpacks as it was.
    const entries = Object.entries(found.files).map(([file, text]) => [`${params.code}/${file}`, text]);
    return writeZip(Object.fromEntries(entries));
  });

  route(app, withdrawVersion, async (request, reply) => {
    const { code, version } = request.params;
    const session = requireSession(request);
    const serving = (await catalogue.refresh()).find(code);
    if (!mayPrepare(serving, undefined, await directory.refresh(), session))
      return problem(reply, 'FORBIDDEN');
    const by = { person: session.personId, now: clock() };
    if (!(await withdrawRelease(pool, code, version, by))) return problem(reply, 'VERSION_NOT_WAITING');
    reply.statusCode = 204;
    return null;
  });
}

function shown(row: ReleaseRow, all: readonly ReleaseRow[]) {
  const { version, publishedAt, dueAt, inForceAt, effectiveFrom, remark, hasFiles, running } = row;
  const next = all.filter((one) => one.version > version && one.inForceAt !== null).at(-1);
  return {
    version,
    state: stateOf(row),
    publishedAt: publishedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    from: inForceAt?.toISOString() ?? null,
    until: inForceAt === null ? null : (next?.inForceAt?.toISOString() ?? null),
    effectiveFrom,
    remark,
    hasFiles,
    running,
  };
}

function stateOf({
  inForce,
  inForceAt,
  withdrawnAt,
}: ReleaseRow): 'inForce' | 'waiting' | 'past' | 'withdrawn' {
  if (withdrawnAt !== null) return 'withdrawn';
  if (inForceAt === null) return 'waiting';
  return inForce ? 'inForce' : 'past';
}
