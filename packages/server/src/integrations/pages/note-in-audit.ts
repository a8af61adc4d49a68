import { appendAudit } from '../../platform/audit/append-audit.ts';
import type { Queryable } from '../../platform/db/pool.ts';
import type { Settler } from './deps.ts';

/** Ids that an entry names; of more it says how many. */
const NAMED = 100;

/** An act on rows in the audit chain 处理留痕, within the act's own transaction: it is in the chain, or was not done. */
export async function noteInAudit(
  db: Queryable,
  { system, by, requestId }: Settler,
  act: {
    readonly action: string;
    readonly ids: readonly number[];
    readonly now: number;
    readonly facts?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { action, ids, now, facts = {} } = act;
  const named = { ids: ids.slice(0, NAMED), count: ids.length };
  const entry = {
    actor: by,
    action,
    target: system,
    requestId,
    outcome: 'done',
    facts: { ...facts, ...named },
  } as const;
  await appendAudit(db, [entry], now);
}
