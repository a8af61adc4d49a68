import { localTime } from '../../../catalogue/scenarios/local-time.ts';

/** `2026-03-02 09:00` of the hall; timers may lie further ahead than any date can be written. */
export function hallTime(instantMs: number): string {
  return Math.abs(instantMs) < 8e15 ? localTime(instantMs) : `${instantMs}`;
}
