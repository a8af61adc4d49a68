import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';

/** What publishing needs. */
export interface PublishingDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
}
