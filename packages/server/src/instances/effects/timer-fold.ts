import type { BatchRows, DisarmedRow, RowTimer, TimerRow } from './rows.ts';

interface FoldedTimer {
  readonly kind: RowTimer;
  readonly key: string;
  readonly fireAt: number | undefined;
}

/** Timers by kind and key as the batch leaves them: when to look (epoch ms), or undefined = no more. */
export type TimerFold = Map<string, FoldedTimer>;

/** A timer that is to go off at `fireAt`; replaces one with the same name. */
export function timerSet(fold: TimerFold, kind: RowTimer, key: string, fireAt: number): void {
  fold.set(`${kind} ${key}`, { kind, key, fireAt });
}

/** A timer that is not to go off any more. */
export function timerGone(fold: TimerFold, kind: RowTimer, key: string): void {
  fold.set(`${kind} ${key}`, { kind, key, fireAt: undefined });
}

/** `isNew`: the instance is opened by this batch, so there is no row that could have to go. */
export function timerRows(
  fold: TimerFold,
  instanceId: number,
  isNew: boolean,
): Pick<BatchRows, 'timers' | 'disarmed'> {
  const timers: TimerRow[] = [];
  const disarmed: DisarmedRow[] = [];
  for (const { kind, key, fireAt } of fold.values()) {
    const name = { instance_id: instanceId, kind, key };
    if (fireAt !== undefined) timers.push({ ...name, run_at: new Date(fireAt).toISOString() });
    else if (!isNew) disarmed.push(name);
  }
  return { timers, disarmed };
}
