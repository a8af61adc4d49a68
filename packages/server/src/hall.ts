import { createCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import { createCompiledServices, type ServiceByVersion } from './catalogue/compiled.ts';
import { openDrafts, type Drafts } from './drafts/store.ts';
import { openFileDisk, type FileDisk } from './files/disk.ts';
import { createDirectory, type LiveDirectory } from './people/directory.ts';
import type { Live } from './platform/db/follow-revision.ts';
import type { Pool } from './platform/db/pool.ts';

/** What a hall 大厅 stands on. */
export interface HallDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  /** Folder that uploads lie in. */
  readonly filesFolder: string;
}

/** The living parts of one hall in this process: snapshots, stores, and what works in the background. */
export interface Hall {
  readonly directory: LiveDirectory;
  readonly catalogue: Live<Catalogue>;
  readonly serviceByVersion: ServiceByVersion;
  readonly drafts: Drafts;
  readonly disk: FileDisk;
}

/** Loads the hall's snapshots. The database must be migrated. */
export async function openHall({ pool, filesFolder }: HallDeps): Promise<Hall> {
  const [directory, catalogue] = await Promise.all([createDirectory(pool), createCatalogue(pool)]);
  return {
    directory,
    catalogue,
    serviceByVersion: createCompiledServices(pool, directory),
    drafts: openDrafts(pool),
    disk: openFileDisk(filesFolder),
  };
}
