import { createCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import { refreshSearchRows } from './catalogue/search/refresh-rows.ts';
import { createCompiledServices, type ServiceByVersion } from './catalogue/compiled.ts';
import { openDrafts, type Drafts } from './drafts/store.ts';
import { openFileDisk, type FileDisk } from './files/disk.ts';
import { sweepFiles } from './files/sweep-files.ts';
import { openBackground, type Background, type BackgroundLog } from './instances/background.ts';
import type { InstanceDeps } from './instances/deps.ts';
import type { Lane } from './instances/lane.ts';
import { openInstances } from './instances/open-instances.ts';
import { openHooks, type Hooks } from './integrations/hooks/hooks.ts';
import { openIntegrations, type Integrations } from './integrations/integrations.ts';
import { uncounted, type IntegrationCounters } from './integrations/metrics.ts';
import type { Origin } from './integrations/outbound/deps.ts';
import { tellOfSystems } from './integrations/reconciliation/tell-of-systems.ts';
import { createSystems, type LiveSystems } from './integrations/systems/systems.ts';
import { createCalendar, type HallCalendar } from './people/calendar.ts';
import { createDirectory, type LiveDirectory } from './people/directory.ts';
import type { Live } from './platform/db/follow-revision.ts';
import type { Pool } from './platform/db/pool.ts';
import { throwawayKeys, type HallKeys } from './platform/sealing/hall-keys.ts';

/** What a hall 大厅 stands on. */
export interface HallDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  /** Folder that uploads lie in. */
  readonly filesFolder: string;
  /** Folder that business systems drop files into; left out: none is read. */
  readonly dropFolder?: string | undefined;
  /** The hall's keys, which seal the secrets of business systems; left out: made for this process alone. */
  readonly keys?: HallKeys;
  /** Where people and systems reach the hall. */
  readonly origin?: Origin;
  readonly counters?: IntegrationCounters;
  /** Only tests: the jobs' clock instead of the database's. */
  readonly jobClock?: () => number;
  readonly log: BackgroundLog;
}

/** The living parts of one hall in this process: snapshots, stores, the lane, and what works in the background. */
export interface Hall {
  readonly directory: LiveDirectory;
  readonly calendar: Live<HallCalendar>;
  readonly catalogue: Live<Catalogue>;
  readonly serviceByVersion: ServiceByVersion;
  readonly drafts: Drafts;
  readonly disk: FileDisk;
  readonly instances: InstanceDeps & { readonly lane: Lane };
  readonly keys: HallKeys;
  readonly systems: LiveSystems;
  /** Business systems that are asked before something is stored. */
  readonly hooks: Hooks;
  /** Business systems: what is sent, and what comes in. */
  readonly integrations: Integrations;
  /** Deliveries, deadlines and chores; not started yet. */
  readonly background: Background;
  /** The parts that work on instances, with a lane of their own on another clock: how the demo's history is played. */
  readonly instancesAt: (clock: () => number) => InstanceDeps;
}

/** Loads the hall's snapshots and opens its lane. The database must be migrated. */
export async function openHall(deps: HallDeps): Promise<Hall> {
  const { pool, clock, filesFolder, keys = throwawayKeys(), origin = LOOPBACK, log } = deps;
  await refreshSearchRows(pool);
  const onBroken = (system: string, error: unknown): void =>
    log.error({ err: error, system }, 'a business system or its secret cannot be read');
  const [directory, calendar, systems, catalogue] = await Promise.all([
    createDirectory(pool),
    createCalendar(pool),
    createSystems({ pool, keys, onBroken }),
    createCatalogue(pool, ({ code, version, reason }) =>
      log.error(
        { service: code, version, reason },
        'a stored version cannot be read: its service is left out',
      ),
    ),
  ]);
  const serviceByVersion = createCompiledServices(pool, directory);
  const disk = openFileDisk(filesFolder);
  const hooks = openHooks({ pool, clock, systems, directory });
  const parts = { pool, clock, directory, calendar, catalogue, serviceByVersion, systems, hooks };
  // The lane wakes the background, whose deadlines go through the lane.
  const instances = openInstances(parts, {
    afterCommit: (told) => {
      background.wake();
      if (told.size > 0) integrations.wake(told);
    },
  });
  const { counters = uncounted, jobClock, dropFolder } = deps;
  const { lane } = instances;
  const integrations = openIntegrations({
    ...parts,
    lane,
    disk,
    origin,
    counters,
    log,
    jobClock,
    dropFolder,
  });
  const sweep = () => sweepFiles({ pool, disk }, clock());
  const background = openBackground({
    ...parts,
    log,
    sweepFiles: sweep,
    tellOfSystems: () => tellOfSystems(parts),
    lane,
    ...(jobClock && { jobClock }),
  });
  return {
    ...parts,
    drafts: openDrafts(pool),
    disk,
    instances,
    keys,
    integrations,
    background: withIntegrations(background, integrations, hooks),
    instancesAt: (otherClock) => openInstances({ ...parts, clock: otherClock }),
  };
}

/** Before the hall listens, and for commands: nobody is sent there. */
const LOOPBACK: Origin = { current: () => 'http://127.0.0.1' };

/** What works in the background begins and ends as one. */
function withIntegrations(background: Background, integrations: Integrations, hooks: Hooks): Background {
  return {
    start: () => {
      background.start();
      integrations.start();
    },
    wake: () => background.wake(),
    drain: async () => {
      let total = 0;
      for (;;) {
        const begun = (await background.drain()) + (await integrations.drain());
        if (begun === 0) return total;
        total += begun;
      }
    },
    stop: async () => {
      await Promise.all([background.stop(), integrations.stop(), hooks.close()]);
    },
  };
}
