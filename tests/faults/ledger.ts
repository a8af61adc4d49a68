import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Done } from '../../packages/server/src/instances/ask.ts';

/** What a client meant to do 台账意图: written before it is sent. */
export interface Intent {
  readonly key: string;
  readonly person: number;
  readonly kind: 'submit' | 'approve' | 'withdraw';
  /** Reason of a submit, task of an approval, instance of a withdrawal. */
  readonly about: string;
}
/** What came back: done, refused with a code; nothing = unknown. */
export interface Reply {
  readonly key: string;
  readonly done?: Done;
  readonly refused?: string;
}

/** A client's ledger 客户台账: the judge of what was acknowledged, whatever the server's own books say. */
export interface Ledger {
  readonly intents: readonly Intent[];
  readonly replies: ReadonlyMap<string, Reply>;
}

/** Appends a line at once; a kill of this process cannot take it back. */
export function note(file: string, line: Intent | Reply): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Reads the ledger; a last line that was cut off by a kill was never sent. */
export function readLedger(file: string): Ledger {
  const intents: Intent[] = [];
  const replies = new Map<string, Reply>();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const line of text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((one) => one !== '')) {
    const entry: Intent | Reply = JSON.parse(line);
    if ('kind' in entry) intents.push(entry);
    else replies.set(entry.key, entry);
  }
  return { intents, replies };
}
