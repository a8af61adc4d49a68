import {
  applyAll,
  type Command,
  type Context,
  decide,
  type Directory,
  type Event,
  type Flow,
  type Instance,
  isRejection,
  type JsonObject,
  type PersonId,
  type Rejection,
} from '@wangban/engine';
import { publishedCalendar } from '../../../people/calendar.ts';
import { instantOf } from '../../../catalogue/scenarios/local-time.ts';

/** What a case is stepped on: the flow and a made-up hall around it. */
export interface Stage {
  readonly flow: Flow;
  readonly directory: Directory;
  readonly parameters: JsonObject;
}

/** A case under way 单步办件. Each step gives a new one, so that the last one can be gone back to. */
export interface SteppedCase {
  readonly instance: Instance | undefined;
  readonly events: readonly Event[];
  /** Epoch ms; goes on by a minute with each step, and to the time of a timer that fires. */
  readonly now: number;
  readonly lastTask: number;
}

/** One act: who gives which command, and (a timer) when at the earliest. */
export interface Act {
  readonly actor: PersonId | undefined;
  readonly command: Command;
  readonly at?: number;
}

const CALENDAR = publishedCalendar();
const MINUTE_MS = 60_000;

/** A case before it is submitted, on a Monday morning. */
export const UNBEGUN: SteppedCase = {
  instance: undefined,
  events: [],
  now: instantOf('2026-03-02 09:00', 0),
  lastTask: 0,
};

/** Does one act; a refusal changes nothing. */
export function step(stage: Stage, before: SteppedCase, act: Act): SteppedCase | Rejection {
  let lastTask = before.lastTask;
  const now = Math.max(before.now + MINUTE_MS, act.at ?? 0);
  const context = contextOf(stage, { now, actor: act.actor, newTaskId: () => (lastTask += 1) });
  const answer = decide(stage.flow, before.instance, act.command, context);
  if (isRejection(answer)) return answer;
  return {
    instance: applyAll(before.instance, answer),
    events: [...before.events, ...answer],
    now,
    lastTask,
  };
}

/** What the engine is told beside the command. */
export function contextOf(
  { directory, parameters }: Stage,
  moment: Pick<Context, 'now' | 'actor' | 'newTaskId'>,
): Context {
  const owner = directory.unitByCode('owner')?.id ?? 1;
  const service = { code: 'trial', name: 'trial', owner, processingTimeDays: 5, parameters };
  return { ...moment, directory, calendar: CALENDAR, service };
}
