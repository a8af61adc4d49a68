import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';

/** What the lifecycle needs. */
export interface LifecycleDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly serviceByVersion: ServiceByVersion;
  readonly directory: LiveDirectory;
}
