import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Event } from '../events.ts';
import { openTasks, type OpenTask } from '../open-tasks.ts';
import { returnTargets } from '../return-targets.ts';
import { onTask } from '../testing/bring-to-end.ts';
import { drawnFlows, type DrawnFlow } from '../testing/drawn-flows.ts';
import { ofType } from '../testing/play.ts';
import { act, begun, stateOfCase, step, type RandomCase } from '../testing/random-case.ts';
import { holderOf } from '../testing/random-command.ts';
import { runsOr, SEED } from '../testing/seed.ts';
import { LARGEST_WISH } from '../testing/wish-of.ts';

let flows: readonly DrawnFlow[] = [];

beforeAll(async () => {
  flows = await drawnFlows('approvals', SEED, 60);
}, 60_000);

/** The open approval task that a number picks, its pool claimed. */
function pickTask(game: RandomCase, pick: number): OpenTask | undefined {
  const live = openTasks(stateOfCase(game)).filter(({ frozen, kind }) => !frozen && kind === 'approval');
  const task = live[pick % Math.max(1, live.length)];
  if (task === undefined || (task.holder !== undefined && task.delegate === undefined)) return task;
  step(game, holderOf(task), onTask(task, game));
  return openTasks(stateOfCase(game)).find((each) => each.task === task.task);
}

/** Decides at a node until it waits for nobody there, or has jumped back; gives what happened. */
function decideAll(game: RandomCase, node: string): readonly Event[] {
  const before = game.ledger.events.length;
  for (let steps = 0; steps < 40; steps += 1) {
    const task = openTasks(stateOfCase(game)).find((each) => each.node === node && !each.frozen);
    if (task === undefined || ofType(game.ledger.events.slice(before), 'Resubmitted').length > 0) break;
    step(game, holderOf(task), onTask(task, game));
  }
  return game.ledger.events.slice(before);
}

const waitingAt = (game: RandomCase): ReadonlySet<string> =>
  new Set(openTasks(stateOfCase(game)).map(({ node }) => node));

test('after a jump back the same nodes wait as before the return, and nobody else was asked', () => {
  const histories = fc.array(fc.nat(LARGEST_WISH), { minLength: 1, maxLength: 12 });
  let jumped = 0;
  const property = fc.property(fc.nat(flows.length - 1), histories, fc.nat(100), (which, codes, pick) => {
    const game = begun(flows[which], codes);
    for (const code of codes) act(game, code);
    const task = stateOfCase(game).status === 'running' ? pickTask(game, pick) : undefined;
    const options = task === undefined ? [] : returnTargets(game.flow, stateOfCase(game), task.task).targets;
    const target = options[pick % Math.max(1, options.length)];
    if (task === undefined || target?.node === undefined) return;
    const before = waitingAt(game);
    const to = { kind: 'node', node: target.node } as const;
    const { task: taskId, holder } = task;
    step(game, holder, { type: 'returnTo', taskId, target: to, resume: 'jumpBack', opinion: '请补' });
    const events = decideAll(game, target.node);
    if (ofType(events, 'Resubmitted')[0]?.resume !== 'jumpBack') return;
    jumped += 1;
    expect(waitingAt(game)).toEqual(before);
    expect(ofType(events, 'RoundOpened').map(({ node }) => node)).toEqual([task.node]);
  });
  fc.assert(property, { seed: SEED, numRuns: runsOr(1_000) });
  expect(jumped).toBeGreaterThan(0);
});
