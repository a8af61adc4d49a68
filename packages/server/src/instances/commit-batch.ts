import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { BatchRows } from './effects/rows.ts';

const commit = statement<{ lost: readonly number[] }>(
  'instances.commit-batch',
  'SELECT array_to_json(commit_batch($1)) AS lost',
);

/**
 * Writes a batch 写批 in one statement, so in one transaction unless the caller holds one. Answers the ids of the
 * instances that were not written because somebody was quicker; all others are.
 */
export async function commitBatch(db: Queryable, parts: readonly BatchRows[]): Promise<ReadonlySet<number>> {
  const [row] = await commit(db, [batchArgument(parts)]);
  return new Set(row?.lost);
}

/** The rows of several instances as one JSON text, by table; tables without rows are left out. */
export function batchArgument(parts: readonly BatchRows[]): string {
  const tables: Record<string, unknown[]> = {};
  for (const part of parts) {
    for (const [table, rows] of Object.entries<readonly unknown[]>(part)) {
      if (rows.length > 0) (tables[table] ??= []).push(...rows);
    }
  }
  return JSON.stringify(tables);
}
