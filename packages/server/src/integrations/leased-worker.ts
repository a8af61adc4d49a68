import { randomBytes } from 'node:crypto';
import type { Pool } from '../platform/db/pool.ts';
import { PeerLine } from './peer-line.ts';
import type { SystemWorker } from './system-workers.ts';
import type { LiveSystems } from './systems/systems.ts';

/** A row that is held by a lease 租约; a write with an older fence changes nothing. */
export interface Held {
  readonly id: number;
  readonly fence: number;
}

/** What working on leased rows needs. */
export interface LeaseDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: LiveSystems;
  readonly log: { error(facts: object, message: string): void };
  /** Only tests: the rows' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/**
 * Works on the rows of one system 单系统作业基座: looks for them one look at a time, holds what it claimed, knows what is under way,
 * and ends in order. What a look is, and what is done with a row, is each worker's own.
 */
export abstract class LeasedWorker<Row extends Held, Deps extends LeaseDeps> implements SystemWorker {
  protected readonly deps: Deps;
  protected readonly code: string;
  protected readonly owner = `${process.pid}-${randomBytes(4).toString('hex')}`;
  protected readonly line: PeerLine;
  readonly #held = new Map<number, Row>();
  readonly #flights = new Set<Promise<void>>();
  #looking: Promise<void> | undefined;
  #again = false;
  #begun = 0;
  #isStopping = false;

  constructor(deps: Deps, code: string) {
    this.deps = deps;
    this.code = code;
    this.line = new PeerLine(deps.clock);
  }

  /** Claims what is due and begins it; not called twice at once. */
  protected abstract look(): Promise<void>;
  /** Extends leases; gives the ids that are still ours. */
  protected abstract extend(held: readonly Row[]): Promise<ReadonlySet<number>>;
  /** Gives back what was claimed and not begun. */
  protected async giveBack(): Promise<void> {}
  /** These are somebody else's by now. */
  protected lost(_ids: ReadonlySet<number>): void {}

  /** Looks for work now; one look at a time, and one more when woken meanwhile. */
  wake(): void {
    if (this.#isStopping) return;
    this.#again = this.#looking !== undefined;
    this.#looking ??= this.#guarded(Promise.resolve().then(() => this.look())).finally(() => {
      this.#looking = undefined;
      if (this.#again) this.wake();
    });
  }

  async drain(): Promise<number> {
    const first = this.#begun;
    for (;;) {
      const before = this.#begun;
      this.wake();
      await this.#settled();
      if (this.#begun === before) return before - first;
    }
  }

  async beat(): Promise<void> {
    const held = [...this.#held.values()];
    if (held.length === 0) return;
    const kept = await this.extend(held);
    const gone = new Set(held.flatMap(({ id }) => (kept.has(id) ? [] : id)));
    this.letGo(gone);
    this.lost(gone);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#looking;
    await this.giveBack();
    await this.#settled();
    await this.line.close();
  }

  /** Breaks off what is under way: its leases run out, and another process looks what became of it. */
  async abort(): Promise<void> {
    this.#isStopping = true;
    await this.line.close();
  }

  protected get isStopping(): boolean {
    return this.#isStopping;
  }

  protected get heldCount(): number {
    return this.#held.size;
  }

  protected get flying(): number {
    return this.#flights.size;
  }

  /** These were claimed just now. */
  protected hold(rows: readonly Row[]): void {
    this.#begun += rows.length;
    for (const row of rows) this.#held.set(row.id, row);
  }

  /** Nothing is extended any more. */
  protected letGo(ids: Iterable<number>): void {
    for (const id of ids) this.#held.delete(id);
  }

  /** Something is under way until it ends; `then` follows it at once. */
  protected fly(work: Promise<void>, then: () => void = () => undefined): void {
    const flight = this.#guarded(work).finally(() => {
      this.#flights.delete(flight);
      then();
    });
    this.#flights.add(flight);
  }

  /** The rows' clock; undefined: the database's. */
  protected now(): Date | undefined {
    const { jobClock } = this.deps;
    return jobClock === undefined ? undefined : new Date(jobClock());
  }

  /** A bug or a lost database: leases run out, and what they held is looked at again. */
  async #guarded(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.deps.log.error({ err: error, system: this.code }, 'work for a business system failed');
    }
  }

  async #settled(): Promise<void> {
    while (this.#looking !== undefined || this.#flights.size > 0)
      await Promise.all([this.#looking, ...this.#flights]);
  }
}
