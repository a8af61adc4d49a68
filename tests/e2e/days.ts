/** `YYYY-MM-DD` in Beijing, `offset` days from now: the hall's day, wherever the test runs. */
export function day(offset: number): string {
  return new Date(Date.now() + (offset * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
