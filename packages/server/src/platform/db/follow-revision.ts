import { readTogether } from './read-together.ts';

/** Something of this process that follows a row of `revision`: replaced as a whole when the data changed. */
export interface Live<Snapshot> {
  /** The newest snapshot that is loaded. */
  current(): Snapshot;
  /**
   * Gives a snapshot at least as new as `revision` (which a caller read together with its data); without one, the
   * database is asked. Loads only when the snapshot is older; callers share one load.
   */
  refresh(revision?: number): Promise<Snapshot>;
}

/** Loads a snapshot 快照 and keeps it. `load` reads data and revision at one moment, `newest` the revision alone. */
export async function followRevision<Snapshot extends { readonly revision: number }>(
  load: () => Promise<Snapshot>,
  newest: () => Promise<number>,
): Promise<Live<Snapshot>> {
  let snapshot = await load();
  let loading: Promise<void> | undefined;
  const newestNow = readTogether(newest);

  const replace = async (): Promise<void> => {
    const loaded = await load();
    if (loaded.revision > snapshot.revision) snapshot = loaded;
  };
  const replaceOnce = (): Promise<void> => {
    loading ??= replace().finally(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    current: () => snapshot,
    async refresh(revision) {
      const wanted = revision ?? (await newestNow());
      // A load that was under way may have begun before the wanted change: then one more.
      for (let attempt = 0; snapshot.revision < wanted && attempt < 2; attempt++) await replaceOnce();
      return snapshot;
    },
  };
}
