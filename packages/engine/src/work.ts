import { change } from './apply.ts';
import type { PickRule } from './assignment/rule.ts';
import type { Context } from './context.ts';
import { withInserted } from './definition/inserted.ts';
import type { Flow, UserNode } from './definition/flow.ts';
import type { AutoCause, Event, EventBody } from './events.ts';
import { draftOf, type Draft, type Instance } from './instance.ts';
import type { JsonObject } from './json.ts';

/** What a check looks at: a case of a flow, seen by somebody at some time. */
export interface Situation {
  readonly flow: Flow;
  readonly instance: Instance;
  readonly context: Context;
}

/** One command under way: the events so far and the state as they leave it. Lives inside one `decide` only. */
export interface Work extends Situation {
  readonly events: Event[];
  /** Gets `onBehalfOf` once it is known that the actor stands in for somebody. */
  stamp: Stamp;
  /** Follows every event; its parts (tokens, rounds, lists) are replaced, never changed. */
  readonly instance: Draft;
  /** Automatic steps taken, against endless loops. */
  steps: number;
  /** Whose choice of approvers this command brings; a node that needs it and did not get it refuses the command. */
  asksFor: PickRule['rule'] | undefined;
  /** What FEEL sees, built on first use and dropped when data or variables change. */
  scope: JsonObject | undefined;
  /** Variables or conditions are new: conditional events have to be looked at. */
  changed: boolean;
  /** User tasks that a return came to and that are done with all their iterations: they may jump back now. */
  comingBack: readonly { readonly token: number; readonly node: UserNode }[] | undefined;
  /** The end event that the last line of work has come to says how the case closes. */
  closesAs: 'rejected' | undefined;
  /** Rounds in which nobody is asked and that fail for it. */
  failing:
    readonly { readonly token: number; readonly node: UserNode; readonly auto: AutoCause }[] | undefined;
}

/** Begins work on a case, after the events that made it what it is. */
export function begin(flow: Flow, instance: Instance, context: Context, events: Event[] = []): Work {
  const stamp = stampOf(context);
  return {
    flow: withInserted(flow, instance.plans),
    context,
    events,
    stamp,
    instance: draftOf(instance),
    steps: 0,
    asksFor: undefined,
    scope: undefined,
    changed: false,
    comingBack: undefined,
    closesAs: undefined,
    failing: undefined,
  };
}

/** Version, time and actor: what all events of a command have in common. */
type Stamp = Pick<Event, 'v' | 'at' | 'by' | 'onBehalfOf'>;

export function stampOf({ now, actor, actingFor }: Context): Stamp {
  if (actor === undefined) return { v: 1, at: now };
  if (actingFor === undefined || actingFor === actor) return { v: 1, at: now, by: actor };
  return { v: 1, at: now, by: actor, onBehalfOf: actingFor };
}

/**
 * Records that something happened, and lets the working state follow at once. The body becomes the event, in place:
 * copying objects of thirty shapes costs more than deciding.
 */
export function emit(work: Work, body: EventBody): void {
  const event: Event = Object.assign(body, work.stamp);
  work.events.push(event);
  if (event.type !== 'InstanceSubmitted') change(work.instance, event);
}
