import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';

/** What notices need. */
export interface NoticeDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
}
