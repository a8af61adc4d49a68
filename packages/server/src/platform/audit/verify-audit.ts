import { createHash } from 'node:crypto';
import type { Queryable } from '../db/pool.ts';
import { canonicalJson } from './canonical-json.ts';

/** Result of a check 校验结果: how many entries, the head to compare with one kept elsewhere, the first break. */
export interface AuditVerdict {
  readonly entries: number;
  /** Hash of the last entry, hexadecimal; '' = no entry yet. */
  readonly head: string;
  /** First entry that does not follow from the one before it; undefined = the chain holds. */
  readonly brokenAt: { readonly id: number; readonly reason: string } | undefined;
}

interface Row {
  readonly id: number;
  readonly at: Date;
  readonly actor: number | null;
  readonly action: string;
  readonly outcome: string;
  readonly target: string | null;
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

const PAGE = 5000;

/**
 * Recomputes the chain from the first entry, page by page: an edited, removed, inserted or moved row breaks it.
 * @param noted hash of an entry that was kept elsewhere: a chain without it was cut off or made anew
 */
export async function verifyAudit(db: Queryable, noted?: string): Promise<AuditVerdict> {
  let previous: Buffer = Buffer.alloc(0);
  let entries = 0;
  let after = 0;
  let isKnown = noted === undefined;
  for (;;) {
    const rows = await readPage(db, after);
    for (const row of rows) {
      const reason = breakReason(row, previous);
      if (reason !== undefined)
        return { entries, head: previous.toString('hex'), brokenAt: { id: row.id, reason } };
      previous = row.hash;
      after = row.id;
      entries += 1;
      isKnown ||= row.hash.toString('hex') === noted?.toLowerCase();
    }
    if (rows.length < PAGE) break;
  }
  const cut = {
    id: after,
    reason: `no entry has the noted hash ${noted ?? ''}: entries after this one were cut off`,
  };
  return { entries, head: previous.toString('hex'), brokenAt: isKnown ? undefined : cut };
}

function breakReason(row: Row, previous: Buffer): string | undefined {
  if (!row.previousHash.equals(previous)) return 'an entry before it is missing, was inserted or was moved';
  const { at, actor, action, outcome, target, requestId, facts } = row;
  const text = canonicalJson({ at: at.toISOString(), actor, action, outcome, target, requestId, facts });
  const hash = createHash('sha256').update(previous).update(text).digest();
  return hash.equals(row.hash) ? undefined : 'its content was changed';
}

async function readPage(db: Queryable, after: number): Promise<readonly Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT id, at, actor, action, outcome, target, request_id AS "requestId", facts,
            previous_hash AS "previousHash", hash
     FROM audit_entry WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
    [after],
  );
  return rows;
}
