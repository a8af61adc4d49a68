import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Pool } from '../platform/db/pool.ts';

/** What the figures need. */
export interface StatisticsDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(): Promise<Pick<Catalogue, 'find'>> };
  /** Local date `YYYY-MM-DD`. */
  readonly today: () => string;
}
