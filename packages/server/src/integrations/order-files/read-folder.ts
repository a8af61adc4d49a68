import type { KnownSystem } from '../systems/systems.ts';
import type { OrderFileDeps } from './deps.ts';
import {
  droppedFiles,
  fileAway,
  openDropFolder,
  readDropped,
  settledFiles,
  sweepFiled,
  type Dropped,
  type Look,
} from './drop-folder.ts';
import { reportText } from './report-text.ts';
import { takeFile } from './take-file.ts';

/** For so long a file must not have changed, unless the definition says otherwise. */
const SETTLE_MS = 60_000;
/** What cannot be read is tried again so often. */
const AGAIN_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** What a process remembers of a drop folder between two looks. */
export interface FolderReader {
  /** Reads what is whole; gives the number of files. */
  read(system: KnownSystem, name: string): Promise<number>;
}

/** Reads the drop folder 投放文件夹 of one system. */
export function openFolderReader(deps: OrderFileDeps & { readonly dropFolder: string }): FolderReader {
  const { clock, log, alarm, dropFolder } = deps;
  let looks: ReadonlyMap<string, Look> = new Map();
  const failed = new Map<string, number>();
  let sweptAt = -Infinity;

  const readOne = async (system: KnownSystem, folder: string, { name }: Dropped): Promise<void> => {
    const bytes = await readDropped(folder, name);
    if (bytes === undefined) return;
    const row = await takeFile(deps, system, { name, via: 'folder', bytes });
    if (row === undefined) return;
    const to = row.useless ? 'refused' : 'done';
    await fileAway(folder, name, { to, at: row.firstReadAt, report: reportText(row) });
  };

  return {
    read: async (system, name) => {
      const now = clock();
      const folder = await openDropFolder(dropFolder, name);
      if (folder === undefined) throw new Error(`${name} in the drop folder is no folder`);
      if (now - sweptAt >= DAY_MS) {
        sweptAt = now;
        await sweepFiled(folder, now);
      }
      const { settleSeconds } = system.definition.file ?? {};
      const settleMs = settleSeconds === undefined ? SETTLE_MS : settleSeconds * 1000;
      const settled = settledFiles(await droppedFiles(folder), looks, { now, settleMs });
      ({ looks } = settled);
      const due = settled.whole.filter((file) => now - (failed.get(file.name) ?? -Infinity) >= AGAIN_MS);
      for (const file of due) {
        try {
          await readOne(system, folder, file);
          failed.delete(file.name);
        } catch (error) {
          failed.set(file.name, now);
          log.error({ err: error, system: system.code, file: file.name }, 'a dropped file could not be read');
          await alarm({ system: system.code, about: 'fetch', error: UNREADABLE });
        }
      }
      return due.length;
    },
  };
}

const UNREADABLE = {
  zh: '投放文件夹里的文件打不开或移不走，请检查权限',
  en: 'A file in the drop folder cannot be opened or moved: check the rights',
} as const;
