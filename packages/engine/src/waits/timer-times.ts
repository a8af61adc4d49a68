import type { TimerTrigger } from '../definition/trigger.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { failed } from '../scopes/evaluate.ts';
import {
  addDuration,
  isTimeProblem,
  nextCron,
  nextRepeat,
  parseCron,
  parseDuration,
  parseInstant,
  parseRepeat,
} from '../time/index.ts';
import type { Work } from '../work.ts';
import { nameOf } from './name-of.ts';

/** When a timer is due 到期, and how it goes on after that. */
export interface TimerTimes {
  readonly at: number;
  readonly cycle?: string;
  readonly since?: number;
}

/** The first time of a timer that is armed now. A time that is over already is due at once. */
export function timerTimes(
  work: Work,
  node: string,
  { when, every }: TimerTrigger,
  variables: JsonObject,
): TimerTimes | Rejection {
  const text = nameOf(node, when, variables);
  if (isRejection(text)) return text;
  const { now, calendar } = work.context;
  const at = every === 'cycle' ? next(text, now, work) : once(text, now, calendar.utcOffsetMinutes);
  if (at === undefined) return failed(node, text, 'it never comes');
  if (typeof at === 'string') return failed(node, text, at);
  return every === 'cycle' && isRepeating(text) ? { at, cycle: text, since: now } : { at };
}

/** The next time of a repeating timer after now; undefined when it is over. */
export function nextTime(work: Work, cycle: string, since: number): number | undefined {
  const at = next(cycle, since, work);
  return typeof at === 'number' ? at : undefined;
}

function isRepeating(text: string): boolean {
  return !/^[+-]?P/i.test(text.trim());
}

/** A cycle is a repetition, cron, or (as some modelers write it) a single duration. Problems are English sentences. */
function next(text: string, since: number, { context }: Work): number | string | undefined {
  const { now, calendar } = context;
  const offset = calendar.utcOffsetMinutes;
  if (!isRepeating(text)) return once(text, now, offset);
  if (!/^R/i.test(text.trim())) {
    const cron = parseCron(text);
    return isTimeProblem(cron) ? cron.message.en : nextCron(cron, now, offset);
  }
  const repeat = parseRepeat(text, offset);
  return isTimeProblem(repeat) ? repeat.message.en : nextRepeat(repeat, since, now, offset);
}

function once(text: string, now: number, offset: number): number | string {
  if (!isRepeating(text)) {
    const duration = parseDuration(text);
    return isTimeProblem(duration) ? duration.message.en : addDuration(now, duration, offset);
  }
  const instant = parseInstant(text, offset);
  return typeof instant === 'number' ? instant : instant.message.en;
}
