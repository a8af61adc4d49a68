import { apply, applyAll } from '../apply.ts';
import type { Command } from '../commands/command.ts';
import type { Context } from '../context.ts';
import { decide } from '../decide.ts';
import type { Flow } from '../definition/flow.ts';
import { withInserted } from '../definition/inserted.ts';
import type { Event } from '../events.ts';
import type { Instance } from '../instance.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { contextFor, STUDENT } from './campus.ts';
import type { DrawnFlow } from './drawn-flows.ts';
import { brokenInvariants } from './invariants.ts';
import { emptyLedger, enterEvents, type Ledger } from './ledger.ts';
import { choicesOf, commandFor } from './random-command.ts';
import { wishOf } from './wish-of.ts';

/** A case of a random flow, watched at every command. */
export interface RandomCase {
  readonly flow: Flow;
  readonly ledger: Ledger;
  /** What was asked, for whoever reads a counterexample. */
  readonly trail: (readonly [actor: number | undefined, asked: Command, refusal?: Rejection])[];
  instance: Instance | undefined;
  context: Context;
}

/** Nothing was submitted yet. */
function caseOn(flow: Flow): RandomCase {
  return {
    flow,
    ledger: emptyLedger(),
    trail: [],
    instance: undefined,
    context: contextFor(),
  };
}

const RIGHTS = ['owner', 'admin', 'supervisor'] as const;

/** Every so many commands the state is stored and read back, as the server does at every one. */
const STORED_EVERY = 8;

/**
 * One command, with everything that must hold whatever it is: an answer and no exception; a refusal that says why and
 * writes nothing; a state that nobody changed in place, that is JSON, and for which every invariant holds. Gives the
 * events, or undefined after a refusal.
 */
export function step(
  game: RandomCase,
  actor: number | undefined,
  command: Command,
): readonly Event[] | undefined {
  const { flow, instance, trail } = game;
  trail.push([actor, command]);
  const isStored = instance !== undefined && trail.length % STORED_EVERY === 0;
  const stored = isStored ? JSON.stringify(instance) : '';
  const before: Instance | undefined = isStored ? JSON.parse(stored) : instance;
  const ids: number[] = [];
  const newTaskId = (): number => ids[ids.push(game.context.newTaskId()) - 1] ?? 0;
  const context = { ...game.context, actor, rights: RIGHTS, newTaskId };
  const answer = decide(flow, before, command, context);
  if (isStored && JSON.stringify(before) !== stored) fail(game, ['no command changes the state in place']);
  if (isStored) checkAnswer(game, command, { ...context, newTaskId: () => ids.shift() ?? 0 }, answer);
  if (isRejection(answer)) {
    trail[trail.length - 1] = [actor, command, answer];
    const named = withArrivals(command, answer);
    return named && step(game, actor, named);
  }
  if (answer.length === 0) return answer;
  game.instance = applyAll(instance, answer);
  enterEvents(game.ledger, answer);
  if (isStored && before !== undefined && !isAsStored(before, game.instance, answer))
    fail(game, ['a state that was stored goes on like one that was not']);
  const shown = withInserted(flow, game.instance?.plans);
  const broken = brokenInvariants({ flow: shown, instance: game.instance, ledger: game.ledger });
  if (broken.length > 0) fail(game, broken);
  if (instance?.status === 'closed' && game.instance.status !== 'closed' && command.type !== 'reopen')
    fail(game, ['a closed case stays closed unless it is reopened']);
  return answer;
}

/** A jump into a fork is told which branches it must name; then it names them. */
function withArrivals(command: Command, { fact }: Rejection): Command | undefined {
  const wanted = fact['arrived'];
  if (command.type !== 'jump' || command.arrived !== undefined || !Array.isArray(wanted)) return undefined;
  return { ...command, arrived: wanted.filter((each) => typeof each === 'string') };
}

/** The same question gets the same answer, and a state that was stored the same as one that was not. */
function checkAnswer(game: RandomCase, command: Command, context: Context, answer: unknown): void {
  const again = decide(game.flow, game.instance, command, context);
  if (JSON.stringify(again).length !== JSON.stringify(answer).length)
    fail(game, ['the same question gets the same answer', JSON.stringify([answer, again])]);
}

/** One by one as a replay does, the events give the same. The order of the parts may differ: storing loses empty places. */
function isAsStored(stored: Instance, live: Instance, events: readonly Event[]): boolean {
  const next = events.reduce<Instance>((state, event) => apply(state, event), stored);
  return JSON.stringify(next).length === JSON.stringify(live).length;
}

/** The whole history, from nothing, gives the state exactly. */
export function checkReplay(game: RandomCase): void {
  if (game.instance === undefined) return;
  if (JSON.stringify(applyAll(undefined, game.ledger.events)) !== JSON.stringify(game.instance))
    fail(game, ['the events of a case give its state']);
}

/** Stops the run, with what led there. */
export function fail({ trail, instance }: RandomCase, broken: readonly string[]): never {
  throw new Error(
    `broken: ${broken.join('; ')}\nafter\n${trail.map((each) => JSON.stringify(each)).join('\n')}\nstate ${JSON.stringify(instance)}`,
  );
}

/** The state of a submitted case. */
export function stateOfCase(game: RandomCase): Instance {
  if (game.instance === undefined) throw new Error('not submitted');
  return game.instance;
}

/** Lets time pass until a moment, epoch ms. */
export function waitUntil(game: RandomCase, now: number): void {
  if (now > game.context.now) game.context = { ...game.context, now };
}

/** A submitted case on a random flow; the first number chooses the data that its conditions look at. */
export function begun(drawn: DrawnFlow | undefined, [code = 0]: readonly number[]): RandomCase {
  if (drawn === undefined) throw new Error('no flow was drawn');
  const game = caseOn(drawn.flow);
  const zero = Object.fromEntries(drawn.counters.map((name) => [name, 0]));
  const data = { ...choicesOf(wishOf(code)), ...zero, flag: 0, rooms: ['a', 'b'] };
  if (step(game, STUDENT, { type: 'submit', data }) === undefined) fail(game, ['every flow can be begun']);
  return game;
}

/** Does what a number means in this case at this moment. */
export function act(game: RandomCase, code: number): void {
  const wish = wishOf(code);
  const nodes = Object.keys(game.flow.nodes);
  const node = wish.pick % 3 === 0 ? nodes[code % nodes.length] : undefined;
  const { actor, command } = commandFor(node === undefined ? wish : { ...wish, node }, stateOfCase(game));
  waitUntil(game, game.context.now + wish.waitMs);
  if (command.type === 'fireWait')
    waitUntil(game, game.instance?.waits?.find(({ id }) => id === command.wait)?.at ?? 0);
  step(game, actor, command);
}
