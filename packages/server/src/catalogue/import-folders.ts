import type { Pool } from '../platform/db/pool.ts';
import { readServiceFolder } from './folder/read-service-folder.ts';
import { serviceFolders } from './folder/service-folders.ts';
import type { ServiceProblem } from './folder/service-problem.ts';
import { importService } from './import-service.ts';
import type { Imported, ImportOptions } from './store.ts';

/** What became of one folder: imported (or found unchanged), or refused with its problems. */
export type FolderImport = { readonly folder: string } & (
  (Imported & { readonly code: string }) | { readonly problems: readonly ServiceProblem[] }
);

/**
 * Imports a service folder, or every service folder inside a folder 导入事项. A folder with problems is refused as a
 * whole and does not keep the others out.
 */
export async function importFolders(
  pool: Pool,
  where: string,
  options: ImportOptions,
): Promise<readonly FolderImport[]> {
  const results: FolderImport[] = [];
  for (const folder of await serviceFolders(where)) {
    const checked = await readServiceFolder(folder);
    if ('problems' in checked) {
      results.push({ folder, problems: checked.problems });
      continue;
    }
    const { service } = checked;
    const imported = await importService(pool, service, options);
    results.push({
      folder,
      ...('problems' in imported ? imported : { code: service.definition.code, ...imported }),
    });
  }
  return results;
}
