import { type FolderImport, importFolders } from '../catalogue/import-folders.ts';
import type { ImportOptions } from '../catalogue/store.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

/** `wangban service import DIR`: publishes what changed; gives 1 when a folder has problems (it is left out whole). */
export async function importCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const now = io.clock();
  const note: ImportOptions['note'] = async (db, { service, contentHash }, version) => {
    const facts = { version, contentHash };
    const entry = {
      actor: undefined,
      action: 'importService',
      outcome: 'done',
      target: service,
      facts,
    } as const;
    await appendAudit(db, [entry], now);
  };
  const results = await io.withPool(call.data, (pool) => importFolders(pool, call.folder, { now, note }));
  requireFolders(
    results.map(({ folder }) => folder),
    call.folder,
  );
  if (call.json) io.print(JSON.stringify({ services: results }, null, 2));
  else for (const result of results) printResult(result, call.language, io);
  return results.some((result) => 'problems' in result) ? 1 : 0;
}

function printResult(result: FolderImport, language: 'zh' | 'en', io: ServiceIo): void {
  if ('problems' in result) {
    for (const problem of result.problems) io.printError(problemLine(result.folder, problem, language));
    return io.printError(`${result.folder}: not imported`);
  }
  const { code, version, isNew } = result;
  io.print(
    isNew ? `${code}: imported as version ${version}` : `${code}: unchanged, version ${version} serves`,
  );
}
