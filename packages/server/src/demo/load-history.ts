import type { InstanceDeps } from '../instances/deps.ts';
import { leaveCases } from './leave-cases.ts';
import { type NotPlayed, type PlayDeps, playMove, type RunningCase, submitCase } from './play-case.ts';
import { ratingAfter } from './rate-history.ts';
import { hasInstances } from './store.ts';

const SERVICE = 'leave-undergraduate';

/** What the demo history needs. */
export interface HistoryDeps extends Pick<PlayDeps, 'uploadProof'> {
  /** The parts of the hall that work on instances, with a lane of their own, on the given clock. */
  readonly instancesAt: (clock: () => number) => InstanceDeps;
}

/** What was made. A refusal is no reason not to start: in a year without calendar, say, there is no history. */
export interface History {
  readonly cases: number;
  readonly commands: number;
  readonly refused: readonly string[];
}

interface Due {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/**
 * Plays the demo's leave applications 演示办件 into a hall that has none yet, through the same commands as people's, on a
 * clock that walks through the last weeks. `now`: epoch milliseconds. Gives nothing when there are instances already, or
 * no leave service.
 */
export async function loadHistory(deps: HistoryDeps, now: number): Promise<History | undefined> {
  let time = now;
  const instances = deps.instancesAt(() => time);
  if (await hasInstances(instances.pool)) return undefined;
  const serving = (await instances.catalogue.refresh()).find(SERVICE);
  const service =
    serving === undefined ? undefined : await instances.serviceByVersion(SERVICE, serving.version);
  if (service === undefined) return undefined;
  const play: PlayDeps = { instances, service, uploadProof: deps.uploadProof };
  const made = { cases: 0, commands: 0, refused: new Array<string>() };
  const due: Due[] = [];
  let ended = 0;
  const note = (outcome: RunningCase | NotPlayed | undefined): void => {
    if (outcome !== undefined && 'reason' in outcome) made.refused.push(outcome.reason);
    else made.commands += 1;
  };
  const schedule = (running: RunningCase, index: number): void => {
    const next = running.moves[index];
    if (next === undefined) due.push(...ratingAfter(play, running, ended++).filter(({ at }) => at < now));
    if (next === undefined || next.at >= now) return;
    due.push({
      at: next.at,
      run: async () => {
        const outcome = await playMove(play, running, index);
        note(outcome);
        if (outcome === undefined) schedule(running, index + 1);
      },
    });
  };
  for (const planned of leaveCases(now)) {
    due.push({
      at: planned.submittedAt,
      run: async () => {
        const outcome = await submitCase(play, planned);
        note(outcome);
        if ('reason' in outcome) return;
        made.cases += 1;
        schedule(outcome, 0);
      },
    });
  }
  // In the order of time, so that numbers and dates rise together.
  for (let next = takeEarliest(due); next !== undefined; next = takeEarliest(due)) {
    time = next.at;
    await next.run();
  }
  return made;
}

function takeEarliest(due: Due[]): Due | undefined {
  let earliest = 0;
  due.forEach(({ at }, index) => {
    if (at < (due[earliest]?.at ?? Infinity)) earliest = index;
  });
  return due.splice(earliest, 1)[0];
}
