const FIRST_MS = 2000;
const LONGEST_MS = 3_600_000;

/** Pause 退避 before the next attempt: 2 s, 4 s, 8 s … at most an hour. `attempts` = how many there were. */
export function backOffMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
}
