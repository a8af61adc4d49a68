import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lane } from '../instances/lane.ts';
import { CAMPUS } from '../instances/testing/test-campus.ts';
import { onInstance, onTask, submitted, tasksOf, testLane } from '../instances/testing/test-desk.ts';
import { testWorld } from '../instances/testing/test-world.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { rebuildStatistics } from './rebuild.ts';
import { figuresOf, foldStatistics, monthsOf } from './store.ts';

const HOUR_MS = 60 * 60_000;
const OFFSET = 480;

let hall: TestHall;
let lane: Lane;

beforeAll(async () => {
  // 31 March, 23:30 in China, is still March there and already past 15:00 in UTC.
  hall = await createTestHall({ now: '2026-03-31T15:30:00Z' });
  lane = testLane(hall, await testWorld());
  await play('2026-03-31T15:30:00Z', ['approve', 'withdraw', 'open', 'close after 1', 'reject after 2']);
  await play('2026-03-31T16:30:00Z', ['withdraw', 'close after 3', 'close after 4', 'withdraw returned']);
});
afterAll(() => hall.close());

async function allApprove(instanceId: number, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const { id, holder } of await tasksOf(hall.pool, instanceId)) {
      await onTask(lane, holder ?? 0, { type: 'approve', taskId: id });
    }
  }
}

/** Submits one case per fate at that moment; "after n" = decided n hours into the working day of 2 April. */
async function play(submittedAt: string, fates: readonly string[]): Promise<void> {
  for (const fate of fates) {
    hall.clock.set(submittedAt);
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const [task] = await tasksOf(hall.pool, instanceId);
    const hours = Number(/after (\d)/.exec(fate)?.[1] ?? 0);
    hall.clock.set(Date.parse('2026-04-02T00:30:00Z') + hours * HOUR_MS);
    if (fate === 'withdraw') await onInstance(lane, CAMPUS.student, instanceId, 'withdraw');
    if (fate === 'approve') await allApprove(instanceId, 1);
    if (fate.startsWith('close')) await allApprove(instanceId, 2);
    if (fate.startsWith('reject')) {
      await onTask(lane, CAMPUS.counsellor, { type: 'reject', taskId: task?.id ?? 0, opinion: '不' });
    }
    if (fate === 'withdraw returned') {
      const target = { kind: 'applicant' } as const;
      await onTask(lane, CAMPUS.counsellor, {
        type: 'returnTo',
        taskId: task?.id ?? 0,
        target,
        resume: 'rewalk',
      });
      await onInstance(lane, CAMPUS.student, instanceId, 'withdraw');
    }
  }
}

async function everything() {
  const figures = await figuresOf(hall.pool, '2026-01', '2026-12');
  const march = await figuresOf(hall.pool, '2026-03', '2026-03');
  const april = await figuresOf(hall.pool, '2026-04', '2026-04');
  return { figures, march, april, months: await monthsOf(hall.pool, '2026-01', '2026-12') };
}

async function table(name: string): Promise<readonly unknown[]> {
  const { rows } = await hall.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
  return rows;
}

describe('the figures', () => {
  it('count by the month of submit, local time, whether folded or not', async () => {
    const before = await everything();
    expect(before.march).toEqual([
      { service: 'leave', started: 5, valid: 4, accepted: 2, closed: 3, median: expect.any(Number) },
    ]);
    expect(before.april).toMatchObject([{ service: 'leave', started: 4, valid: 2, accepted: 2, closed: 4 }]);
    expect(before.months).toEqual([
      { month: '2026-03', started: 5, closed: 3 },
      { month: '2026-04', started: 4, closed: 4 },
    ]);
    expect(await foldStatistics(hall.pool)).toBeGreaterThan(10);
    expect(await everything()).toEqual(before);
    expect(await foldStatistics(hall.pool)).toBe(0);
    expect(await table('statistic_delta')).toEqual([]);
  });

  it('give the median of working minutes, withdrawn cases not counted', async () => {
    // Closed after 1, 2 (rejected), 3 and 4 hours of 2 April; 1 April, a working day of 7 hours, lies before.
    const { figures } = await everything();
    expect(figures).toMatchObject([{ median: 7 * 60 + 150 }]);
    const { march } = await everything();
    expect(march).toMatchObject([{ median: 7 * 60 + 90 }]);
  });

  it('are the same when they are made anew from the history', async () => {
    await foldStatistics(hall.pool);
    const rolledUp = [await table('statistic'), await table('statistic_duration')];
    await rebuildStatistics(hall.pool, OFFSET);
    expect([await table('statistic'), await table('statistic_duration')]).toEqual(rolledUp);
  });

  it('survive a rebuild while people work', async () => {
    await Promise.all([
      rebuildStatistics(hall.pool, OFFSET),
      play('2026-04-07T02:00:00Z', ['withdraw', 'open', 'approve', 'withdraw', 'open']),
      foldStatistics(hall.pool).catch(() => 0),
    ]);
    const live = await everything();
    await foldStatistics(hall.pool);
    await rebuildStatistics(hall.pool, OFFSET);
    expect(await everything()).toEqual(live);
    expect(live.figures).toMatchObject([{ started: 14 }]);
  });
});

it('the done list is what the tasks say', async () => {
  const { rows } = await hall.pool.query(
    `SELECT closed_by AS person_id, closed_at AS at, id AS task_id FROM task
     WHERE outcome IN ('approved', 'rejected', 'returned')
     EXCEPT SELECT person_id, at, task_id FROM task_actor`,
  );
  expect(rows).toEqual([]);
  const { rows: more } = await hall.pool.query(
    `SELECT FROM task_actor a WHERE NOT EXISTS (SELECT FROM task t WHERE t.id = a.task_id AND t.closed_by = a.person_id)`,
  );
  expect(more).toEqual([]);
});
