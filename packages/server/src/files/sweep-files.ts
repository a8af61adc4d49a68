import type { Pool } from '../platform/db/pool.ts';
import type { FileDisk } from './disk.ts';
import { deleteUnclaimed, existingFiles } from './store.ts';

/** Uploads that nobody submitted are kept this long. */
const KEPT_MS = 24 * 3_600_000;
/** Ids looked up at once. */
const BATCH = 500;

/** What a sweep did. */
export interface Sweep {
  /** Files that no draft and no case names. */
  readonly removed: number;
  /** Bytes without a row, and uploads that broke off. */
  readonly leftovers: number;
}

/**
 * Cleans up uploads 清理无主材料. Idempotent, safe beside running uploads (it looks only at what is a day old) and beside
 * another sweep. Rows go first: bytes without a row are swept next time, a row without bytes would be a broken link.
 */
export async function sweepFiles(
  deps: { readonly pool: Pool; readonly disk: FileDisk },
  now: number,
): Promise<Sweep> {
  const { pool, disk } = deps;
  const before = now - KEPT_MS;
  const removed = await deleteUnclaimed(pool, before);
  for (const id of removed) await disk.remove(id);
  return { removed: removed.length, leftovers: await sweepLeftovers(deps, before) };
}

async function sweepLeftovers(
  { pool, disk }: { pool: Pool; disk: FileDisk },
  before: number,
): Promise<number> {
  let removed = 0;
  let ids: string[] = [];
  const removeUnknown = async (): Promise<void> => {
    const known = await existingFiles(pool, ids);
    for (const id of ids.filter((one) => !known.has(one))) {
      await disk.remove(id);
      removed += 1;
    }
    ids = [];
  };
  for await (const found of disk.listOlder(before)) {
    if ('temporary' in found) {
      await disk.removeIncoming(found.temporary);
      removed += 1;
    } else if (ids.push(found.id) >= BATCH) {
      await removeUnknown();
    }
  }
  await removeUnknown();
  return removed;
}
