import type { Queryable } from '../platform/db/pool.ts';

/** Whose directory a hall has: nobody's yet, the demo campus, or a school's own. */
export async function hallState(db: Queryable): Promise<'empty' | 'present' | 'foreign'> {
  const { rows } = await db.query<{ demo: boolean; units: boolean }>(
    `SELECT EXISTS (SELECT FROM import_run WHERE kind = 'demo') AS demo, EXISTS (SELECT FROM unit) AS units`,
  );
  const [found] = rows;
  if (found?.demo === true) return 'present';
  return found?.units === true ? 'foreign' : 'empty';
}
