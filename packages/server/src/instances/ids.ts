import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Ids of one value of the sequence `id_block`. */
const BLOCK = 256;

const takeBlocks = statement<{ block: number }>(
  'instances.id-blocks',
  `SELECT nextval('id_block') AS block FROM generate_series(1, $1)`,
);

/** Thrown by `take` when nothing is left; the caller refills and decides again. */
export class IdsExhausted extends Error {
  override readonly name = 'IdsExhausted';
}

/**
 * Hi-lo allocator 编号分配 of instance and task ids: a batch is numbered in memory, the database is asked once per
 * thousands of ids. Ids are unique over all processes; gaps are normal, order between processes is not kept.
 */
export class IdAllocator {
  readonly #db: Queryable;
  readonly #spans: { next: number; readonly end: number }[] = [];
  #left = 0;
  #refilling: Promise<void> | undefined;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** @throws IdsExhausted */
  take(): number {
    const [span] = this.#spans;
    if (span === undefined) throw new IdsExhausted('no ids left in memory');
    const id = span.next++;
    this.#left--;
    if (span.next === span.end) this.#spans.shift();
    return id;
  }

  /** Makes sure of `count` ids. Below twice that, more are fetched meanwhile without anyone waiting. */
  async reserve(count: number): Promise<void> {
    while (this.#left < count) await this.#refill(count);
    if (this.#left >= 2 * count || this.#refilling !== undefined) return;
    // Nobody waits for this one; whoever needs the ids will meet the error again.
    this.#refill(count).catch(() => undefined);
  }

  #refill(count: number): Promise<void> {
    this.#refilling ??= this.#fetch(Math.ceil((4 * count) / BLOCK)).finally(() => {
      this.#refilling = undefined;
    });
    return this.#refilling;
  }

  async #fetch(blocks: number): Promise<void> {
    for (const { block } of await takeBlocks(this.#db, [blocks])) {
      this.#spans.push({ next: block * BLOCK, end: (block + 1) * BLOCK });
      this.#left += BLOCK;
    }
  }
}
