import { Value } from 'typebox/value';
import type { Pool } from '../../platform/db/pool.ts';
import { ServiceDefinition } from '../definition.ts';
import { searchRowOf } from './search-row.ts';
import { staleDefinitions, writeSearchRow } from './store.ts';

/** Computes the search rows that are missing or were made by an older program 重建检索; gives their number. */
export async function refreshSearchRows(pool: Pool): Promise<number> {
  const stale = await staleDefinitions(pool);
  for (const definition of stale)
    await writeSearchRow(pool, searchRowOf(Value.Parse(ServiceDefinition, definition)));
  return stale.length;
}
