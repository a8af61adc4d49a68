import { actorsOf, type Play, type Played, tasksOf } from './play.ts';
import { localTime } from './local-time.ts';
import type { Expectation } from './scenario.ts';
import { scenarioName } from './test-campus.ts';
import { worksOf } from './work-step.ts';

/** What is not as expected after a step, one sentence each. */
export function unmet(play: Play, played: Played, expected: Expectation = {}): readonly string[] {
  const outcome = endedOtherwise(played, expected);
  if (outcome !== undefined) return [outcome];
  const found = situationOf(play);
  const checks = [
    difference(
      'waiting',
      expected.waiting === undefined ? undefined : waitingText(expected.waiting),
      found.waiting,
    ),
    difference('status', expected.status, found.status),
    difference('outcome', expected.outcome, found.outcome),
    difference('due', expected.due, found.due),
    ...Object.entries(expected.answers ?? {}).map(([key, value]) =>
      difference(key, JSON.stringify(value), JSON.stringify(play.instance?.data[key] ?? null)),
    ),
  ];
  return checks.filter((text) => text !== undefined);
}

function endedOtherwise(played: Played, expected: Expectation): string | undefined {
  if ('wrong' in played) return played.wrong;
  const wanted = expected.refused ?? expected.problems?.join(', ') ?? 'done';
  const found =
    'refused' in played ? played.refused : 'problems' in played ? played.problems.join(', ') : 'done';
  return wanted === found ? undefined : `expected ${wanted}, but: ${found}`;
}

function difference(name: string, expected: string | undefined, found: string): string | undefined {
  if (expected === undefined || expected === found) return undefined;
  return `${name}: expected ${expected || 'nobody'}, found ${found || 'nobody'}`;
}

function situationOf(play: Play): { readonly [name in 'waiting' | 'status' | 'outcome' | 'due']: string } {
  const { instance } = play;
  const waiting: Record<string, string[]> = {};
  for (const task of tasksOf(play)) {
    const people = actorsOf(play, task).map((id) =>
      scenarioName(play.stage.directory.person(id)?.personNo ?? ''),
    );
    waiting[task.node] = [...(waiting[task.node] ?? []), ...people];
  }
  for (const { node, system } of worksOf(play)) waiting[node] = [system];
  const due = instance?.dueAt ?? undefined;
  return {
    waiting: waitingText(waiting),
    status: instance?.status ?? 'not submitted',
    outcome: instance?.outcome ?? 'none',
    due: due === undefined ? 'none' : localTime(due),
  };
}

/** One spelling of who waits where, whatever the order. */
function waitingText(waiting: { readonly [node: string]: readonly string[] }): string {
  return Object.entries(waiting)
    .map(([node, people]) => `${node}: ${people.toSorted().join(' + ')}`)
    .toSorted()
    .join('; ');
}
