import { randomBytes } from 'node:crypto';
import { PeerLine } from '../peer-line.ts';
import type { SystemWorker } from '../system-workers.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { applyEvent } from './apply-event.ts';
import type { InboundDeps } from './deps.ts';
import type { QuarantineReason } from './judge.ts';
import {
  claimEvents,
  contextsOf,
  extendEvents,
  finishEvents,
  type EventEnding,
  type EventRow,
} from './store.ts';

/** Events that take effect together. */
const AT_ONCE = 64;
/** For photos. */
const PHOTO_LINE = { connections: 4, totalMs: 10_000 } as const;
/** After a bug or a lost database. */
const AGAIN_MS = 5000;
const MOST_ATTEMPTS = 12;

/** Lets the events of one system take effect 来信处理, those of one order one after the other. */
export class Processor implements SystemWorker {
  readonly #deps: InboundDeps;
  readonly #code: string;
  readonly #owner = `${process.pid}-${randomBytes(4).toString('hex')}`;
  readonly #held = new Map<number, EventRow>();
  #running: Promise<void> | undefined;
  #again = false;
  #begun = 0;
  #stopping = false;
  readonly #line: PeerLine;

  constructor(deps: InboundDeps, code: string) {
    this.#deps = deps;
    this.#code = code;
    this.#line = new PeerLine(deps.clock);
  }

  wake(): void {
    if (this.#stopping) return;
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    this.#running = this.#run()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error, system: this.#code }, 'events could not be worked on');
      })
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.wake();
      });
  }

  async drain(): Promise<number> {
    const first = this.#begun;
    for (;;) {
      const before = this.#begun;
      this.wake();
      while (this.#running !== undefined) await this.#running;
      if (this.#begun === before) return before - first;
    }
  }

  async beat(): Promise<void> {
    const { pool } = this.#deps;
    if (this.#held.size > 0) await extendEvents(pool, [...this.#held.values()], this.#jobNow());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    while (this.#running !== undefined) await this.#running;
    await this.#line.close();
  }

  async abort(): Promise<void> {
    this.#stopping = true;
    await this.#line.close();
  }

  /** Batch after batch until nothing is due; an event that brings more of its order makes the next batch. */
  async #run(): Promise<void> {
    do {
      this.#again = false;
      const begun = await this.#batch();
      if (begun > 0) this.#again = true;
    } while (this.#again && !this.#stopping);
  }

  async #batch(): Promise<number> {
    const { pool, systems } = this.#deps;
    const system = systems.current().find(this.#code);
    if (system === undefined) return 0;
    const claim = { system: this.#code, owner: this.#owner, limit: AT_ONCE, now: this.#jobNow() };
    const rows = await claimEvents(pool, claim);
    if (rows.length === 0) return 0;
    this.#begun += rows.length;
    for (const row of rows) this.#held.set(row.id, row);
    try {
      const contexts = await contextsOf(
        pool,
        rows.map(({ id }) => id),
      );
      const endings = await Promise.all(
        rows.map(async (row) => {
          const context = contexts.get(row.id);
          if (context === undefined) throw new Error(`event ${row.id} is gone`);
          return this.#apply(system, row, context);
        }),
      );
      await finishEvents(pool, endings);
      await this.#tell(rows, endings);
    } finally {
      this.#held.clear();
    }
    return rows.length;
  }

  async #apply(
    system: KnownSystem,
    row: EventRow,
    context: Parameters<typeof applyEvent>[0]['context'],
  ): Promise<EventEnding> {
    const now = this.#deps.clock();
    try {
      return await applyEvent({ deps: this.#deps, system, row, context, now }, () =>
        this.#line.to(system, PHOTO_LINE),
      );
    } catch (error) {
      this.#deps.log.error({ err: error, system: this.#code, event: row.id }, 'an event failed');
      const text = error instanceof Error ? error.message : String(error);
      const isOver = row.attempts >= MOST_ATTEMPTS;
      return {
        id: row.id,
        fence: row.fence,
        status: isOver ? 'quarantined' : 'waiting',
        result: isOver ? 'failed' : null,
        run_at: new Date(now + AGAIN_MS * row.attempts).toISOString(),
        error: text.slice(0, 500),
        attempts: null,
        instance: null,
        at: new Date(now).toISOString(),
        state: null,
      };
    }
  }

  async #tell(rows: readonly EventRow[], endings: readonly EventEnding[]): Promise<void> {
    const { measure, alarm } = this.#deps;
    const reasons = new Set<QuarantineReason>();
    for (const [index, { status, result }] of endings.entries()) {
      measure(
        this.#code,
        rows[index]?.via ?? 'webhook',
        status === 'waiting' ? 'waiting' : (result ?? status),
      );
      if (status === 'quarantined' && isReason(result)) reasons.add(result);
    }
    for (const reason of reasons) await alarm({ system: this.#code, reason });
  }

  #jobNow(): Date | undefined {
    const { jobClock } = this.#deps;
    return jobClock === undefined ? undefined : new Date(jobClock());
  }
}

const REASONS: ReadonlySet<string | null> = new Set([
  'unknownReference',
  'foreignReference',
  'otherOrder',
  'unknownStatus',
  'sameVersion',
  'tooMany',
  'unreadable',
  'refused',
  'failed',
]);

function isReason(result: string | null): result is QuarantineReason {
  return REASONS.has(result);
}
