import type { Pool } from '../platform/db/pool.ts';
import type { LiveDirectory } from './directory.ts';

/** What the people routes need. */
export interface PeopleDeps {
  readonly pool: Pool;
  readonly directory: LiveDirectory;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}
