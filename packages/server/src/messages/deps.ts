import type { Pool } from '../platform/db/pool.ts';

/** What the message routes need. */
export interface MessageDeps {
  readonly pool: Pool;
  readonly clock: () => number;
}
