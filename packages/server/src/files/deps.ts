import type { Pool } from '../platform/db/pool.ts';
import type { FileDisk } from './disk.ts';
import type { MayReadInstance } from './policy.ts';

/** What the file routes need. */
export interface FileDeps {
  readonly pool: Pool;
  readonly disk: FileDisk;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly mayReadInstance: MayReadInstance;
}
