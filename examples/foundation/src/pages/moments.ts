const ZONE = 'Asia/Shanghai';

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** 3月2日 09:00 */
export function momentText(at: Date): string {
  const parts = Object.fromEntries(MOMENT.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['month']}月${parts['day']}日 ${parts['hour']}:${parts['minute']}`;
}

/** 3月2日 14:00–16:00 */
export function spanText(from: Date, to: Date): string {
  return `${momentText(from)}–${CLOCK.format(to)}`;
}

/** 2026-03-02, the day that an instant falls on in China. */
export function dayOf(at: Date): string {
  return DAY.format(at);
}

/** The instant of a wall-clock time in China, such as day 2026-03-02 and 14:00. Without a valid one: undefined. */
export function instantOf(day: string, clock: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(clock)) return undefined;
  const at = new Date(`${day}T${clock}:00+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** 昨天 is told in hours until two days have passed: 3 小时, 2 天. */
export function ageText(fromMs: number, toMs: number): string {
  const minutes = Math.max(0, Math.round((toMs - fromMs) / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
}
