import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Substitution } from '@wangban/engine';
import { createTestHall, type TestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import type { Answer } from '../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../packages/server/src/instances/lane.ts';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { CAMPUS } from '../../packages/server/src/instances/testing/test-campus.ts';
import {
  freshKey,
  isDone,
  onTask,
  submitted,
  taskOf,
  testLane,
} from '../../packages/server/src/instances/testing/test-desk.ts';
import { testWorld, type TestWorld } from '../../packages/server/src/instances/testing/test-world.ts';

const { student, counsellor, head, deputy } = CAMPUS;
/** How often each race is run. */
const REPEATS = 200;
/** Races that run at the same time. */
const AT_ONCE = 25;

let hall: TestHall;
/** Two processes of one hall. */
let lanes: readonly [Lane, Lane];

beforeAll(async () => {
  hall = await createTestHall();
  const world = lending(await testWorld(), hall.clock());
  lanes = [testLane(hall, world), testLane(hall, world, hall.openPool(4))];
});
afterAll(async () => {
  await expectInvariants(hall.pool);
  await hall.close();
});

/** The deputy stands in for the counsellor for an hour. */
function lending(world: TestWorld, now: number): TestWorld {
  const substitution: Substitution = {
    grantor: counsellor,
    substitute: deputy,
    from: now,
    to: now + 3_600_000,
    scope: { kind: 'all' },
    includeOpen: true,
  };
  const people = { ...world.people, substitutions: [substitution] };
  return { ...world, people, directory: { refresh: async () => people } };
}

/** A task of the counsellor. */
async function openTask(): Promise<number> {
  const { instanceId } = await submitted(lanes[0], student);
  return (await taskOf(hall.pool, instanceId)).id;
}

async function closedBefore(task: number, moment: number): Promise<boolean> {
  const { rows } = await hall.pool.query<{ closed_at: Date | null }>(
    'SELECT closed_at FROM task WHERE id = $1',
    [task],
  );
  const at = rows[0]?.closed_at;
  return at instanceof Date && at.getTime() < moment;
}

/** Runs a race again and again; gives how each ended. */
async function races(run: () => Promise<string>): Promise<readonly string[]> {
  const ends: string[] = [];
  while (ends.length < REPEATS) ends.push(...(await Promise.all(Array.from({ length: AT_ONCE }, run))));
  return ends;
}

const codeOf = (answer: Answer): string => (isDone(answer) ? 'done' : answer.refused.code);

describe('of two who act at the same moment in two processes', () => {
  test('grantor and substitute: one vote, the other is told', async () => {
    const ends = await races(async () => {
      const { instanceId } = await submitted(lanes[0], student);
      const { id: taskId } = await taskOf(hall.pool, instanceId);
      const answers = await Promise.all([
        onTask(lanes[0], counsellor, { type: 'approve', taskId }),
        onTask(lanes[1], deputy, { type: 'approve', taskId }),
      ]);
      return answers.map(codeOf).toSorted().join();
    });
    expect(new Set(ends)).toEqual(new Set(['ALREADY_HANDLED,done']));
  }, 60_000);

  test('handover and approve: the vote counts and nothing is left to hand over, or the task has gone over', async () => {
    const ends = await races(async () => {
      const { instanceId } = await submitted(lanes[0], student);
      const { id: taskId } = await taskOf(hall.pool, instanceId);
      const command = { type: 'handover', from: counsellor, to: CAMPUS.signers[0] ?? 0 } as const;
      const [handed, voted] = await Promise.all([
        lanes[0].send({ command, instanceId, from: undefined }),
        onTask(lanes[1], counsellor, { type: 'approve', taskId }),
      ]);
      const { holder } = await taskOf(hall.pool, instanceId);
      return `${codeOf(handed)} ${codeOf(voted)} ${holder === head ? 'voted' : 'handed over'}`;
    });
    for (const end of ends) expect(['done done voted', 'done NOT_YOUR_TASK handed over']).toContain(end);
  }, 60_000);

  test('approve and an arrangement for the step that it opens: the order decides, and nothing is lost', async () => {
    const ends = await races(async () => {
      const { instanceId } = await submitted(lanes[0], student);
      const { id: taskId } = await taskOf(hall.pool, instanceId);
      const command = { type: 'setFutureApprovers', node: 's2', people: [deputy] } as const;
      const [planned, voted] = await Promise.all([
        lanes[0].send({ command, instanceId, from: { person: head, key: freshKey() } }),
        onTask(lanes[1], counsellor, { type: 'approve', taskId }),
      ]);
      const { holder } = await taskOf(hall.pool, instanceId);
      return `${codeOf(planned)} ${codeOf(voted)} ${holder === head || holder === deputy}`;
    });
    expect(new Set(ends)).toEqual(new Set(['done done true']));
  }, 60_000);

  test('the end of the period and votes of the substitute: those before it count, those after it are refused', async () => {
    const end = hall.clock() + 3_600_000;
    const ends: string[] = [];
    while (ends.length < REPEATS) {
      hall.clock.set(new Date(end - 1).toISOString());
      const cases = await Promise.all(Array.from({ length: AT_ONCE }, () => openTask()));
      const votes = cases.map((taskId, place) => {
        if (place === ends.length % AT_ONCE) hall.clock.set(new Date(end).toISOString());
        return onTask(lanes[place % 2 === 0 ? 0 : 1], deputy, { type: 'approve', taskId });
      });
      // The period ends while some of them are on their way.
      await setImmediate();
      hall.clock.set(new Date(end).toISOString());
      for (const [place, answer] of (await Promise.all(votes)).entries())
        ends.push(`${codeOf(answer)} ${await closedBefore(cases[place] ?? 0, end)}`);
    }
    for (const how of ends) expect(['done true', 'NOT_YOUR_TASK false']).toContain(how);
    hall.clock.set(new Date(end - 3_600_000).toISOString());
  });

  test('a substitute votes until the last millisecond and not after it, whatever waits before it', async () => {
    const { instanceId } = await submitted(lanes[0], student);
    const { id: taskId } = await taskOf(hall.pool, instanceId);
    hall.clock.advance(3_600_000);
    const late = await onTask(lanes[1], deputy, { type: 'approve', taskId });
    expect(codeOf(late)).toBe('NOT_YOUR_TASK');
    hall.clock.advance(-1);
    const early = await onTask(lanes[1], deputy, { type: 'approve', taskId });
    expect(codeOf(early)).toBe('done');
  });
});
