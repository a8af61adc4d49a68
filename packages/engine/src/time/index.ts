/** Moments, durations, repetitions and cron 时间写法 (ISO 8601), pure and without a clock. */
export { nextCron, parseCron, type Cron, type CronDialect } from './cron.ts';
export { addDuration, parseDuration, type Duration } from './duration.ts';
export { parseInstant } from './instant.ts';
export { isTimeProblem, type TimeProblem } from './problem.ts';
export { nextRepeat, parseRepeat, type Repeat } from './repeat.ts';
