import { nightly } from '../../instances/chores.ts';
import type { SystemWorker } from '../system-workers.ts';
import { compareSystem } from './compare-system.ts';
import { compareTold } from './compare-told.ts';
import type { ReconcileDeps } from './deps.ts';
import { pullChanges, pullEveryMs } from './pull-changes.ts';
import { scheduleOf, setCompareAt, takeCompareTurn, takePullTurn } from './schedule-store.ts';

/** Nobody works, and backups are not begun yet: minutes after midnight. */
const COMPARE_AT_MINUTES = 60;
/** A comparison that gives no sign of life for so long is begun again. */
const ALIVE_MS = 10 * 60_000;

/**
 * Asks one system for what it does not tell by itself 主动询问: what changed, every five minutes or every hour, and everything, every
 * night. When it is due stands in the database, and whoever takes a turn moves it on first: of several processes one asks.
 */
export class Asker implements SystemWorker {
  readonly #deps: ReconcileDeps;
  readonly #code: string;
  #running: Promise<void> | undefined;
  #begun = 0;
  #stopping = false;

  constructor(deps: ReconcileDeps, code: string) {
    this.#deps = deps;
    this.#code = code;
  }

  wake(): void {
    if (this.#stopping || this.#running !== undefined) return;
    this.#running = this.#look()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error, system: this.#code }, 'a system could not be asked');
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  async drain(): Promise<number> {
    const before = this.#begun;
    await this.#idle();
    this.wake();
    await this.#idle();
    return this.#begun - before;
  }

  /** What is due stands in the database: nothing is held. */
  async beat(): Promise<void> {}

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#idle();
  }

  async abort(): Promise<void> {
    this.#stopping = true;
  }

  async #idle(): Promise<void> {
    await this.#running;
  }

  async #look(): Promise<void> {
    const { pool, clock, systems } = this.#deps;
    const system = systems.current().find(this.#code);
    if (system === undefined || system.status !== 'active') return;
    const now = clock();
    const { pullAt, compareAt } = await scheduleOf(pool, this.#code);
    // Who tells by files has nothing that could be asked for.
    const mayPull = system.definition.style !== 'export';
    if (mayPull && (pullAt === null || pullAt.getTime() <= now)) await this.#pull(now);
    if (compareAt === null) await setCompareAt(pool, this.#code, this.#nextNight(now));
    else if (compareAt.getTime() <= now) await this.#compare(now);
  }

  async #pull(now: number): Promise<void> {
    const { pool, systems } = this.#deps;
    const system = systems.current().find(this.#code);
    if (system === undefined) return;
    const next = new Date(now + pullEveryMs(system));
    const turn = await takePullTurn(pool, this.#code, new Date(now), next);
    if (turn === undefined) return;
    const fresh = await pullChanges(this.#deps, system, turn.pulledUntil);
    if (fresh > 0) this.#begun++;
  }

  async #compare(now: number): Promise<void> {
    const { pool, clock, systems } = this.#deps;
    const system = systems.current().find(this.#code);
    const alive = (): Date => new Date(clock() + ALIVE_MS);
    if (system === undefined || !(await takeCompareTurn(pool, this.#code, new Date(now), alive()))) return;
    this.#begun++;
    try {
      await (system.definition.style === 'export'
        ? compareTold(this.#deps, system)
        : compareSystem(this.#deps, system, () => setCompareAt(pool, this.#code, alive())));
    } finally {
      await setCompareAt(pool, this.#code, this.#nextNight(clock()));
    }
  }

  #nextNight(now: number): Date {
    const offset = (): number => this.#deps.calendar.current().utcOffsetMinutes;
    return new Date(nightly(COMPARE_AT_MINUTES, offset)(now));
  }
}
