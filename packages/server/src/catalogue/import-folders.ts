import type { Pool, Queryable } from '../platform/db/pool.ts';
import type { CheckedService } from './folder/check-service.ts';
import { readServiceFolder } from './folder/read-service-folder.ts';
import { serviceFolders } from './folder/service-folders.ts';
import type { ServiceProblem } from './folder/service-problem.ts';
import { importService } from './import-service.ts';
import type { Imported } from './store.ts';

/** What became of one folder: imported (or found unchanged), or refused with its problems. */
export type FolderImport = { readonly folder: string } & (
  (Imported & { readonly code: string }) | { readonly problems: readonly ServiceProblem[] }
);

/**
 * Imports a service folder, or every service folder inside a folder 导入事项. A folder with problems is refused as a
 * whole and does not keep the others out. `note` runs in the transaction of each new version (audit); `now` in epoch ms.
 */
export async function importFolders(
  pool: Pool,
  where: string,
  now: number,
  note?: (db: Queryable, service: CheckedService, version: number) => Promise<void>,
): Promise<readonly FolderImport[]> {
  const results: FolderImport[] = [];
  for (const folder of await serviceFolders(where)) {
    const checked = await readServiceFolder(folder);
    if ('problems' in checked) {
      results.push({ folder, problems: checked.problems });
      continue;
    }
    const { service } = checked;
    const imported = await importService(pool, service, now, note);
    results.push({ folder, code: service.definition.code, ...imported });
  }
  return results;
}
