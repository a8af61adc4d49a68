import type { Pool } from '../db/pool.ts';
import { appendAudit } from './append-audit.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Audit log 审计日志 of this process. */
export interface AuditLog {
  /** Resolves when the entry is committed; rejects when it could not be written, so that the caller can refuse. */
  append(entry: AuditEntry): Promise<void>;
}

interface Waiting {
  readonly entry: AuditEntry;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Opens the log. Entries that arrive while one batch is written go together in the next: the chain has one writer. */
export function openAuditLog(pool: Pool, clock: () => number): AuditLog {
  let waiting: Waiting[] = [];
  let writing = false;

  const flush = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await writeBatch(pool, batch, clock());
    }
    writing = false;
  };

  return {
    append: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ entry, done, failed });
        if (!writing) void flush();
      }),
  };
}

async function writeBatch(pool: Pool, batch: readonly Waiting[], nowMs: number): Promise<void> {
  try {
    const entries = batch.map((one) => one.entry);
    await appendAudit(pool, entries, nowMs);
    for (const one of batch) one.done();
  } catch (error) {
    for (const one of batch) one.failed(error);
  }
}
