import { createHash, hash } from 'node:crypto';

/** What a history row says, as it is hashed. `at`: ms since the epoch; `events`: the stored text, byte for byte. */
export interface HashedHistory {
  readonly instanceId: number;
  readonly seq: number;
  readonly at: number;
  readonly actor: number | null;
  readonly events: string;
}

/** Hash before the first row of a chain. */
export const GENESIS = '0'.repeat(64);

/**
 * Hash chain 哈希链 of one instance: SHA-256 over the hash before and the row, in hex. The row is written in one way only
 * (decimal numbers, `-` for no actor, then the text), so equal rows hash equally and different ones never meet.
 */
export function eventHash(previous: string, row: HashedHistory): string {
  const line = `${previous}\n${row.instanceId} ${row.seq} ${row.at} ${row.actor ?? '-'}\n${row.events}`;
  return hash('sha256', line, 'hex');
}

/** Head of one instance's chain in a seal. `hash`: hex. */
export interface SealedHead {
  readonly instanceId: number;
  readonly seq: number;
  readonly hash: string;
}

/** What a seal 封存 says beside its heads. `day`: `YYYY-MM-DD`; `until`: ms since the epoch; `heads`: their number. */
export interface SealedDay {
  readonly day: string;
  readonly until: number;
  readonly heads: number;
}

/** Hash of a seal over the seal before and its heads in order of instance, page by page. */
export async function sealHash(
  previous: string,
  { day, until, heads }: SealedDay,
  pages: AsyncIterable<readonly SealedHead[]>,
): Promise<string> {
  const digest = createHash('sha256').update(`${previous}\n${day} ${until} ${heads}\n`);
  for await (const page of pages) {
    for (const { instanceId, seq, hash: head } of page) digest.update(`${instanceId} ${seq} ${head}\n`);
  }
  return digest.digest('hex');
}
