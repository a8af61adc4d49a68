import type { DeadlineAnswer, FireTimer, FireWait } from '@wangban/engine';
import { askDeadline } from '../integrations/hooks/ask-deadline.ts';
import type { Hooks } from '../integrations/hooks/hooks.ts';
import type { RowTimer } from './effects/rows.ts';
import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import type { Lane } from './lane.ts';

const select = statement<{ instance: number; kind: RowTimer; key: string }>(
  'instances.timer',
  'SELECT instance_id AS instance, kind, key FROM timer WHERE id = $1 AND fence = $2',
);

/** The time of a task is over: business systems may be asked before it takes effect. */
const ASKED: ReadonlySet<RowTimer> = new Set(['action', 'taskOverdue']);
const HELD_UP: ReadonlySet<string> = new Set(['SUSPENDED', 'FROZEN']);

/**
 * Fires a deadline 到期触发 through the lane. The command itself takes the row away, so a deadline fires once even if the
 * runner dies in between. A row that is still there was not due yet by this process's clock: tried again.
 */
export function fireTimer(
  pool: Pool,
  lane: Pick<Lane, 'send'>,
  hooks?: Pick<Hooks, 'asks' | 'before'>,
): JobHandler {
  return async ({ id, fence }) => {
    const [timer] = await select(pool, [id, fence]);
    if (timer === undefined) return;
    const { instance: instanceId, kind, key } = timer;
    const said = hooks && ASKED.has(kind) ? await askDeadline(pool, hooks, timer) : undefined;
    const command = commandFor(kind, key, said);
    const answer = await lane.send({ command, instanceId, from: undefined });
    // What a suspension or a frozen branch holds up is armed again when that ends.
    if ('refused' in answer && HELD_UP.has(answer.refused.code)) return;
    const [left] = await select(pool, [id, fence]);
    if (left !== undefined) throw new Error(`timer ${id} is not due by the clock of this process`);
  };
}

function commandFor(kind: RowTimer, key: string, answer: DeadlineAnswer | undefined): FireTimer | FireWait {
  if (kind === 'wait') return { type: 'fireWait', wait: Number(key) };
  return { type: 'fireTimer', timer: kind, key, ...(answer && { answer }) };
}
