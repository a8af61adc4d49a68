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
import { createCalendar, type HallCalendar } from './people/calendar.ts';
import { createDirectory, type LiveDirectory } from './people/directory.ts';
import type { Live } from './platform/db/follow-revision.ts';
import type { Pool } from './platform/db/pool.ts';

/** What a hall 大厅 stands on. */
export interface HallDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  /** Folder that uploads lie in. */
  readonly filesFolder: string;
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
  /** Deliveries, deadlines and chores; not started yet. */
  readonly background: Background;
  /** The parts that work on instances, with a lane of their own on another clock: how the demo's history is played. */
  readonly instancesAt: (clock: () => number) => InstanceDeps;
}

/** Loads the hall's snapshots and opens its lane. The database must be migrated. */
export async function openHall({ pool, clock, filesFolder, log }: HallDeps): Promise<Hall> {
  await refreshSearchRows(pool);
  const [directory, calendar, catalogue] = await Promise.all([
    createDirectory(pool),
    createCalendar(pool),
    createCatalogue(pool, ({ code, version, reason }) =>
      log.error(
        { service: code, version, reason },
        'a stored version cannot be read: its service is left out',
      ),
    ),
  ]);
  const serviceByVersion = createCompiledServices(pool, directory);
  const disk = openFileDisk(filesFolder);
  const parts = { pool, clock, directory, calendar, catalogue, serviceByVersion };
  // The lane wakes the background, whose deadlines go through the lane.
  const instances = openInstances(parts, { afterCommit: () => background.wake() });
  const sweep = () => sweepFiles({ pool, disk }, clock());
  const background = openBackground({ ...parts, log, sweepFiles: sweep, lane: instances.lane });
  return {
    ...parts,
    drafts: openDrafts(pool),
    disk,
    instances,
    background,
    instancesAt: (otherClock) => openInstances({ ...parts, clock: otherClock }),
  };
}
