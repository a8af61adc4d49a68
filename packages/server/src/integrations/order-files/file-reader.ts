import { lookingWorker } from '../looking-worker.ts';
import type { SystemWorker } from '../system-workers.ts';
import type { OrderFileDeps } from './deps.ts';
import { fetchFiles } from './fetch-files.ts';
import { openFolderReader } from './read-folder.ts';

const LOOK_EVERY_MS = 5000;

/** Reads the files of orders of one system 工单文件: those that are dropped into its folder, and those at its address. */
export function fileReader(deps: OrderFileDeps, code: string): SystemWorker {
  const { clock, systems, log, dropFolder } = deps;
  const folders = dropFolder === undefined ? undefined : openFolderReader({ ...deps, dropFolder });
  return lookingWorker({
    clock,
    everyMs: LOOK_EVERY_MS,
    look: async () => {
      const system = systems.current().find(code);
      const { folder, url } = system?.definition.file ?? {};
      if (system === undefined || system.status !== 'active') return 0;
      const dropped = folder === undefined ? 0 : ((await folders?.read(system, folder)) ?? 0);
      return dropped + (url === undefined ? 0 : await fetchFiles(deps, system, url));
    },
    report: (error) => log.error({ err: error, system: code }, 'files could not be read'),
  });
}
