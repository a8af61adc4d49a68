import { openKysely } from '../platform/db/kysely.ts';
import type { InstanceDeps } from './deps.ts';
import { IdAllocator } from './ids.ts';
import { Lane, type LaneOptions } from './lane.ts';
import type { InstanceTables } from './store.ts';
import { createWorkCounter } from './work-counter.ts';
import { worldOf } from './world.ts';

/** What a hall gives the write path to stand on. */
export type InstanceParts = Omit<InstanceDeps, 'db' | 'lane'>;

/** Opens the lane of this process 通道 and everything that routes on instances and tasks need. One per hall. */
export function openInstances(
  parts: InstanceParts,
  options: LaneOptions = {},
): InstanceDeps & { readonly lane: Lane } {
  const { pool, clock } = parts;
  const workload = createWorkCounter(pool, clock);
  const world = worldOf({ ...parts, workload });
  const lane = new Lane({ pool, clock, world, ids: new IdAllocator(pool) }, options);
  return { ...parts, db: openKysely<InstanceTables>(pool), lane };
}
