import { followRevision, type Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import { buildSnapshot, type DirectorySnapshot } from './snapshot.ts';
import { directoryRevision, readDirectory } from './store.ts';

/** The directory of this process: one snapshot, replaced as a whole when the data changed. */
export type LiveDirectory = Live<DirectorySnapshot>;

/** Loads the directory 组织数据 and keeps it. Rows are read set-wise: 50,000 people take about half a second. */
export function createDirectory(pool: Pool): Promise<LiveDirectory> {
  return followRevision(
    async () => buildSnapshot(await readDirectory(pool)),
    () => directoryRevision(pool),
  );
}
