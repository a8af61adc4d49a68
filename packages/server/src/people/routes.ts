import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { receiveFile, withMultipart } from '../files/receive-file.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { PeopleDeps } from './deps.ts';
import { findUnits } from './find-units.ts';
import { importDirectory } from './import/import-directory.ts';
import { LIMITS } from './import/table.ts';
import * as contracts from './schema.ts';
import { registerSubstitutionRoutes } from './substitution-routes.ts';

/** Registers search of people and units, directory import and own substitutes. */
export function registerPeopleRoutes(app: App, deps: PeopleDeps): void {
  const { pool, directory, clock } = deps;
  registerSubstitutionRoutes(app, deps);
  route(app, contracts.findPeople, async ({ query }) => ({
    items: [...directory.current().findPeople(query.query)],
  }));
  route(app, contracts.findUnits, async ({ query }) => ({
    items: [...findUnits(directory.current(), query.query)],
  }));

  withMultipart(app, (scope) => {
    route(scope, contracts.importDirectory, async (request, reply) => {
      const { personId } = requireSession(request);
      const { kind, dryRun = true, confirmLeavers = false } = request.query;
      const sink = { take: (stream: Readable) => buffer(stream), discard: () => Promise.resolve() };
      const received = await receiveFile(request, LIMITS.fileBytes, sink);
      if ('refused' in received) return problem(reply, received.refused, { limit: '20 MB' });
      const language = requestLanguage(request.headers['accept-language']);
      const { name: fileName, content: bytes } = received;
      const now = clock();
      const entry = { actor: personId, action: 'importDirectory', target: kind, requestId: request.id };
      const report = await importDirectory(
        pool,
        { kind, fileName, bytes, apply: !dryRun, confirmLeavers, actor: personId, now, language },
        // Written in the import's own transaction: what was imported is in the log, or was not imported.
        (db, { sha256, counts }) =>
          appendAudit(db, [{ ...entry, outcome: 'done', facts: { sha256, ...counts } }], now),
      );
      // A dry run changes nothing and leaves no entry.
      request.audited = true;
      if (report.applied) await directory.refresh();
      else if (!dryRun) await scope.auditLog.append({ ...entry, outcome: 'refused' });
      return report;
    });
  });
}
