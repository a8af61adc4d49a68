import { setTimeout as pause } from 'node:timers/promises';
import { LeasedWorker } from '../leased-worker.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { applyEvent } from './apply-event.ts';
import type { InboundDeps } from './deps.ts';
import type { QuarantineReason } from './judge.ts';
import {
  claimEvents,
  extendEvents,
  finishEvents,
  type ClaimedEvent,
  type EventEnding,
  type EventRow,
} from './store.ts';

/** Events that take effect together. */
const AT_ONCE = 64;
/** Batches under way: while the database works on one, this process works on the other. */
const BATCHES = 2;
/** So long the next batch waits for company while one is under way: a small one costs about as much. */
const COMPANY_MS = 50;
/** For photos. */
const PHOTO_LINE = { connections: 4, totalMs: 10_000 } as const;
/** After a bug or a lost database. */
const AGAIN_MS = 5000;
const MOST_ATTEMPTS = 12;

/** Lets the events of one system take effect 来信处理, those of one order one after the other. */
export class Processor extends LeasedWorker<EventRow, InboundDeps> {
  /** The last look found as much as it asked for. */
  #more = false;

  /** Takes a batch; an event that brings more of its order makes the next one. */
  protected override async look(): Promise<void> {
    const system = this.deps.systems.current().find(this.code);
    if (system === undefined || this.flying >= BATCHES) return;
    if (this.flying > 0 && !this.#more) await pause(COMPANY_MS);
    const { code, owner } = this;
    const claim = { system: code, owner, limit: AT_ONCE, now: this.now() };
    const claimed = await claimEvents(this.deps.pool, claim);
    this.#more = claimed.length === AT_ONCE;
    if (claimed.length === 0) return;
    this.hold(claimed.map(({ row }) => row));
    this.fly(this.#takeEffect(system, claimed), () => this.wake());
    if (this.#more) this.wake();
  }

  protected override extend(held: readonly EventRow[]): Promise<ReadonlySet<number>> {
    return extendEvents(this.deps.pool, held, this.now());
  }

  async #takeEffect(system: KnownSystem, claimed: readonly ClaimedEvent[]): Promise<void> {
    try {
      const endings = await Promise.all(claimed.map((event) => this.#apply(system, event)));
      await finishEvents(this.deps.pool, endings);
      await this.#tell(claimed, endings);
    } finally {
      this.letGo(claimed.map(({ row }) => row.id));
    }
  }

  async #apply(system: KnownSystem, { row, context }: ClaimedEvent): Promise<EventEnding> {
    const now = this.deps.clock();
    try {
      return await applyEvent({ deps: this.deps, system, row, context, now }, () =>
        this.line.to(system, PHOTO_LINE),
      );
    } catch (error) {
      this.deps.log.error({ err: error, system: this.code, event: row.id }, 'an event failed');
      return afterBug(row, error, now);
    }
  }

  async #tell(claimed: readonly ClaimedEvent[], endings: readonly EventEnding[]): Promise<void> {
    const { measure, alarm } = this.deps;
    const reasons = new Set<QuarantineReason>();
    for (const [index, { status, result }] of endings.entries()) {
      const via = claimed[index]?.row.via ?? 'webhook';
      measure(this.code, via, status === 'waiting' ? 'waiting' : (result ?? status));
      if (status === 'quarantined' && isReason(result)) reasons.add(result);
    }
    for (const reason of reasons) await alarm({ system: this.code, reason });
  }
}

/** It is tried again, ever later; then a person looks at it. */
function afterBug({ id, fence, attempts }: EventRow, error: unknown, now: number): EventEnding {
  const text = error instanceof Error ? error.message : String(error);
  const isOver = attempts >= MOST_ATTEMPTS;
  return {
    id,
    fence,
    status: isOver ? 'quarantined' : 'waiting',
    result: isOver ? 'failed' : null,
    run_at: new Date(now + AGAIN_MS * attempts).toISOString(),
    error: text.slice(0, 500),
    attempts: null,
    instance: null,
    at: new Date(now).toISOString(),
    state: null,
  };
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
