import {
  apply,
  decide,
  isRejection,
  openTasks,
  type Command,
  type Context,
  type Flow,
  type Instance,
  type JsonObject,
} from '@wangban/engine';
import type { Run } from './material.ts';

const DRIVER = 1;

/** One person who is applicant and approver of everything, in one unit, on a calendar that is always at work. */
function driverContext(): Context {
  const person = { id: DRIVER, personNo: 'driver', name: 'driver', active: true, unit: 1 };
  const unit = { id: 1, code: 'unit', name: 'unit', kind: 'unit' };
  let lastTask = 0;
  return {
    now: Date.UTC(2026, 0, 5, 2),
    actor: DRIVER,
    directory: {
      person: (id) => (id === DRIVER ? person : undefined),
      personByNo: () => person,
      unit: () => unit,
      unitByCode: () => unit,
      children: () => [],
      position: () => undefined,
      holders: () => [],
      heads: () => [DRIVER],
      counsellors: () => [],
      supervisors: () => [],
    },
    calendar: { utcOffsetMinutes: 480, hoursOn: () => [{ from: 0, to: 1440 }] },
    service: { code: 'model', name: 'model', owner: 1, processingTimeDays: 1, parameters: {} },
    newTaskId: () => (lastTask += 1),
  };
}

/** Where a played run left the recorded one: the step's number (0 = right after start), what was there and what not. */
export interface Difference {
  readonly step: number;
  readonly expected: string;
  readonly found: string;
}

/** Plays a recorded run on our engine and answers the first difference, if there is one. */
export function play(flow: Flow, run: Run, data: JsonObject): Difference | undefined {
  const context = driverContext();
  let instance = step(flow, undefined, { type: 'submit', data }, context);
  if (typeof instance === 'string') return { step: 0, expected: 'a started instance', found: instance };
  const initial = differs(instance, run.initialWaits ?? run.steps[0]?.waits ?? [], 0);
  if (run.initialWaits !== undefined && initial !== undefined) return initial;
  for (const [at, recorded] of run.steps.entries()) {
    const task = openTasks(instance).find((open) => open.node === recorded.at);
    if (task === undefined)
      return { step: at + 1, expected: `a task at ${recorded.at}`, found: waits(instance) };
    const after = step(flow, instance, { type: 'approve', taskId: task.task }, context);
    if (typeof after === 'string') return { step: at + 1, expected: recorded.waits.join(' '), found: after };
    instance = after;
    const difference = differs(instance, recorded.waits, at + 1);
    if (difference !== undefined) return difference;
  }
  const closed = instance.status === 'closed';
  if (run.state === 'COMPLETED' && !run.capped && !closed)
    return { step: run.steps.length, expected: 'closed', found: waits(instance) };
  return undefined;
}

function step(
  flow: Flow,
  instance: Instance | undefined,
  command: Command,
  context: Context,
): Instance | string {
  const answer = decide(flow, instance, command, context);
  if (isRejection(answer)) return `${answer.code} ${JSON.stringify(answer.fact)}`;
  let state = instance;
  for (const event of answer) state = apply(state, event);
  return state ?? 'no events';
}

function waits(instance: Instance): string {
  return openTasks(instance)
    .map((task) => `task:${task.node}`)
    .toSorted()
    .join(' ');
}

function differs(instance: Instance, recorded: readonly string[], at: number): Difference | undefined {
  const expected = recorded.toSorted().join(' ');
  const found = waits(instance);
  return expected === found ? undefined : { step: at, expected, found };
}
