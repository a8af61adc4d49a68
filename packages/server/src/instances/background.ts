import type { EventDeps } from '../events/deps.ts';
import { deliverEvents } from '../events/deliver-events.ts';
import { createServiceStarts } from '../events/process-starts.ts';
import { startDue } from '../events/start-due.ts';
import type { RowTimer } from './effects/rows.ts';
import { remindKeepers } from '../guides/remind-keepers.ts';
import { deliverMessage, type DeliverDeps } from '../messages/deliver-message.ts';
import { sealDays } from '../platform/audit/seal-days.ts';
import { jobRunner, type JobHandler, type JobRunner } from '../platform/jobs/job-runner.ts';
import { jobTable } from '../platform/jobs/job-table.ts';
import { releaseDue } from '../publishing/release-due.ts';
import { countUses } from '../catalogue/search/store.ts';
import type { DayDeps } from '../ratings/deps.ts';
import { tellOwners } from '../ratings/tell-owners.ts';
import { foldStatistics } from '../statistics/store.ts';
import { choreHandler, every, nightly } from './chores.ts';
import type { Hooks } from '../integrations/hooks/hooks.ts';
import { extendObligation } from './extend-obligation.ts';
import { fireTimer } from './fire-timer.ts';
import { purge } from './purge.ts';

/** Where the background says what it did and what went wrong. */
export interface BackgroundLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What works in the background 后台作业 of the write path needs. */
export interface BackgroundDeps extends DeliverDeps, EventDeps {
  readonly log: BackgroundLog;
  readonly calendar: DayDeps['calendar'];
  /** Removes uploads that nobody submitted. */
  readonly sweepFiles: () => Promise<unknown>;
  /** Tells those in charge of business systems what waits for them. */
  readonly tellOfSystems: () => Promise<unknown>;
  /** Business systems that are asked before the time of a task is over; left out: none is. */
  readonly hooks?: Hooks;
  /** Only tests: the jobs' clock instead of the database's. */
  readonly jobClock?: () => number;
}

/** The runners of this process, as one. */
export type Background = JobRunner;

/** Working hours are over, and the day that is sealed as well. */
const SEAL_AT_MINUTES = 30;
const PURGE_AT_MINUTES = 150;
const SWEEP_AT_MINUTES = 180;
const GUIDES_AT_MINUTES = 8 * 60;
const RATINGS_AT_MINUTES = 8 * 60;
const SYSTEMS_AT_MINUTES = 8 * 60;
const FOLD_EVERY_MS = 60_000;
/** Timer start events are as punctual as this. */
const START_EVERY_MS = 60_000;
/** A version takes force as punctually as this. */
const RELEASE_EVERY_MS = 60_000;
const RANK_EVERY_MS = 3_600_000;
const RANK_MONTHS = 3;

/** Claimed together, delivered together. */
const DELIVERED_AT_ONCE = 100;

/** Chores never give up: there is nobody else to do them. */
const WITHOUT_END = 1_000_000;

/** Makes the runners of deliveries, deadlines and chores. */
export function openBackground(deps: BackgroundDeps): Background {
  const { pool, lane, jobClock } = deps;
  const fire = fireTimer(pool, lane, deps.hooks);
  const events = { ...deps, starts: createServiceStarts(deps) };
  const common = {
    pool,
    onFailed: (job: { id: number; kind: string | undefined }, error: string) =>
      deps.log.error({ job, error }, 'a job was given up'),
    onError: (error: unknown) => deps.log.error({ err: error }, 'jobs could not be claimed'),
    ...(jobClock === undefined ? undefined : { clock: jobClock }),
  };
  const deliveries = jobRunner({
    ...common,
    table: jobTable('delivery', 'instance_id'),
    concurrency: DELIVERED_AT_ONCE,
    handlers: {
      message: deliverMessage(deps),
      extend: extendObligation(pool, lane),
      ...deliverEvents(events),
    },
  });
  return together(deliveries, [
    jobRunner({ ...common, table: jobTable('timer'), handlers: timerHandlers(fire) }),
    jobRunner({
      ...common,
      table: jobTable('chore'),
      concurrency: 1,
      maxAttempts: WITHOUT_END,
      handlers: choresOf(deps, () => startDue(events)),
    }),
  ]);
}

/** Every kind of timer is decided by the engine. */
function timerHandlers(fire: JobHandler): Readonly<Record<RowTimer, JobHandler>> {
  return {
    warning: fire,
    overdue: fire,
    lapse: fire,
    lapseWarning: fire,
    confirmation: fire,
    obligation: fire,
    action: fire,
    supervision: fire,
    taskWarning: fire,
    taskOverdue: fire,
    mustRead: fire,
    wait: fire,
  };
}

function choresOf(deps: BackgroundDeps, start: () => Promise<void>): Readonly<Record<string, JobHandler>> {
  const { pool, clock, calendar, log, sweepFiles, tellOfSystems } = deps;
  const offset = (): number => calendar.current().utcOffsetMinutes;
  const chore = (kind: string, run: () => Promise<unknown>, next: (now: number) => number): JobHandler => {
    const failed = (error: unknown): void => log.error({ err: error, kind }, 'a chore failed');
    return choreHandler(pool, clock, { run, next, failed });
  };
  const seal = async (): Promise<void> => {
    // The log is kept apart from the database: a seal that stands in both cannot be replaced in one.
    // Days are one chain: the last hash stands for all before it.
    const made = await sealDays(pool, clock(), offset());
    const last = made.at(-1);
    if (last !== undefined) log.info({ ...last, days: made.length }, 'days sealed');
  };
  return {
    seal: chore('seal', seal, nightly(SEAL_AT_MINUTES, offset)),
    start: chore('start', start, every(START_EVERY_MS)),
    fold: chore('fold', () => foldStatistics(pool), every(FOLD_EVERY_MS)),
    rankServices: chore(
      'rankServices',
      () => countUses(pool, monthsAgo(clock(), offset())),
      every(RANK_EVERY_MS),
    ),
    release: chore('release', () => releaseDue(pool, clock(), log), every(RELEASE_EVERY_MS)),
    purge: chore('purge', () => purge(pool, clock()), nightly(PURGE_AT_MINUTES, offset)),
    ratings: chore('ratings', () => tellOwners(deps), nightly(RATINGS_AT_MINUTES, offset)),
    systems: chore('systems', tellOfSystems, nightly(SYSTEMS_AT_MINUTES, offset)),
    guides: chore('guides', () => remindKeepers(deps), nightly(GUIDES_AT_MINUTES, offset)),
    sweep: chore('sweep', sweepFiles, nightly(SWEEP_AT_MINUTES, offset)),
  };
}

/** First day of the month with which the last three begin, `YYYY-MM-DD`. */
function monthsAgo(now: number, offset: number): string {
  const local = new Date(now + offset * 60_000);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - RANK_MONTHS + 1, 1))
    .toISOString()
    .slice(0, 10);
}

function together(deliveries: JobRunner, others: readonly JobRunner[]): Background {
  const runners = [deliveries, ...others];
  return {
    start: () => runners.forEach((runner) => runner.start()),
    // Nobody waits for a deadline or a chore: their polls are soon enough.
    wake: () => deliveries.wake(),
    // A deadline that fires makes a delivery.
    drain: async () => {
      let total = 0;
      for (;;) {
        let begun = 0;
        for (const runner of runners) begun += await runner.drain();
        if (begun === 0) return total;
        total += begun;
      }
    },
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}
