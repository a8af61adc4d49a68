import type { TimerKind } from '@wangban/engine';
import type { BatchRows } from './rows.ts';

/** Deadlines by kind as the batch leaves them: when to look (epoch ms), or undefined = no more. */
export type TimerFold = Map<TimerKind, number | undefined>;

/** `isNew`: the instance is opened by this batch, so there is no row that could have to go. */
export function timerRows(
  fold: TimerFold,
  instanceId: number,
  isNew: boolean,
): Pick<BatchRows, 'timers' | 'disarmed'> {
  const timers = [];
  const disarmed = [];
  for (const [kind, fireAt] of fold) {
    if (fireAt !== undefined) {
      timers.push({ instance_id: instanceId, kind, run_at: new Date(fireAt).toISOString() });
    } else if (!isNew) disarmed.push({ instance_id: instanceId, kind });
  }
  return { timers, disarmed };
}
