import { setTimeout as pause } from 'node:timers/promises';
import { refuse, type Answer, type Ask } from './ask.ts';
import { withoutRows } from './command-failed.ts';
import { fingerprintOf, newEntry, type Entry } from './entry.ts';
import { runBatch, type BatchDeps, type Turns } from './run-batch.ts';
import { isStorable } from './storable.ts';
import { isTransient } from './transient.ts';

/** Limits 限制 of a lane. More in flight means smaller batches: two keep both the database and this process busy. */
export interface LaneOptions {
  readonly maxBatch?: number;
  readonly maxInFlight?: number;
  /**
   * Called after every batch that answered somebody, so that runners need not wait for their next poll; `told`: business
   * systems that something was written for.
   */
  readonly afterCommit?: (told: ReadonlySet<string>) => void;
}

/** Hears which business systems a batch wrote something for. */
type Note = (systems: ReadonlySet<string>) => void;

/** The outcome of a command could not be learned: it may or may not be written. A repeat with the same key is safe. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * A batch costs the database about as much as this many of its commands, so what waits is shared out among batches only
 * where each gets at least so many.
 */
const WORTH_A_BATCH = 8;

/** Waits before a batch is tried again after trouble of the database; when they are used up, the command fails. */
const PAUSES_MS = [20, 100, 500, 1500, 3000];

/**
 * Lane 通道: the one way by which commands reach instances in this process. It gathers what arrives while the last
 * batches are in flight; nothing is delayed for company. Two batches never hold the same instance, so commands on one
 * instance are decided in the order in which they came; against other processes the version guard decides.
 */
export class Lane {
  readonly #deps: BatchDeps;
  readonly #maxBatch: number;
  readonly #maxInFlight: number;
  readonly #afterCommit: (told: ReadonlySet<string>) => void;
  #queue: Entry[] = [];
  /** Instances in the batches in flight. */
  readonly #held = new Set<number>();
  /** Unanswered commands by person and key: a repeat joins the first. */
  readonly #pending = new Map<string, { readonly fingerprint: string; readonly answer: Promise<Answer> }>();
  /** Settles after every read that was begun so far. */
  #reads: Promise<unknown> = Promise.resolve();
  #inFlight = 0;
  /** Commands in the batches in flight. */
  #flying = 0;
  #scheduled = false;

  constructor(deps: BatchDeps, options: LaneOptions = {}) {
    this.#deps = deps;
    this.#maxBatch = options.maxBatch ?? 256;
    this.#maxInFlight = options.maxInFlight ?? 2;
    this.#afterCommit = options.afterCommit ?? (() => undefined);
  }

  /**
   * Sends a command and waits until it is committed or refused. Rejects only for a bug, a lost database or
   * `OutcomeUnknown`.
   */
  send(ask: Ask): Promise<Answer> {
    const { from, ...asked } = ask;
    const text = JSON.stringify(asked);
    if (!isStorable(text)) {
      return Promise.resolve(refuse('UNSTORABLE_TEXT', 'text without NUL and without half characters'));
    }
    const fingerprint = fingerprintOf(text);
    if (from === undefined) return this.#enqueue(ask, fingerprint);
    const name = `${from.person}/${from.key}`;
    const first = this.#pending.get(name);
    if (first?.fingerprint === fingerprint) return first.answer;
    if (first !== undefined) {
      return Promise.resolve(refuse('IDEMPOTENCY_KEY_REUSED', 'a fresh key for another command'));
    }
    const answer = this.#enqueue(ask, fingerprint).finally(() => this.#pending.delete(name));
    this.#pending.set(name, { fingerprint, answer });
    return answer;
  }

  /** Commands that wait for a batch, for the metrics. */
  get waiting(): number {
    return this.#queue.length;
  }

  #enqueue(ask: Ask, fingerprint: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push(newEntry(ask, fingerprint, resolve, reject));
      this.#schedule();
    });
  }

  /**
   * At the end of this turn of the event loop: all requests that were read together go together, and so do those of
   * callers that a batch has just answered.
   */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#inFlight < this.#maxInFlight) {
      const batch = this.#take();
      if (batch.length === 0) return;
      this.#inFlight++;
      this.#flying += batch.length;
      void this.#run(batch).finally(() => {
        this.#inFlight--;
        this.#flying -= batch.length;
        this.#schedule();
      });
    }
  }

  /** The next batch: all of one mode (plain, or locking for those that lost a race), none on a held instance. */
  #take(): readonly Entry[] {
    const batch: Entry[] = [];
    const rest: Entry[] = [];
    const share = this.#share();
    for (const entry of this.#queue) {
      const free = entry.instanceId === undefined || !this.#held.has(entry.instanceId);
      const fits = batch.length < share && (batch[0] ?? entry).contended === entry.contended;
      (free && fits ? batch : rest).push(entry);
    }
    this.#queue = rest;
    return batch;
  }

  /**
   * An even share of all unanswered commands. Callers that are answered together come back together: were all of them
   * one batch, that would go on for ever, and this process and the database would wait for each other in turn.
   */
  #share(): number {
    const unanswered = this.#queue.length + this.#flying;
    const batches = Math.min(this.#maxInFlight, Math.max(1, Math.floor(unanswered / WORTH_A_BATCH)));
    return Math.min(this.#maxBatch, Math.ceil(unanswered / batches));
  }

  async #run(batch: readonly Entry[]): Promise<void> {
    const mine = new Set<number>();
    const claim = (id: number): boolean => {
      if (mine.has(id)) return true;
      if (this.#held.has(id)) return false;
      this.#held.add(id);
      mine.add(id);
      return true;
    };
    for (const { instanceId } of batch) if (instanceId !== undefined) claim(instanceId);
    const told = new Set<string>();
    const note = (systems: ReadonlySet<string>): void => systems.forEach((system) => told.add(system));
    const again = await this.#tryBatch(batch, { claim, inOrder: (read) => this.#inOrder(read) }, note);
    for (const id of mine) this.#held.delete(id);
    this.#queue.unshift(...again);
    this.#afterCommit(told);
  }

  /** Goes on in the order of asking, whatever the order of the answers; a failed read holds up nobody. */
  async #inOrder<T>(read: Promise<T>): Promise<T> {
    const before = this.#reads;
    this.#reads = Promise.allSettled([before, read]);
    await before;
    return read;
  }

  async #tryBatch(batch: readonly Entry[], turns: Turns, note: Note): Promise<readonly Entry[]> {
    try {
      const { again, told } = await runBatch(this.#deps, batch, batch[0]?.contended === true, turns);
      note(told);
      return again;
    } catch (error) {
      const open = batch.filter(({ isOpen }) => isOpen);
      if (isTransient(error)) return this.#afterTrouble(open, error);
      if (open.length > 1) return this.#oneByOne(open, turns, note);
      for (const entry of open) entry.fail(withoutRows(error));
      return [];
    }
  }

  /** One command made the database fail: alone, it fails alone. */
  async #oneByOne(batch: readonly Entry[], turns: Turns, note: Note): Promise<readonly Entry[]> {
    const again: Entry[] = [];
    for (const entry of batch) again.push(...(await this.#tryBatch([entry], turns, note)));
    return again;
  }

  /**
   * The database was lost, or refused for the moment. What was committed before the answer came is found again by its
   * key; a command without a key is the hall's own and its sender tries again.
   */
  async #afterTrouble(batch: readonly Entry[], error: unknown): Promise<readonly Entry[]> {
    const again: Entry[] = [];
    for (const entry of batch) {
      const isLast = entry.troubles >= PAUSES_MS.length || entry.ask.from === undefined;
      entry.troubles++;
      if (!isLast) again.push(entry);
      else entry.fail(entry.sent ? new OutcomeUnknown('the answer was lost', { cause: error }) : error);
    }
    const longest = Math.max(0, ...again.map(({ troubles }) => troubles));
    await pause(PAUSES_MS[longest - 1] ?? 0);
    return again;
  }
}
