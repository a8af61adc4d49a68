import type { Pool } from '../../platform/db/pool.ts';
import type { Lane } from '../../instances/lane.ts';
import type { LiveDirectory } from '../../people/directory.ts';
import type { Integrations } from '../integrations.ts';
import type { LiveSystems } from '../systems/systems.ts';

/** What the pages of business systems 对接管理 need. */
export interface SystemPageDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly lane: Pick<Lane, 'send'>;
  readonly systems: LiveSystems;
  readonly directory: LiveDirectory;
  readonly integrations: Pick<Integrations, 'wake'>;
}

/** Who settles something 处理人, for the row and for the audit chain. */
export interface Settler {
  readonly system: string;
  readonly by: number;
  readonly requestId: string;
}
