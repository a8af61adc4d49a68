import type { Kysely } from 'kysely';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { Hooks } from '../integrations/hooks/hooks.ts';
import type { LiveSystems } from '../integrations/systems/systems.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { HallCalendar } from '../people/calendar.ts';
import type { Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { Lane } from './lane.ts';
import type { InstanceTables } from './store.ts';

/** What routes on instances and tasks need. */
export interface InstanceDeps {
  readonly pool: Pool;
  readonly db: Kysely<InstanceTables>;
  readonly lane: Pick<Lane, 'send'>;
  readonly directory: LiveDirectory;
  readonly calendar: Live<HallCalendar>;
  readonly catalogue: Live<Catalogue>;
  readonly serviceByVersion: ServiceByVersion;
  readonly clock: () => number;
  /** Business systems, for who may see what of their work; left out: only applicants see all of it. */
  readonly systems?: Pick<LiveSystems, 'current'>;
  /** Business systems that are asked before something is stored; left out: none is. */
  readonly hooks?: Hooks;
}
