import type { Pool } from '../platform/db/pool.ts';
import { buildSnapshot, type DirectorySnapshot } from './snapshot.ts';
import { directoryRevision, readDirectory } from './store.ts';

/** The directory of this process: one snapshot, replaced as a whole when the data changed. */
export interface LiveDirectory {
  /** The newest snapshot that is loaded. */
  current(): DirectorySnapshot;
  /**
   * Gives a snapshot at least as new as `revision` (which a caller read together with its data);
   * without one, the database is asked. Loads only when the snapshot is older; callers share one load.
   */
  refresh(revision?: number): Promise<DirectorySnapshot>;
}

/** Loads the directory 组织数据 and keeps it. Rows are read set-wise: 50,000 people take well under a second. */
export async function createDirectory(pool: Pool): Promise<LiveDirectory> {
  let snapshot = buildSnapshot(await readDirectory(pool));
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    const loaded = buildSnapshot(await readDirectory(pool));
    if (loaded.revision > snapshot.revision) snapshot = loaded;
  };
  const loadOnce = (): Promise<void> => {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    current: () => snapshot,
    async refresh(revision) {
      const wanted = revision ?? (await directoryRevision(pool));
      // A load that was under way may have begun before the wanted change: then one more.
      for (let attempt = 0; snapshot.revision < wanted && attempt < 2; attempt++) await loadOnce();
      return snapshot;
    },
  };
}
