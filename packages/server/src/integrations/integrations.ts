import type { WorkingCalendar } from '@wangban/engine/calendar';
import type { FileDisk } from '../files/disk.ts';
import type { Lane } from '../instances/lane.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import { raiseAlarm, type Alarm } from './alarm.ts';
import { goOn } from './collecting/go-on.ts';
import { handOut, type HandOut } from './collecting/hand-out.ts';
import { dueSystems } from './due-systems.ts';
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

/** The safety net: what is written in this process wakes its workers at once, what another one wrote, or falls due, is seen then. */
const LOOK_MS = 1000;
const HEARTBEAT_MS = 10_000;

/** Two-way integration 双向对接 of this process: what is sent, and what comes in. */
export interface Integrations {
  /** Takes events in; works before `start` too. */
  readonly writer: EventWriter;
  /** Hands out what a system fetches itself; works before `start` too. */
  readonly handOut: HandOut;
  /** Looks for what is due every second, and at once when woken, until stopped. */
  start(): void;
  /** One look for all systems, and all kinds of work: what the clock does. */
  look(): Promise<void>;
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
  const report = (error: unknown): void =>
    log.error({ err: error }, 'what is due for business systems could not be read');
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
  const processors = openSystemWorkers(systems, (code) => new Processor(inbound, code));
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
    heard: (system: string) => heard([system]),
  };
  const senders = openSystemWorkers(systems, (code) => new Sender(outbound, code));
  const asking = {
    pool,
    clock,
    systems,
    calendar,
    log,
    alarm,
    heard: (system: string) => heard([system]),
    sending: (system: string) => whenStarted(() => senders.wake([system])),
  };
  const askers = openSystemWorkers(systems, (code) => new Asker(asking, code));
  const filing = { ...asking, dropFolder: deps.dropFolder };
  const readers = openSystemWorkers(systems, (code) => fileReader(filing, code));
  const goers = openSystemWorkers(systems, (code) => goer(deps, code));
  const collecting = {
    pool,
    clock,
    origin,
    jobClock,
    measure: counters.delivery,
    goesOn: (system: string) => whenStarted(() => goers.wake([system])),
  };
  const kinds = [senders, processors, askers, readers, goers];
  const look = async (): Promise<void> => {
    const due = await dueSystems(pool, jobClock && new Date(jobClock()), new Date(clock()));
    const known = await systems.refresh(due.revision);
    senders.wake(due.sending);
    processors.wake(due.hearing);
    askers.wake(due.asking);
    goers.wake(due.going);
    // What lies in a folder, no database knows.
    readers.wake(known.all().flatMap(({ code, definition }) => (definition.file === undefined ? [] : code)));
  };
  const beat = async (): Promise<void> => {
    for (const each of kinds) await each.beat();
  };
  let poll: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  /** Before the start, what is woken only waits. */
  const whenStarted = (act: () => void): void => {
    if (poll !== undefined) act();
  };
  const heard = (codes: Iterable<string>): void => whenStarted(() => processors.wake(codes));

  return {
    writer: openEventWriter(pool, clock, heard),
    handOut: (system, asked) => handOut(collecting, system, asked),
    start: () => {
      poll = setInterval(() => void look().catch(report), LOOK_MS);
      heartbeat = setInterval(() => void beat().catch(report), HEARTBEAT_MS);
      void look().catch(report);
    },
    look,
    wake: (codes) => whenStarted(() => senders.wake(codes)),
    ask: (codes) => whenStarted(() => askers.wake(codes)),
    read: (codes) => whenStarted(() => readers.wake(codes)),
    drain: async () => {
      let total = 0;
      for (;;) {
        let begun = 0;
        for (const each of kinds) begun += await each.drain();
        if (begun === 0) return total;
        total += begun;
      }
    },
    stop: async () => {
      clearInterval(poll);
      await Promise.all(kinds.map((each) => each.stop()));
      clearInterval(heartbeat);
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
