/** Scenarios speak the hall's local time, UTC+8. */
const OFFSET_MS = 480 * 60_000;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** Instant of `2026-03-02 09:00`, or of `+2h` after another instant; epoch milliseconds. */
export function instantOf(when: string, afterMs: number): number {
  const relative = /^\+(\d+)([mhd])$/.exec(when);
  if (relative === null) return Date.parse(`${when.replace(' ', 'T')}:00Z`) - OFFSET_MS;
  const [, amount = '0', unit = 'm'] = relative;
  return afterMs + Number(amount) * (UNITS.get(unit) ?? 0);
}

/** `2026-03-02 09:00` of an instant. */
export function localTime(instantMs: number): string {
  return new Date(instantMs + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Local date `2026-03-02` of an instant. */
export function localDate(instantMs: number): string {
  return localTime(instantMs).slice(0, 10);
}
