import type { Pool } from '../../platform/db/pool.ts';
import { folded } from './fold.ts';
import { readQuery } from './query.ts';
import { findServices, insertMiss } from './store.ts';

/**
 * Notes a search that found nothing 零结果登记. The page says so once the person has stopped typing; whether it is true is
 * looked up here, so that the list cannot be filled with anything else.
 * @param day local date on which it was looked for
 */
export async function noteMissed(pool: Pool, typed: string, day: string): Promise<void> {
  const query = readQuery(typed);
  if (query === undefined) return;
  const { near, codes } = await findServices(pool, query, undefined);
  if (codes.length > 0 && !near) return;
  await insertMiss(pool, { day, query: typed.trim().split(/\s+/).map(folded).join(' '), near });
}
