import type { ServiceFacts } from './context.ts';
import type { Flow } from './definition/flow.ts';
import type { Name } from './definition/trigger.ts';
import { CLOCK, clockAt } from './expression/index.ts';
import {
  addDuration,
  isTimeProblem,
  nextCron,
  nextRepeat,
  parseCron,
  parseDuration,
  parseInstant,
  parseRepeat,
} from './time/index.ts';

/** How a case of a process may begin by itself 自动启动 (BPMN 2.0 §10.5.2). `start` is what `submit` takes. */
export type ProcessStart =
  | {
      readonly on: 'timer';
      readonly start: string;
      readonly every: 'once' | 'cycle';
      readonly text: string;
    }
  | { readonly on: 'message' | 'signal'; readonly start: string; readonly name: string };

/** What the texts of start events may be worked out from: there is no case yet. */
export interface StartSetting {
  readonly parameters: ServiceFacts['parameters'];
  /** Epoch ms. */
  readonly now: number;
  readonly utcOffsetMinutes: number;
}

/**
 * Start events that begin cases by themselves. A name or time that cannot be worked out without a case is left out, and so
 * are conditions: before a case there is no data that they could look at.
 */
export function processStarts(flow: Flow, setting: StartSetting): readonly ProcessStart[] {
  return flow.starts.flatMap((node): readonly ProcessStart[] => {
    const { trigger } = node;
    const start = node.event ?? node.id;
    if (trigger?.on === 'timer') {
      const text = textOf(trigger.when, setting);
      return text === undefined ? [] : [{ on: 'timer', start, every: trigger.every, text }];
    }
    if (trigger?.on !== 'message' && trigger?.on !== 'signal') return [];
    const name = textOf(trigger.name, setting);
    return name === undefined ? [] : [{ on: trigger.on, start, name }];
  });
}

function textOf(name: Name, { parameters, now, utcOffsetMinutes }: StartSetting): string | undefined {
  if (typeof name === 'string') return name;
  const result = name.evaluate({ parameters, [CLOCK]: clockAt(now, utcOffsetMinutes) });
  return 'value' in result && typeof result.value === 'string' ? result.value : undefined;
}

/** When a timer start is looked at. All epoch ms. */
export interface TimerStart {
  readonly every: 'once' | 'cycle';
  readonly text: string;
  /** When it was published: durations and repetitions count from here. */
  readonly since: number;
  /** The answer lies after this; `since` for the first time. */
  readonly after: number;
  readonly utcOffsetMinutes: number;
}

/**
 * The next time of a timer start event 定时启动, strictly after a moment; undefined: never (again), also where the text is no
 * time. Times that were missed are passed over.
 */
export function nextStart(timer: TimerStart): number | undefined {
  const { text, since, after, utcOffsetMinutes } = timer;
  if (timer.every === 'cycle' && !/^[+-]?P/i.test(text.trim())) return nextOfCycle(timer);
  const at = momentOf(text, since, utcOffsetMinutes);
  return at !== undefined && at > after ? at : undefined;
}

function momentOf(text: string, since: number, offset: number): number | undefined {
  const duration = parseDuration(text);
  if (!isTimeProblem(duration)) return addDuration(since, duration, offset);
  const instant = parseInstant(text, offset);
  return typeof instant === 'number' ? instant : undefined;
}

function nextOfCycle({ text, since, after, utcOffsetMinutes }: TimerStart): number | undefined {
  if (!/^R/i.test(text.trim())) {
    const cron = parseCron(text);
    return isTimeProblem(cron) ? undefined : nextCron(cron, after, utcOffsetMinutes);
  }
  const repeat = parseRepeat(text, utcOffsetMinutes);
  return isTimeProblem(repeat) ? undefined : nextRepeat(repeat, since, after, utcOffsetMinutes);
}
