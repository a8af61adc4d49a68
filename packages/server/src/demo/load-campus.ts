import { createHash } from 'node:crypto';
import { replaceCodes } from '../codes/store.ts';
import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { planImport } from '../people/import/plan-import.ts';
import type { ImportRows } from '../people/import/rows.ts';
import { beginImport, insertImportRun, readKnown } from '../people/import/store.ts';
import { bumpDirectory } from '../people/store.ts';
import { buildCampus, campusFiles } from './campus.ts';
import { DEMO_CODE_LISTS, demoCodes } from './code-lists.ts';
import { hallState, knownLists } from './store.ts';

/** `loaded` now, here since an earlier start, or the hall has a directory of its own, which a demo must not touch. */
export type CampusState = 'loaded' | 'present' | 'foreign';

/**
 * Loads the demo campus 演示校园 into an empty hall, through the same plan and write steps as an import: all of it or
 * nothing. Every later call only looks whether it is there, and adds code lists 字典 that the hall does not have yet.
 * `now`: epoch milliseconds.
 */
export async function loadCampus(pool: Pool, now: number): Promise<CampusState> {
  const before = await hallState(pool);
  if (before === 'present') await transaction(pool, (db) => addCodeLists(db, now));
  if (before !== 'empty') return before;
  const files = campusFiles(buildCampus());
  return transaction(pool, async (db) => {
    await beginImport(db);
    // Another process may have been quicker while this one waited for the lock.
    const state = await hallState(db);
    if (state !== 'empty') return state;
    for (const file of files) await importFile(db, file, now);
    await addCodeLists(db, now);
    await bumpDirectory(db);
    await noteRun(db, files, now);
    return 'loaded';
  });
}

async function addCodeLists(db: Queryable, now: number): Promise<void> {
  const known = await knownLists(db, Object.keys(DEMO_CODE_LISTS));
  const today = new Date(now).toISOString().slice(0, 10);
  for (const [list, codes] of Object.entries(DEMO_CODE_LISTS))
    if (!known.has(list)) await replaceCodes(db, list, demoCodes(codes), today);
}

async function importFile(db: Queryable, file: ImportRows, now: number): Promise<void> {
  const plan = await planImport(db, file, await readKnown(db));
  await plan.write(db, now);
}

async function noteRun(db: Queryable, files: readonly ImportRows[], now: number): Promise<void> {
  const rows = files.reduce((sum, file) => sum + file.rows.length, 0);
  const sha256 = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  await insertImportRun(db, {
    kind: 'demo',
    fileName: 'demo campus',
    sha256,
    encoding: 'none',
    rows,
    added: rows,
    changed: 0,
    unchanged: 0,
    leavers: 0,
    actor: undefined,
    at: now,
  });
}
