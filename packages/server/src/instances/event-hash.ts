import { hash } from 'node:crypto';

/** What one history row says, as it is hashed. `at`: ms since the epoch; `events`: the stored text, byte for byte. */
export interface HistoryRow {
  readonly instanceId: number;
  readonly seq: number;
  readonly at: number;
  readonly actor: number | null;
  readonly events: string;
}

/** Hash before the first row of an instance. */
export const GENESIS = '0'.repeat(64);

/**
 * Hash chain 哈希链 of one instance: SHA-256 over the hash before and the row, in hex. The row is written in one way only
 * (decimal numbers, `-` for no actor, then the text), so equal rows hash equally and different ones never meet.
 */
export function eventHash(previous: string, row: HistoryRow): string {
  const line = `${previous}\n${row.instanceId} ${row.seq} ${row.at} ${row.actor ?? '-'}\n${row.events}`;
  return hash('sha256', line, 'hex');
}
