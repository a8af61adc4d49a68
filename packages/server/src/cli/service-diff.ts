import { readServiceFolder } from '../catalogue/folder/read-service-folder.ts';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import type { FolderFiles } from '../catalogue/folder/check-service.ts';
import { publishedFiles } from '../catalogue/store.ts';
import { diffLines } from '../publishing/diff-lines.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

/** `wangban service diff DIR`: what a folder would change in the hall, file by file; gives 1 when something differs. */
export async function diffCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const folders = await serviceFolders(call.folder);
  requireFolders(folders, call.folder);
  let differs = false;
  for (const folder of folders) {
    const checked = await readServiceFolder(folder);
    if ('problems' in checked) {
      for (const problem of checked.problems) io.printError(problemLine(folder, problem, call.language));
      differs = true;
      continue;
    }
    const { definition, files = {} } = checked.service;
    const service = definition.code;
    const [served] = await io.withPool(call.data, (pool) => publishedFiles(pool, { service }));
    const lines = served === undefined ? ['new in this hall'] : changes(served.files ?? {}, files);
    for (const line of lines) io.print(`${service}: ${line}`);
    differs ||= lines.length > 0;
  }
  return differs ? 1 : 0;
}

/** `-` stands in the hall, `+` in the folder. */
function changes(served: FolderFiles, files: FolderFiles): readonly string[] {
  const names = [...new Set([...Object.keys(served), ...Object.keys(files)])].toSorted();
  return names.flatMap((name) =>
    diffLines(served[name], files[name]).flatMap((one) => {
      if (one.kind === 'gap' || one.kind === 'same') return [];
      return [`${name} ${one.kind === 'removed' ? '-' : '+'}${one.line} ${one.text}`];
    }),
  );
}
