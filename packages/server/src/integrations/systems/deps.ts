import type { LiveDirectory } from '../../people/directory.ts';
import type { Pool } from '../../platform/db/pool.ts';
import type { HallKeys } from '../../platform/sealing/hall-keys.ts';
import type { LiveSystems } from './systems.ts';

/** What registering and keeping systems needs. */
export interface SystemDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly keys: HallKeys;
  readonly systems: LiveSystems;
  readonly directory: LiveDirectory;
}
