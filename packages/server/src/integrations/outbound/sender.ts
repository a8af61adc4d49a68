import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
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
import type { Text } from '@wangban/engine';
import { LeasedWorker } from '../leased-worker.ts';
import { setStatus } from '../systems/set-status.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { attempt, type Attempted, type Sending } from './attempt.ts';
import type { OutboundDeps } from './deps.ts';
import { endingOf, unsent } from './ending-of.ts';
import { prepare } from './prepare.ts';
import {
  claimDeliveries,
  dueDeliveries,
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
/** Held for each of them: a claim costs about as much whatever it brings, and what is sent waits for its ending to be written. */
const HELD_EACH = 24;
/** Claimed and not begun, for each of them, when the next claim is due: as many as go out meanwhile. */
const QUEUED_EACH = 6;
/** So long an ending waits for others, while more are under way: they are written together. */
const COMPANY_MS = 20;
/** A success is noted for people at most so often. */
const NOTED_EVERY_MS = 10_000;

/** A system that failed for so long, and answered nothing meanwhile, is switched off. */
const SILENT_DAYS = 5;
const SILENT_MS = SILENT_DAYS * 24 * 3_600_000;

/** A delivery that is claimed, with what is to be sent. */
interface Ready {
  readonly row: DeliveryRow;
  readonly sending: Sending;
}

/** Sends the deliveries of one system 投递器: a system that is slow or dead holds up nobody but itself. */
export class Sender extends LeasedWorker<DeliveryRow, OutboundDeps> {
  #queue: Ready[] = [];
  #endings: Ending[] = [];
  #sending = 0;
  #isFinishing = false;
  #breaker: Breaker | undefined;
  #notedAt = 0;
  /** Its last answer, to this process, did not speak against it. */
  #answers = false;
  /** The last look found as much as it asked for. */
  #more = false;

  protected override async look(): Promise<void> {
    const system = this.deps.systems.current().find(this.code);
    if (system === undefined || system.status !== 'active') return;
    // It fetches its work itself.
    if (system.definition.style === 'export') return;
    const limit = await this.#room(system);
    if (limit === 0) return;
    const { pool } = this.deps;
    const due = await dueDeliveries(pool, this.code, limit, this.now());
    this.#more = due.length === limit;
    const prepared = await prepare(this.deps, system, due);
    const claimed = await claimDeliveries(pool, prepared, this.owner, this.now());
    this.hold([...claimed.values()]);
    for (const { row: known, fate } of prepared) {
      const row = claimed.get(known.id);
      if (row === undefined) continue;
      if ('why' in fate) this.#end(unsent(row, fate.status, fate.why, this.deps.clock()));
      else this.#queue.push({ row, sending: { ...fate, token: row.token, unsure: row.unsure } });
    }
    this.#send(system);
  }

  protected override extend(held: readonly DeliveryRow[]): Promise<ReadonlySet<number>> {
    return extendLeases(this.deps.pool, held, this.now());
  }

  protected override lost(ids: ReadonlySet<number>): void {
    this.#queue = this.#queue.filter(({ row }) => !ids.has(row.id));
  }

  protected override async giveBack(): Promise<void> {
    const rows = this.#queue.splice(0).map(({ row }) => row);
    await releaseDeliveries(this.deps.pool, rows);
    this.letGo(rows.map(({ id }) => id));
  }

  /** How many more may be claimed now: none while the breaker is open, one when it tries again. */
  async #room({ definition }: KnownSystem): Promise<number> {
    const breaker = (this.#breaker ??= await this.#storedBreaker());
    const state = breakerState(breaker, this.deps.clock());
    if (state === 'open') return 0;
    const lines = linesOf(definition);
    // One that has not answered yet may be dead: no more is taken up for it than there are lines.
    if (state === 'closed' && !this.#answers) return Math.max(0, lines - this.heldCount);
    if (state === 'closed')
      return this.#queue.length > lines * QUEUED_EACH ? 0 : Math.max(0, lines * HELD_EACH - this.heldCount);
    if (this.heldCount > 0) return 0;
    this.#breaker = beginTrial(breaker, this.deps.clock());
    return 1;
  }

  async #storedBreaker(): Promise<Breaker> {
    const row = await readBreaker(this.deps.pool, this.code);
    if (row === undefined) return CLOSED_BREAKER;
    return { failures: row.failures, openUntilMs: row.openUntil?.getTime() };
  }

  /** Keeps all lines busy, and sees to it that there is something to keep them busy with. */
  #send(system: KnownSystem): void {
    const lines = linesOf(system.definition);
    while (this.#sending < lines) {
      const ready = this.#queue.shift();
      if (ready === undefined) break;
      this.#sending++;
      this.fly(this.#sendOne(system, ready), () => {
        this.#sending--;
        this.#send(system);
      });
    }
    if (this.#more && this.#queue.length <= lines * QUEUED_EACH) this.wake();
  }

  async #sendOne(system: KnownSystem, { row, sending }: Ready): Promise<void> {
    try {
      const attempted = await attempt(this.#peer(system), sending);
      // Broken off by ourselves: what came of it is looked up by whoever gets the lease next.
      if (this.isStopping && attempted.kind === 'retry') return;
      const now = this.deps.clock();
      const random = this.deps.random();
      const place = { now, random, reference: sending.reference, definitionVersion: system.version };
      const ending = endingOf(row, attempted, place);
      await this.#judge(attempted);
      this.#end(ending);
    } catch (error) {
      // A bug or a lost database: the lease runs out, and it is looked at again.
      this.deps.log.error({ err: error, system: this.code, delivery: row.id }, 'a delivery failed');
      this.letGo([row.id]);
    }
  }

  #peer(system: KnownSystem): Peer {
    const { definition } = system;
    return this.line.to(system, {
      connections: linesOf(definition),
      totalMs: definition.limits?.timeoutMs,
    });
  }

  /** What an answer says of the system as a whole. */
  async #judge(attempted: Attempted): Promise<void> {
    const { alarm, clock } = this.deps;
    if (attempted.kind === 'gone') {
      await setStatus(this.deps, this.code, 'disabled', attempted.failure.zh);
      await alarm({ system: this.code, about: 'gone', error: attempted.failure });
    }
    const before = this.#breaker ?? CLOSED_BREAKER;
    const isFailure = 'failure' in attempted && speaksAgainstSystem(attempted);
    this.#answers = !isFailure;
    this.#breaker = isFailure ? failedBreaker(before, attempted, clock()) : afterAnswer();
    if (attempted.kind === 'slowDown') this.#breaker = spare(this.#breaker, clock(), attempted.retryAfterMs);
    await this.#note(before, isFailure ? attempted : undefined);
  }

  async #note(before: Breaker, failed: Failed | undefined): Promise<void> {
    const now = this.deps.clock();
    const { failures, openUntilMs } = this.#breaker ?? CLOSED_BREAKER;
    const isSame = failures === before.failures && openUntilMs === before.openUntilMs;
    if (failed === undefined && isSame && now - this.#notedAt < NOTED_EVERY_MS) return;
    this.#notedAt = now;
    const openUntil = openUntilMs === undefined ? null : new Date(openUntilMs);
    const error = failed === undefined ? null : { zh: failed.failure.zh, en: failed.failure.en };
    const { code: system } = this;
    const change = { system, failures, openUntil, at: new Date(now), error };
    const failingSince = await writeBreaker(this.deps.pool, change);
    if (error !== null && failingSince !== null && now - failingSince.getTime() >= SILENT_MS)
      await this.#switchOff(error);
    if (openUntilMs !== undefined) await this.giveBack();
  }

  /** Whoever is quickest of those that failed together says it. */
  async #switchOff(error: Text): Promise<void> {
    const reason = `连续 ${SILENT_DAYS} 天没有一次送达：${error.zh}`;
    const isNews = await setStatus(this.deps, this.code, 'disabled', reason);
    if (isNews) await this.deps.alarm({ system: this.code, about: 'silent', error });
  }

  #end(ending: Ending): void {
    const { alarm, measure, log } = this.deps;
    const { status, error } = ending;
    measure(this.code, status === 'waiting' ? 'failed' : status);
    if (status === 'dead' && error !== null)
      void alarm({ system: this.code, about: 'dead', error }).catch((problem: unknown) =>
        log.error({ err: problem, system: this.code }, 'nobody could be told of a dead delivery'),
      );
    this.#endings.push(ending);
    if (this.#isFinishing) return;
    this.#isFinishing = true;
    this.fly(this.#finish(), () => this.wake());
  }

  /** Writes endings, those together that come while others are written, or shortly after one another. */
  async #finish(): Promise<void> {
    for (; this.#endings.length > 0;) {
      await nextTurn();
      if (this.#sending > 0) await pause(COMPANY_MS);
      await this.#write(this.#endings.splice(0));
    }
    this.#isFinishing = false;
  }

  async #write(endings: readonly Ending[]): Promise<void> {
    const { pool, log, heard } = this.deps;
    try {
      await finishDeliveries(pool, endings);
      if (endings.some(({ event_id: id }) => id !== null)) heard(this.code);
    } catch (error) {
      log.error({ err: error, system: this.code }, 'what became of deliveries was not written');
    }
    this.letGo(endings.map(({ id }) => id));
  }
}

function linesOf({ limits }: KnownSystem['definition']): number {
  return limits?.concurrency ?? CONCURRENCY;
}

function failedBreaker(before: Breaker, failed: Failed, now: number): Breaker {
  return failed.kind === 'slowDown' ? before : afterFailure(before, now);
}
