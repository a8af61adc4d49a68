import { randomBytes } from 'node:crypto';
import {
  afterAnswer,
  afterFailure,
  beginTrial,
  breakerState,
  CLOSED_BREAKER,
  spare,
  speaksAgainstSystem,
  type Breaker,
  type Failed,
  type Peer,
} from '@wangban/connectors/webhook';
import { PeerLine } from '../peer-line.ts';
import type { SystemWorker } from '../system-workers.ts';
import { setStatus } from '../systems/set-status.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { attempt, type Attempted } from './attempt.ts';
import type { OutboundDeps } from './deps.ts';
import { endingOf } from './ending-of.ts';
import { prepare, type Ready } from './prepare.ts';
import {
  claimDeliveries,
  extendLeases,
  finishDeliveries,
  readBreaker,
  releaseDeliveries,
  writeBreaker,
  type DeliveryRow,
  type Ending,
} from './store.ts';

/** Requests under way at once, unless the definition says otherwise. */
const CONCURRENCY = 8;
/** Claimed beyond those under way: a claim costs about as much whatever it brings. */
const AHEAD = 4;
/** A success is noted for people at most so often. */
const NOTED_EVERY_MS = 10_000;

/** Sends the deliveries of one system 投递器: a system that is slow or dead holds up nobody but itself. */
export class Sender implements SystemWorker {
  readonly #deps: OutboundDeps;
  readonly #code: string;
  readonly #owner = `${process.pid}-${randomBytes(4).toString('hex')}`;
  readonly #held = new Map<number, DeliveryRow>();
  #queue: Ready[] = [];
  #endings: Ending[] = [];
  readonly #flights = new Set<Promise<void>>();
  #breaker: Breaker | undefined;
  #notedAt = 0;
  readonly #line: PeerLine;
  #pumping: Promise<void> | undefined;
  #again = false;
  #finishing: Promise<void> | undefined;
  #stopping = false;
  /** The last claim brought as much as was asked for. */
  #more = false;
  #begun = 0;

  constructor(deps: OutboundDeps, code: string) {
    this.#deps = deps;
    this.#code = code;
    this.#line = new PeerLine(deps.clock);
  }

  /** Looks for work now; one look at a time, and one more when woken meanwhile. */
  wake(): void {
    if (this.#stopping) return;
    if (this.#pumping !== undefined) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#pumping = this.#pump()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error, system: this.#code }, 'deliveries could not be claimed');
      })
      .finally(() => {
        this.#pumping = undefined;
        if (this.#again) this.wake();
      });
  }

  /** Sends everything that is due now, and what that makes due; gives the number of deliveries begun. */
  async drain(): Promise<number> {
    const first = this.#begun;
    for (;;) {
      const before = this.#begun;
      this.wake();
      await this.#settled();
      if (this.#begun === before) return before - first;
    }
  }

  /** Extends what is held; what was lost meanwhile is not begun any more. */
  async beat(): Promise<void> {
    const held = [...this.#held.values()];
    if (held.length === 0) return;
    const kept = await extendLeases(this.#deps.pool, held, this.#now());
    for (const { id } of held) if (!kept.has(id)) this.#held.delete(id);
    this.#queue = this.#queue.filter(({ row }) => kept.has(row.id));
  }

  /** Begins nothing more, gives back what was not begun, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#pumping;
    await this.#release();
    await this.#settled();
    await this.#line.close();
  }

  /** Breaks off what is under way: its leases run out, and another process looks what became of it. */
  async abort(): Promise<void> {
    this.#stopping = true;
    await this.#line.close();
  }

  async #pump(): Promise<void> {
    const system = this.#deps.systems.current().find(this.#code);
    if (system === undefined || system.status !== 'active') return;
    // It fetches its work itself.
    if (system.definition.style === 'export') return;
    const limit = await this.#room(system);
    if (limit === 0) return;
    const claim = { system: this.#code, owner: this.#owner, limit, now: this.#now() };
    const rows = await claimDeliveries(this.#deps.pool, claim);
    this.#more = rows.length === limit;
    this.#begun += rows.length;
    if (rows.length === 0) return;
    for (const row of rows) this.#held.set(row.id, row);
    const { ready, endings } = await prepare(this.#deps, system, rows);
    for (const ending of endings) this.#end(ending);
    this.#queue.push(...ready);
    this.#fly(system);
  }

  /** How many more may be claimed now: none while the breaker is open, one when it tries again. */
  async #room({ definition }: KnownSystem): Promise<number> {
    const breaker = (this.#breaker ??= await this.#storedBreaker());
    const state = breakerState(breaker, this.#deps.clock());
    if (state === 'open') return 0;
    const most = (definition.limits?.concurrency ?? CONCURRENCY) * AHEAD;
    if (state === 'closed') return Math.max(0, most - this.#held.size);
    if (this.#held.size > 0) return 0;
    this.#breaker = beginTrial(breaker, this.#deps.clock());
    return 1;
  }

  async #storedBreaker(): Promise<Breaker> {
    const row = await readBreaker(this.#deps.pool, this.#code);
    if (row === undefined) return CLOSED_BREAKER;
    return { failures: row.failures, openUntilMs: row.openUntil?.getTime() };
  }

  #fly(system: KnownSystem): void {
    const most = system.definition.limits?.concurrency ?? CONCURRENCY;
    while (this.#flights.size < most) {
      const ready = this.#queue.shift();
      if (ready === undefined) return;
      const flight = this.#send(system, ready).finally(() => {
        this.#flights.delete(flight);
        this.#fly(system);
        if (this.#more && this.#queue.length < most) this.wake();
      });
      this.#flights.add(flight);
    }
  }

  async #send(system: KnownSystem, { row, sending }: Ready): Promise<void> {
    try {
      const attempted = await attempt(this.#peer(system), sending);
      // Broken off by ourselves: what came of it is looked up by whoever gets the lease next.
      if (this.#stopping && attempted.kind === 'retry') return;
      const now = this.#deps.clock();
      const random = this.#deps.random();
      const place = { now, random, reference: sending.reference, definitionVersion: system.version };
      const ending = endingOf(row, attempted, place);
      await this.#judge(attempted);
      this.#end(ending);
    } catch (error) {
      // A bug or a lost database: the lease runs out, and it is looked at again.
      this.#deps.log.error({ err: error, system: this.#code, delivery: row.id }, 'a delivery failed');
      this.#held.delete(row.id);
    }
  }

  #peer(system: KnownSystem): Peer {
    const { concurrency = CONCURRENCY, timeoutMs } = system.definition.limits ?? {};
    return this.#line.to(system, { connections: concurrency, totalMs: timeoutMs });
  }

  /** What an answer says of the system as a whole. */
  async #judge(attempted: Attempted): Promise<void> {
    const { alarm, clock } = this.#deps;
    if (attempted.kind === 'gone') {
      await setStatus(this.#deps, this.#code, 'disabled', attempted.failure.zh);
      await alarm({ system: this.#code, about: 'gone', error: attempted.failure });
    }
    const before = this.#breaker ?? CLOSED_BREAKER;
    const isFailure = 'failure' in attempted && speaksAgainstSystem(attempted);
    this.#breaker = isFailure ? failedBreaker(before, attempted, clock()) : afterAnswer();
    if (attempted.kind === 'slowDown') this.#breaker = spare(this.#breaker, clock(), attempted.retryAfterMs);
    await this.#note(before, isFailure ? attempted : undefined);
  }

  async #note(before: Breaker, failed: Failed | undefined): Promise<void> {
    const now = this.#deps.clock();
    const { failures, openUntilMs } = this.#breaker ?? CLOSED_BREAKER;
    const isSame = failures === before.failures && openUntilMs === before.openUntilMs;
    if (failed === undefined && isSame && now - this.#notedAt < NOTED_EVERY_MS) return;
    this.#notedAt = now;
    const openUntil = openUntilMs === undefined ? null : new Date(openUntilMs);
    const error = failed === undefined ? null : { zh: failed.failure.zh, en: failed.failure.en };
    await writeBreaker(this.#deps.pool, {
      system: this.#code,
      failures,
      openUntil,
      at: new Date(now),
      error,
    });
    if (openUntilMs !== undefined) await this.#release();
  }

  #end(ending: Ending): void {
    const { alarm, measure, log } = this.#deps;
    const { status, error } = ending;
    measure(this.#code, status === 'waiting' ? 'failed' : status);
    if (status === 'dead' && error !== null)
      void alarm({ system: this.#code, about: 'dead', error }).catch((problem: unknown) =>
        log.error({ err: problem, system: this.#code }, 'nobody could be told of a dead delivery'),
      );
    this.#endings.push(ending);
    this.#finishing ??= this.#finish().finally(() => {
      this.#finishing = undefined;
    });
  }

  /** Endings that come while some are written go together in the next write. */
  async #finish(): Promise<void> {
    for (; this.#endings.length > 0;) {
      await new Promise(setImmediate);
      const endings = this.#endings;
      this.#endings = [];
      try {
        await finishDeliveries(this.#deps.pool, endings);
        if (endings.some(({ event_id: heard }) => heard !== null)) this.#deps.heard(this.#code);
      } catch (error) {
        this.#deps.log.error({ err: error, system: this.#code }, 'what became of deliveries was not written');
      }
      for (const { id } of endings) this.#held.delete(id);
    }
    this.wake();
  }

  async #release(): Promise<void> {
    const unsent = this.#queue.splice(0);
    await releaseDeliveries(
      this.#deps.pool,
      unsent.map(({ row }) => row),
    );
    for (const { row } of unsent) this.#held.delete(row.id);
  }

  async #settled(): Promise<void> {
    for (;;) {
      const open = [this.#pumping, this.#finishing, ...this.#flights].filter((each) => each !== undefined);
      if (open.length === 0) return;
      await Promise.all(open);
    }
  }

  #now(): Date | undefined {
    const { jobClock } = this.#deps;
    return jobClock === undefined ? undefined : new Date(jobClock());
  }
}

function failedBreaker(before: Breaker, failed: Failed, now: number): Breaker {
  return failed.kind === 'slowDown' ? before : afterFailure(before, now);
}
