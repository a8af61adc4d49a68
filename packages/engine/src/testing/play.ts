import { apply } from '../apply.ts';
import type { Right } from '../case/rights.ts';
import type { Command } from '../commands/command.ts';
import type { Context } from '../context.ts';
import { decide } from '../decide.ts';
import { compileFlow, type CompileOptions } from '../definition/compile-flow.ts';
import type { Flow } from '../definition/flow.ts';
import type { Event } from '../events.ts';
import type { Instance } from '../instance.ts';
import type { JsonObject } from '../json.ts';
import { openTasks, type OpenTask } from '../open-tasks.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { contextFor, MONDAY_NINE, STUDENT } from './campus.ts';

/** Compiles a flow that must be right. */
export async function compiled(xml: string, options?: CompileOptions): Promise<Flow> {
  const result = await compileFlow(xml, options);
  if ('flow' in result) return result.flow;
  throw new Error(JSON.stringify(result.problems, null, 2));
}

/** A case under test, with its whole history. */
export interface Play {
  readonly flow: Flow;
  readonly events: Event[];
  instance: Instance | undefined;
  context: Context;
}

/** A case that is not submitted yet. */
export async function play(xml: string, overrides: Partial<Context> = {}): Promise<Play> {
  return { flow: await compiled(xml), events: [], instance: undefined, context: contextFor(overrides) };
}

/** A submitted case. */
export async function submitted(
  xml: string,
  data: JsonObject = {},
  overrides: Partial<Context> = {},
): Promise<Play> {
  const game = await play(xml, overrides);
  must(game, STUDENT, { type: 'submit', data });
  return game;
}

/** Lets somebody act. Gives the new events, or the refusal. */
export function act(
  game: Play,
  actor: number | undefined,
  command: Command,
  rights: readonly Right[] = [],
): readonly Event[] | Rejection {
  const context = { ...game.context, actor, rights };
  const answer = decide(game.flow, game.instance, command, context);
  if (isRejection(answer)) return answer;
  for (const event of answer) game.instance = apply(game.instance, event);
  game.events.push(...answer);
  return answer;
}

/** Lets somebody do what must be possible. */
export function must(
  game: Play,
  actor: number | undefined,
  command: Command,
  ...rights: readonly Right[]
): readonly Event[] {
  const answer = act(game, actor, command, rights);
  if (isRejection(answer)) throw new Error(`${command.type} by ${actor}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Code of the refusal of what must not be possible, its facts beside it. */
export function refused(
  game: Play,
  actor: number | undefined,
  command: Command,
  ...rights: readonly Right[]
): Rejection {
  const answer = act(game, actor, command, rights);
  if (!isRejection(answer)) throw new Error(`${command.type} by ${actor} was not refused`);
  return answer;
}

/** Lets time pass since Monday 9:00. */
export function at(game: Play, sinceMondayNineMs: number): void {
  game.context = { ...game.context, now: MONDAY_NINE + sinceMondayNineMs };
}

/** State of a submitted case. */
export function stateOf(game: Play): Instance {
  if (game.instance === undefined) throw new Error('not submitted');
  return game.instance;
}

/** The open tasks, not the frozen ones. */
export function tasks(game: Play): readonly OpenTask[] {
  return game.instance === undefined ? [] : openTasks(game.instance).filter(({ frozen }) => !frozen);
}

/** Nodes that wait for somebody, in order. */
export function waiting(game: Play): readonly string[] {
  return [...new Set(tasks(game).map(({ node }) => node))].toSorted();
}

/** The first open task at a node (of a person). */
export function taskAt(game: Play, node: string, holder?: number): number {
  const task = tasks(game).find((each) => each.node === node && (holder ?? each.holder) === each.holder);
  if (task === undefined) throw new Error(`no open task at ${node}; waiting: ${waiting(game).join(', ')}`);
  return task.task;
}

/** Approves at these nodes, one after the other, by whoever holds the task. */
export function approve(game: Play, ...nodes: readonly string[]): readonly Event[] {
  return nodes.flatMap((node) => {
    const task = tasks(game).find((each) => each.node === node);
    return must(game, task?.holder, { type: 'approve', taskId: taskAt(game, node) });
  });
}

/** Returns from a node by its holder. */
export function sendBack(
  game: Play,
  from: string,
  to: string,
  resume: 'rewalk' | 'jumpBack',
): readonly Event[] | Rejection {
  const task = tasks(game).find((each) => each.node === from);
  const target =
    to === 'applicant' || to === 'previous' ? ({ kind: to } as const) : ({ kind: 'node', node: to } as const);
  return act(game, task?.holder, {
    type: 'returnTo',
    taskId: taskAt(game, from),
    target,
    resume,
    opinion: '请补',
  });
}

/** The applicant resubmits. */
export function resubmit(game: Play, data: JsonObject = game.instance?.data ?? {}): readonly Event[] {
  return must(game, STUDENT, { type: 'resubmit', taskId: taskAt(game, game.flow.start.id), data });
}

/** The events of one type. */
export function ofType<T extends Event['type']>(
  events: readonly Event[] | Rejection,
  type: T,
): readonly Extract<Event, { type: T }>[] {
  if (isRejection(events)) return [];
  return events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
}
