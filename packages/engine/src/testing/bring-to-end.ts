import type { Command } from '../commands/command.ts';
import { withInserted } from '../definition/inserted.ts';
import { nodeAt } from '../definition/node-at.ts';
import { openTasks, type OpenTask } from '../open-tasks.ts';
import { openWaits, type OpenWait } from '../open-waits.ts';
import { teacher } from './campus.ts';
import { fail, stateOfCase, step, waitUntil, type RandomCase } from './random-case.ts';
import { holderOf } from './random-command.ts';

/** More than any of the random flows takes. */
const STEPS = 300;

/** Works for the unit in charge of the service. */
const OWNER = teacher(20);

/**
 * Approves whoever is asked and lets come whatever is waited for until the case closes: no token is lost, no join waits for
 * nobody, and nothing waits for what cannot come.
 */
export function bringToEnd(game: RandomCase): void {
  for (const reason of stateOfCase(game).docket?.suspended ?? [])
    step(game, OWNER, { type: 'unsuspend', reason });
  for (let steps = 0; stateOfCase(game).status !== 'closed'; steps += 1) {
    if (steps > STEPS && game.ledger.uncaught) return;
    if (steps > STEPS) fail(game, ['every case can be brought to its end']);
    const next = onwards(game);
    if (next === undefined) return;
    const [actor, command] = next;
    if (step(game, actor, command) !== undefined) continue;
    // A branch that ended in an error never comes to its join: that is the flow's doing.
    if (game.ledger.uncaught && game.trail.at(-1)?.[2]?.code === 'NO_PATH') return;
    fail(game, [`what waits can be done: ${command.type}`]);
  }
}

/** Undefined: only the owner can help a branch that waits for one which ended in an error. */
function onwards(game: RandomCase): readonly [number | undefined, Command] | undefined {
  const instance = stateOfCase(game);
  const task = openTasks(instance).find(({ frozen }) => !frozen);
  if (task !== undefined) return [holderOf(task), onTask(task, game)];
  const blocked = instance.tokens.find(
    ({ incident, frozen }) => incident !== undefined && frozen === undefined,
  );
  const isAsking =
    blocked !== undefined &&
    nodeAt(withInserted(game.flow, game.instance?.plans), blocked.node)?.kind === 'user';
  if (game.ledger.uncaught && blocked !== undefined && !isAsking) return undefined;
  if (blocked?.incident !== undefined)
    return [OWNER, { type: 'resolveIncident', incident: blocked.incident.id, people: [teacher(9)] }];
  return [undefined, onWait(game)];
}

/** What brings a task forward. */
export function onTask(task: OpenTask, game: RandomCase): Command {
  const taskId = task.task;
  if (task.kind === 'revise') return { type: 'resubmit', taskId, data: stateOfCase(game).data };
  if (task.holder === undefined) return { type: 'claim', taskId };
  if (task.delegate !== undefined) return { type: 'takeBack', taskId };
  return task.kind === 'opinion'
    ? { type: 'giveOpinion', taskId, opinion: '可以' }
    : { type: 'approve', taskId };
}

/** What holds up a line of work comes before what may happen beside it. */
function onWait(game: RandomCase): Command {
  const waits = openWaits(stateOfCase(game)).filter(({ frozen, token }) => !frozen && token !== undefined);
  const wait = waits.find((each) => holdsUp(game, each)) ?? waits[0];
  if (wait === undefined) return fail(game, ['somebody or something is waited for']);
  waitUntil(game, wait.at ?? 0);
  return { type: wait.kind === 'work' ? 'completeWork' : 'fireWait', wait: wait.id };
}

function holdsUp(game: RandomCase, { node }: OpenWait): boolean {
  return nodeAt(game.flow, node)?.kind !== 'boundary';
}
