import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, applyAll } from './apply.ts';
import type { Command } from './commands/command.ts';
import { decide } from './decide.ts';
import { deepFreeze } from './definition/freeze.ts';
import type { Event } from './events.ts';
import type { Instance } from './instance.ts';
import { openTasks, type OpenTask } from './open-tasks.ts';
import { isRejection } from './rejection.ts';
import { returnTargets } from './return-targets.ts';
import { canPass, tally, verdict } from './rounds/tally.ts';
import { contextFor, STUDENT, teacher } from './testing/campus.ts';
import { compiled, ofType, stateOf, type Play } from './testing/play.ts';
import { choicesOf, commandFor, holderOf, wishes } from './testing/random-command.ts';
import { blocks, xmlOf, type Block } from './testing/random-flow.ts';

/** Works for the unit in charge. */
const OWNER = teacher(20);
/** What may happen to a closed case; a timer does nothing. */
const AFTER_CLOSE: ReadonlySet<Command['type']> = new Set([
  'fireTimer',
  'void',
  'reopen',
  'copy',
  'readCopy',
]);
/** Flows × command sequences tried; each takes about 20 ms. */
const RUNS = 100;

async function start(block: Block, choices: readonly number[]): Promise<Play> {
  const { xml, counters } = xmlOf(block);
  const game: Play = { flow: await compiled(xml), events: [], instance: undefined, context: contextFor() };
  const data = { ...choicesOf({ choices }), ...Object.fromEntries(counters.map((name) => [name, 0])) };
  step(game, STUDENT, { type: 'submit', data });
  return game;
}

/**
 * One command, with everything that must hold whatever it is: nothing is thrown, the state is not changed in place and
 * survives being stored as JSON, the same question gets the same answer, a refusal writes nothing.
 */
function step(game: Play, actor: number | undefined, command: Command): boolean {
  const stored: Instance | undefined =
    game.instance === undefined ? undefined : deepFreeze(JSON.parse(JSON.stringify(game.instance)));
  const { newTaskId } = game.context;
  const ids: number[] = [];
  const rights = ['owner', 'admin', 'supervisor'] as const;
  const recorded = { ...game.context, actor, rights, newTaskId: () => ids[ids.push(newTaskId()) - 1] ?? 0 };
  const answer = decide(game.flow, stored, command, recorded);
  const again = ids.values();
  const replayed = { ...recorded, newTaskId: () => again.next().value ?? 0 };
  expect(JSON.stringify(decide(game.flow, stored, command, replayed))).toBe(JSON.stringify(answer));
  if (isRejection(answer)) return false;
  game.instance = answer.reduce<Instance | undefined>((state, event) => apply(state, event), stored);
  game.events.push(...answer);
  checkState(game);
  return true;
}

function checkState(game: Play): void {
  const { instance, events } = game;
  if (instance === undefined) throw new Error('no instance');
  const tasks = openTasks(instance);
  expect(tasks.map(({ task }) => task).toSorted(ascending)).toEqual(openByEvents(events));
  expect(instance.tokens.flatMap(({ round }) => round?.id ?? []).toSorted(ascending)).toEqual(
    openRounds(events),
  );
  if (instance.status === 'closed') {
    expect([instance.tokens, tasks]).toEqual([[], []]);
    return;
  }
  expect(tasks.some(({ frozen }) => !frozen)).toBe(instance.docket?.suspended === undefined);
  expect(tasks.some(({ kind }) => kind === 'revise')).toBe(instance.status === 'returned');
  checkSeats(game, instance);
  checkJoins(events);
}

const ascending = (a: number, b: number): number => a - b;
const asStored = (instance: Instance): unknown => JSON.parse(JSON.stringify(instance));

/** The whole history, from nothing, gives the state exactly. */
function checkReplay(game: Play): void {
  expect(asStored(applyAll(undefined, game.events))).toEqual(asStored(stateOf(game)));
}

/** Tasks that events have opened and not closed: what the inbox of the server shows. */
function openByEvents(events: readonly Event[]): readonly number[] {
  const closed = new Set(ofType(events, 'TaskClosed').map(({ task }) => task));
  const opened = ofType(events, 'TaskOpened').map(({ task }) => task);
  expect(new Set(opened).size).toBe(opened.length);
  return opened.filter((task) => !closed.has(task)).toSorted(ascending);
}

function openRounds(events: readonly Event[]): readonly number[] {
  const open = new Set<number>();
  for (const event of events) {
    if (event.type === 'RoundOpened' || event.type === 'RoundReopened') open.add(event.round);
    if (event.type === 'RoundClosed') open.delete(event.round);
  }
  return [...open].toSorted(ascending);
}

/**
 * The seats are those that the round began with and those that were added, one person sits there once, and a round that is
 * open is neither decided nor without somebody who is asked.
 */
function checkSeats(game: Play, instance: Instance): void {
  const planned = new Map<number, number>();
  for (const event of game.events) {
    if (event.type !== 'RoundOpened' && event.type !== 'ApproversAdded') continue;
    planned.set(event.round, (planned.get(event.round) ?? 0) + event.seats.length);
  }
  for (const { round, node } of instance.tokens) {
    if (round === undefined) continue;
    const voters = round.seats.filter(({ added }) => added?.role !== 'decider');
    expect(voters).toHaveLength(planned.get(round.id) ?? -1);
    const people = voters.flatMap(({ person, removed }) => (removed === true ? [] : (person ?? [])));
    expect(new Set(people).size).toBe(people.length);
    const held = round.seats.some(({ added, task }) => added?.role === 'decider' && task !== undefined);
    expect(round.seats.some(({ task }) => task !== undefined)).toBe(true);
    const at = game.flow.nodes[node];
    if (at?.kind !== 'user' || held) continue;
    const votes = tally(round, at.approval);
    expect(verdict(at.approval, votes)).toBe('open');
    expect(votes.pending).toBeGreaterThan(0);
  }
}

/** What may lead into a block again. */
const GOES_BACK: ReadonlySet<Event['type']> = new Set([
  'Returned',
  'RoundReopened',
  'CaseReopened',
  'Jumped',
]);

/** A join fires once per activation of its fork; only a return, recall, reopening or jump into the block makes it fire again. */
function checkJoins(events: readonly Event[]): void {
  const returns = events.filter(({ type }) => GOES_BACK.has(type)).length;
  const fired = new Map<string, number>();
  for (const { node, arrivals } of ofType(events, 'JoinPassed')) {
    const key = `${node} ${arrivals.map(({ lineage }) => lineage.at(-1)?.fork).join()}`;
    fired.set(key, (fired.get(key) ?? 0) + 1);
  }
  for (const count of fired.values()) expect(count).toBeLessThanOrEqual(1 + returns);
}

/** Approves whatever waits until the case closes: no token is lost, no join waits for nobody. */
function finish(game: Play): void {
  // Who closes only when everybody has spoken may have been voted down already.
  const doomed = stateOf(game).tokens.some(({ round, node }) => {
    const at = game.flow.nodes[node];
    return round !== undefined && at?.kind === 'user' && !canPass(at.approval, tally(round, at.approval));
  });
  for (const reason of stateOf(game).docket?.suspended ?? [])
    step(game, OWNER, { type: 'unsuspend', reason });
  for (let steps = 0; game.instance?.status !== 'closed'; steps += 1) {
    expect(steps).toBeLessThan(2_000);
    const [task] = openTasks(stateOf(game)).filter(({ frozen }) => !frozen);
    const command = onwards(task, stateOf(game));
    expect(step(game, holderOf(task), command), `${command.type} at ${task?.node}`).toBe(true);
  }
  if (!doomed) expect(game.instance.outcome).toBe('approved');
}

/** What brings a task forward. */
function onwards(task: OpenTask | undefined, { data }: Instance): Command {
  const taskId = task?.task ?? 0;
  if (task?.kind === 'revise') return { type: 'resubmit', taskId, data };
  if (task?.holder === undefined) return { type: 'claim', taskId };
  if (task.delegate !== undefined) return { type: 'takeBack', taskId };
  return task.kind === 'opinion'
    ? { type: 'giveOpinion', taskId, opinion: '可以' }
    : { type: 'approve', taskId };
}

/** The open approval task that a number picks, its pool claimed. */
function pickTask(game: Play, pick: number): OpenTask | undefined {
  const live = openTasks(stateOf(game)).filter(({ frozen, kind }) => !frozen && kind === 'approval');
  const task = live[pick % Math.max(1, live.length)];
  if (task === undefined || (task.holder !== undefined && task.delegate === undefined)) return task;
  step(game, holderOf(task), onwards(task, stateOf(game)));
  return openTasks(stateOf(game)).find((each) => each.task === task.task);
}

/** Decides at a node until it waits for nobody there; gives what happened. */
function decideAll(game: Play, node: string): readonly Event[] {
  const before = game.events.length;
  for (let steps = 0; steps < 40; steps += 1) {
    const [task] = openTasks(stateOf(game)).filter((each) => each.node === node && !each.frozen);
    if (task === undefined || ofType(game.events.slice(before), 'Resubmitted').length > 0) break;
    step(game, holderOf(task), onwards(task, stateOf(game)));
  }
  return game.events.slice(before);
}

const waitingAt = (game: Play): readonly string[] => openTasks(stateOf(game)).map(({ node }) => node);

test('after a jump back the same nodes wait as before the return, and nobody else was asked', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, wishes, fc.nat(100), async (block, wanted, pick) => {
      const game = await start(block, [0, 1, 2]);
      for (const wish of wanted.slice(0, 15)) {
        const { actor, command } = commandFor(wish, stateOf(game));
        step(game, actor, command);
      }
      const task = stateOf(game).status === 'running' ? pickTask(game, pick) : undefined;
      const options = task === undefined ? [] : returnTargets(game.flow, stateOf(game), task.task).targets;
      const target = options[pick % Math.max(1, options.length)];
      if (task === undefined || target?.node === undefined) return;
      const before = waitingAt(game);
      const to = { kind: 'node', node: target.node } as const;
      const { task: taskId, holder } = task;
      step(game, holder, { type: 'returnTo', taskId, target: to, resume: 'jumpBack', opinion: '请补' });
      const events = decideAll(game, target.node);
      if (ofType(events, 'Resubmitted')[0]?.resume !== 'jumpBack') return;
      expect(new Set(waitingAt(game))).toEqual(new Set(before));
      expect(ofType(events, 'RoundOpened').map(({ node }) => node)).toEqual([task.node]);
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test('random commands on random flows keep every invariant, and every case can be brought to its end', async () => {
  await fc.assert(
    fc.asyncProperty(
      blocks,
      wishes,
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      async (block, wanted, choices) => {
        const game = await start(block, choices);
        for (const wish of wanted) {
          if (game.instance === undefined) return;
          game.context = { ...game.context, now: game.context.now + wish.waitMs };
          const { actor, command } = commandFor(wish, game.instance);
          const wasClosed = game.instance.status === 'closed';
          const happened = step(game, actor, command);
          if (wasClosed) expect(happened && !AFTER_CLOSE.has(command.type)).toBe(false);
        }
        checkReplay(game);
        if (stateOf(game).status !== 'closed') finish(game);
        checkReplay(game);
      },
    ),
    { numRuns: RUNS },
  );
}, 60_000);
