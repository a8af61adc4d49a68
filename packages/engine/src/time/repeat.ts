import { addDuration, parseDuration, shortestMs, times, type Duration } from './duration.ts';
import { parseInstant } from './instant.ts';
import { isTimeProblem, timeProblem, type TimeProblem } from './problem.ts';

/**
 * Repeating interval 重复周期 (ISO 8601-1 §5.6). With `startMs` the k-th time is start + k × every; without, they are
 * counted from when the timer was armed. Nothing happens after `endMs`.
 */
export interface Repeat {
  /** How often at most; undefined = without limit. */
  readonly count: number | undefined;
  readonly every: Duration;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

/**
 * Reads `R3/PT10H`, `R/start/duration`, `R3/duration/end` and `R3/start/end`. `R` and `R-1` repeat without limit. The
 * duration must be longer than nothing, or a timer would fire without pause.
 */
export function parseRepeat(text: string, utcOffsetMinutes: number): Repeat | TimeProblem {
  const [head = '', ...parts] = text.trim().split('/');
  const match = /^R(-1|\d{0,9})$/i.exec(head);
  const [first, second] = parts;
  if (match === null || first === undefined || parts.length > 2) return unreadable(text);
  const limit = match[1] ?? '';
  const count = limit === '' || limit === '-1' ? undefined : Number(limit);
  const span = readSpan(first, second, utcOffsetMinutes);
  if (isTimeProblem(span)) return span;
  return shortestMs(span.every) > 0 ? { count, ...span } : noProgress(text);
}

type Span = Omit<Repeat, 'count'>;

function readSpan(first: string, second: string | undefined, utcOffsetMinutes: number): Span | TimeProblem {
  const begins = isDuration(first) ? undefined : parseInstant(first, utcOffsetMinutes);
  if (begins !== undefined && typeof begins !== 'number') return begins;
  const ends =
    second === undefined || isDuration(second) ? undefined : parseInstant(second, utcOffsetMinutes);
  if (ends !== undefined && typeof ends !== 'number') return ends;
  if (begins !== undefined && ends !== undefined) {
    return { every: { months: 0, days: 0, ms: ends - begins }, startMs: begins, endMs: undefined };
  }
  const every = parseDuration(begins === undefined ? first : (second ?? ''));
  return isTimeProblem(every) ? every : { every, startMs: begins, endMs: ends };
}

function isDuration(text: string): boolean {
  return /^[+-]?P/i.test(text.trim());
}

/**
 * When a repetition happens next, strictly after `afterMs`; undefined when it is over. Repetitions that were due earlier
 * are passed over, and count. `armedAtMs` is when the timer began.
 */
export function nextRepeat(
  { count, every, startMs, endMs }: Repeat,
  armedAtMs: number,
  afterMs: number,
  utcOffsetMinutes: number,
): number | undefined {
  const base = startMs ?? armedAtMs;
  const first = startMs === undefined ? 1 : 0;
  const at = (index: number): number => addDuration(base, times(every, index + first), utcOffsetMinutes);
  const index = firstAfter(at, afterMs, Math.ceil((afterMs - base) / shortestMs(every)) + 1);
  const next = at(index);
  const isOver = (count !== undefined && index >= count) || (endMs !== undefined && next > endMs);
  return isOver ? undefined : next;
}

/** The first index whose time lies after a moment; `most` is known to. Halves the range, so it ends whatever is asked. */
function firstAfter(at: (index: number) => number, afterMs: number, most: number): number {
  let low = 0;
  let high = Math.max(0, most);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) > afterMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

function unreadable(text: string): TimeProblem {
  return timeProblem(
    `“${text}”不是重复周期；应写成 R3/PT10H、R/2026-03-02T09:00:00/P1D 或 R3/PT1H/2026-03-02T18:00:00`,
    `“${text}” is no repetition: write it like R3/PT10H, R/2026-03-02T09:00:00/P1D or R3/PT1H/2026-03-02T18:00:00`,
  );
}

function noProgress(text: string): TimeProblem {
  return timeProblem(
    `重复周期“${text}”的间隔必须大于零`,
    `the interval of “${text}” must be longer than nothing`,
  );
}
