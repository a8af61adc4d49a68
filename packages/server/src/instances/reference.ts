/** Local calendar date `YYYYMMDD` at an instant (ms since the epoch), `utcOffsetMinutes` east of UTC. */
export function localDay(at: number, utcOffsetMinutes: number): string {
  const local = new Date(at + utcOffsetMinutes * 60_000);
  return local.toISOString().slice(0, 10);
}

/**
 * Reference 受理编号: `YYYYMMDD-CODE-<id, at least 6 digits><check digit>`, for example `20260302-QJ-0012347`. The check
 * digit (ISO 7064 MOD 11,10 over all digits before it) finds every wrong digit and nearly every swap.
 */
export function makeReference(day: string, code: string, id: number): string {
  const date = day.replaceAll('-', '');
  const number = String(id).padStart(6, '0');
  return `${date}-${code}-${number}${checkDigit(date + number)}`;
}

/** ISO/IEC 7064 MOD 11,10, clause 8: hybrid system, digits only. */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}
