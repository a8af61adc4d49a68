import type { Run } from './material.ts';
import { ACTS, type Act, type Refusal, type Running } from './subject.ts';

/** Where a played run left the recorded one: number of the step (0 = right after the start), what was there and what not. */
export interface Difference {
  readonly step: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Plays a recorded run 回放: after the start and after every step the wait set must be the recorded one, and in the end
 * the state. Answers the first difference, if there is one.
 */
export async function playRun(
  start: () => Promise<Running | Refusal>,
  run: Run,
): Promise<Difference | undefined> {
  const expected = spelled(run.initialWaits ?? []);
  const started = await start();
  if ('refused' in started) return { step: 0, expected, found: started.refused };
  const running = withoutUnlisted(started, run);
  const difference = await playSteps(running, run, expected);
  running.stop();
  return difference;
}

/**
 * The recording forgot receive tasks that are a scope of their own (several instances, a boundary event): it counts
 * them as started and has them in no wait set. Nobody can be held to the waits of those.
 */
function withoutUnlisted(running: Running, { activities, initialWaits = [], steps }: Run): Running {
  const listed = new Set([...initialWaits, ...steps.flatMap(({ waits }) => waits)]);
  const isListed = (wait: string): boolean => {
    const [kind, at = ''] = wait.split(':');
    return kind !== 'receive' || listed.has(wait) || activities[at] === undefined;
  };
  return { ...running, waits: () => running.waits().filter(isListed) };
}

async function playSteps(running: Running, run: Run, initial: string): Promise<Difference | undefined> {
  const found = spelled(running.waits());
  if (found !== initial) return { step: 0, expected: initial, found };
  for (const [index, step] of run.steps.entries()) {
    const difference = await playStep(running, step, index + 1);
    if (difference !== undefined) return difference;
  }
  return differentEnd(running, run);
}

async function playStep(
  running: Running,
  step: Run['steps'][number],
  number: number,
): Promise<Difference | undefined> {
  const expected = spelled(step.waits);
  const [word = '', code = ''] = step.do.split(':');
  const act = ACTS.find((each): each is Act => each === word);
  const refused = act === undefined ? `nothing to do ${word}` : await running.perform(act, step.at, code);
  const found = refused ?? spelled(running.waits());
  return found === expected ? undefined : { step: number, expected, found };
}

function differentEnd(running: Running, run: Run): Difference | undefined {
  const expected = run.state === 'COMPLETED' ? 'closed' : 'open';
  const found = running.closed() ? 'closed' : 'open';
  return found === expected ? undefined : { step: run.steps.length, expected, found };
}

/** A wait set in one line. */
function spelled(waits: readonly string[]): string {
  return waits.length === 0 ? 'nothing' : waits.toSorted().join(' ');
}
