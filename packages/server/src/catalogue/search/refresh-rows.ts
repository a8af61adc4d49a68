import type { Pool } from '../../platform/db/pool.ts';
import { readDefinition } from '../stored/read-definition.ts';
import { searchRowOf } from './search-row.ts';
import { staleDefinitions, writeSearchRow } from './store.ts';

/** Computes the search rows that are missing or were made by an older program 重建检索; gives their number. What cannot be read has none. */
export async function refreshSearchRows(pool: Pool): Promise<number> {
  const stale = await staleDefinitions(pool);
  const readable = stale.map(readDefinition).flatMap((one) => ('reason' in one ? [] : [one.definition]));
  for (const definition of readable) await writeSearchRow(pool, searchRowOf(definition));
  return readable.length;
}
