import { statement } from '../db/statement.ts';
import type { Queryable } from '../db/pool.ts';
import { storedEntry, type AuditEntry } from './audit-entry.ts';
import { canonicalJson } from './canonical-json.ts';

const insert = statement('append_audit', 'SELECT append_audit($1::jsonb)');

/**
 * Appends to the audit chain 审计链. With a client inside a transaction the entries stand or fall with it, and other
 * appenders wait until it ends: keep that transaction short.
 */
export async function appendAudit(
  db: Queryable,
  entries: readonly AuditEntry[],
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  const rows = entries.map((entry) => {
    const stored = storedEntry(entry, at);
    return { ...stored, canonical: canonicalJson(stored) };
  });
  await insert(db, [JSON.stringify(rows)]);
}
