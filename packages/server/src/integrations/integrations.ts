import type { WorkingCalendar } from '@wangban/engine/calendar';
import type { FileDisk } from '../files/disk.ts';
import type { Lane } from '../instances/lane.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import { raiseAlarm, type Alarm } from './alarm.ts';
import { goOn } from './collecting/go-on.ts';
import { handOut, type HandOut } from './collecting/hand-out.ts';
import { openEventWriter, type EventWriter } from './inbound/event-writer.ts';
import { Processor } from './inbound/processor.ts';
import { lookingWorker } from './looking-worker.ts';
import type { IntegrationCounters } from './metrics.ts';
import { fileReader } from './order-files/file-reader.ts';
import type { Origin } from './outbound/deps.ts';
import { Sender } from './outbound/sender.ts';
import { Asker } from './reconciliation/asker.ts';
import { openSystemWorkers, type SystemWorker } from './system-workers.ts';
import type { LiveSystems } from './systems/systems.ts';

/** What speaking with business systems needs of a hall. */
export interface IntegrationDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly lane: Pick<Lane, 'send'>;
  readonly systems: LiveSystems;
  readonly directory: LiveDirectory;
  readonly calendar: { current(): WorkingCalendar };
  readonly disk: FileDisk;
  readonly origin: Origin;
  readonly counters: IntegrationCounters;
  readonly log: { error(facts: object, message: string): void };
  readonly random?: () => number;
  /** Below it each system has a folder that it drops files into; left out: none is read. */
  readonly dropFolder?: string | undefined;
  /** Only tests: the jobs' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/** Two-way integration 双向对接 of this process: what is sent, and what comes in. */
export interface Integrations {
  /** Takes events in; works before `start` too. */
  readonly writer: EventWriter;
  /** Hands out what a system fetches itself; works before `start` too. */
  readonly handOut: HandOut;
  start(): void;
  /** Something was written for these systems. */
  wake(systems: ReadonlySet<string>): void;
  /** A comparison of these systems was asked for. */
  ask(systems: ReadonlySet<string>): void;
  /** Files of these systems are to be looked for. */
  read(systems: ReadonlySet<string>): void;
  /** Sends and lets take effect everything that is due now, and what that makes due; gives the number of rows begun. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

/** Opens it; nothing is sent before `start`. */
export function openIntegrations(deps: IntegrationDeps): Integrations {
  const { pool, clock, lane, systems, calendar, disk, origin, counters, log, jobClock } = deps;
  const report = (error: unknown): void => log.error({ err: error }, 'business systems could not be read');
  const alarm = (raised: Alarm): Promise<void> =>
    raiseAlarm(deps, raised).catch((error: unknown) => {
      log.error({ err: error, alarm: raised }, 'nobody could be told of trouble with a system');
    });
  const inbound = {
    pool,
    clock,
    lane,
    systems,
    disk,
    log,
    jobClock,
    measure: counters.event,
    alarm: (raised: {
      readonly system: string;
      readonly reason: Extract<Alarm, { about: 'quarantined' }>['reason'];
    }) => alarm({ ...raised, about: 'quarantined' }),
  };
  const processors = openSystemWorkers(systems, (code) => new Processor(inbound, code), report);
  const outbound = {
    pool,
    clock,
    systems,
    origin,
    log,
    jobClock,
    alarm,
    random: deps.random ?? Math.random,
    measure: counters.delivery,
    heard: (system: string) => processors.wake([system]),
  };
  const senders = openSystemWorkers(systems, (code) => new Sender(outbound, code), report);
  const asking = {
    pool,
    clock,
    systems,
    calendar,
    log,
    alarm,
    heard: (system: string) => processors.wake([system]),
    sending: (system: string) => senders.wake([system]),
  };
  const askers = openSystemWorkers(systems, (code) => new Asker(asking, code), report);
  const filing = { ...asking, dropFolder: deps.dropFolder };
  const readers = openSystemWorkers(systems, (code) => fileReader(filing, code), report);
  const goers = openSystemWorkers(systems, (code) => goer(deps, code), report);
  const collecting = {
    pool,
    clock,
    origin,
    jobClock,
    measure: counters.delivery,
    goesOn: (system: string) => goers.wake([system]),
  };
  const workers = [senders, processors, askers, readers, goers];
  return {
    writer: openEventWriter(pool, clock, (codes) => processors.wake(codes)),
    handOut: (system, asked) => handOut(collecting, system, asked),
    start: () => {
      for (const each of workers) each.start();
    },
    wake: (codes) => senders.wake(codes),
    ask: (codes) => askers.wake(codes),
    read: (codes) => readers.wake(codes),
    drain: async () => {
      let total = 0;
      for (;;) {
        let begun = 0;
        for (const each of workers) begun += await each.drain();
        if (begun === 0) return total;
        total += begun;
      }
    },
    stop: async () => {
      await Promise.all(workers.map((each) => each.stop()));
    },
  };
}

/** Steps that a system has taken go on at once; what stands still is looked at again now and then. */
function goer(deps: IntegrationDeps, code: string): SystemWorker {
  const { clock, counters, log } = deps;
  return lookingWorker({
    clock,
    everyMs: 1000,
    look: () => goOn({ ...deps, measure: counters.delivery }, code),
    report: (error) => log.error({ err: error, system: code }, 'steps that were taken could not go on'),
  });
}
