import type { FireTimer, FireWait } from '@wangban/engine';
import type { RowTimer } from './effects/rows.ts';
import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import type { Lane } from './lane.ts';

const select = statement<{ instance: number; kind: RowTimer; key: string }>(
  'instances.timer',
  'SELECT instance_id AS instance, kind, key FROM timer WHERE id = $1 AND fence = $2',
);

const HELD_UP: ReadonlySet<string> = new Set(['SUSPENDED', 'FROZEN']);

/**
 * Fires a deadline 到期触发 through the lane. The command itself takes the row away, so a deadline fires once even if the
 * runner dies in between. A row that is still there was not due yet by this process's clock: tried again.
 */
export function fireTimer(pool: Pool, lane: Pick<Lane, 'send'>): JobHandler {
  return async ({ id, fence }) => {
    const [timer] = await select(pool, [id, fence]);
    if (timer === undefined) return;
    const { instance: instanceId, kind, key } = timer;
    const answer = await lane.send({ command: commandFor(kind, key), instanceId, from: undefined });
    // What a suspension or a frozen branch holds up is armed again when that ends.
    if ('refused' in answer && HELD_UP.has(answer.refused.code)) return;
    const [left] = await select(pool, [id, fence]);
    if (left !== undefined) throw new Error(`timer ${id} is not due by the clock of this process`);
  };
}

function commandFor(kind: RowTimer, key: string): FireTimer | FireWait {
  return kind === 'wait' ? { type: 'fireWait', wait: Number(key) } : { type: 'fireTimer', timer: kind, key };
}
