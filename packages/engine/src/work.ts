import { apply } from './apply.ts';
import type { Context } from './context.ts';
import type { Flow } from './definition/flow.ts';
import type { Event, EventBody } from './events.ts';
import type { Instance } from './instance.ts';
import type { JsonObject } from './json.ts';

/** What a check looks at: a case of a flow, seen by somebody at some time. */
export interface Situation {
  readonly flow: Flow;
  readonly instance: Instance;
  readonly context: Context;
}

/** One command under way: the events so far and the instance as they leave it. Lives inside one `decide` only. */
export interface Work extends Situation {
  readonly events: Event[];
  instance: Instance;
  /** Automatic steps taken, against endless loops. */
  steps: number;
  /** What FEEL sees, built on first use and dropped when data or variables change. */
  scope: JsonObject | undefined;
}

/** Begins work on an instance that exists. */
export function begin(flow: Flow, instance: Instance, context: Context): Work {
  return { flow, context, events: [], instance, steps: 0, scope: undefined };
}

/** Records that something happened, and lets the working state follow at once. */
export function emit(work: Work, body: EventBody): void {
  const event = stamped(work.context, body);
  work.events.push(event);
  work.instance = apply(work.instance, event);
}

/** Gives an event its version, time and actor. */
export function stamped(context: Context, body: EventBody): Event {
  const { now, actor } = context;
  return actor === undefined ? { ...body, v: 1, at: now } : { ...body, v: 1, at: now, by: actor };
}
