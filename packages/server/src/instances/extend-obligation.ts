import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import type { Extension } from './effects/rows.ts';
import type { Lane } from './lane.ts';

const select = statement<{ payload: Extension }>(
  'instances.extension',
  'SELECT payload FROM delivery WHERE id = $1 AND fence = $2',
);

/**
 * Tells the first case that its obligation is extended 续办生效. Told twice it does nothing, and what was fulfilled meanwhile
 * stays fulfilled.
 */
export function extendObligation(pool: Pool, lane: Pick<Lane, 'send'>): JobHandler {
  return async ({ id, fence }) => {
    const [found] = await select(pool, [id, fence]);
    if (found === undefined) return;
    const { instance: instanceId, obligation, by } = found.payload;
    const command = { type: 'extendObligation', obligation, by } as const;
    const answer = await lane.send({ command, instanceId, from: undefined });
    if ('refused' in answer) throw new Error(`instance ${instanceId}: ${answer.refused.code}`);
  };
}
