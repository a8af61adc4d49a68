import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { Lane } from '../instances/lane.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';

/** What events between cases, and those that begin cases, need. */
export interface EventDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly lane: Pick<Lane, 'send'>;
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
  readonly catalogue: Live<Catalogue>;
  readonly serviceByVersion: ServiceByVersion;
  readonly log: { error(facts: object, message: string): void };
}
