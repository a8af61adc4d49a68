const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** China, all year. */
const OFFSET_MS = 8 * HOUR_MS;
const OPENS = 9 * HOUR_MS;
const CLOSES = 17 * HOUR_MS;

/** The first moment from `at` (epoch ms) on at which an office worker is at the desk: Monday to Friday, 9 to 17. */
export function workingMoment(at: number): number {
  const local = at + OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const time = local - midnight;
  const weekday = new Date(midnight).getUTCDay();
  if (weekday === 0 || weekday === 6 || time > CLOSES)
    return workingMoment(midnight + DAY_MS + OPENS - OFFSET_MS);
  return time < OPENS ? midnight + OPENS - OFFSET_MS : at;
}

/** Half past nine on the weekday that lies so many weekdays before `at`. */
export function workingDaysBefore(at: number, days: number): number {
  let midnight = Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS;
  for (let left = days; left > 0;) {
    midnight -= DAY_MS;
    if (!isWeekend(midnight)) left -= 1;
  }
  return midnight + OPENS + HOUR_MS / 2 - OFFSET_MS;
}

/** Calendar day in China, `days` later. */
export function localDate(at: number, days = 0): string {
  return new Date(at + OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10);
}

function isWeekend(midnight: number): boolean {
  return [0, 6].includes(new Date(midnight).getUTCDay());
}
