/** Working minutes as working hours with one decimal at most: 90 → `1.5`, 480 → `8`. */
export function workingHours(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}

/** Share in whole per cent with one decimal at most; `undefined` when there is nothing to divide by. */
export function share(part: number, whole: number): string | undefined {
  return whole === 0 ? undefined : `${Math.round((part * 1000) / whole) / 10}%`;
}
