import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { createWorkCounter } from './work-counter.ts';

let hall: TestHall;

beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());

async function give(person: number, task: number): Promise<void> {
  await hall.pool.query('INSERT INTO inbox (principal, created_at, task_id) VALUES ($1, now(), $2)', [
    person,
    task,
  ]);
}

test('open tasks are read again after half a minute, and what is given out meanwhile is added', async () => {
  const counter = createWorkCounter(hall.pool, hall.clock);
  await give(7, 1);
  await counter.refresh();
  expect([counter.openTasks(7), counter.openTasks(8)]).toEqual([1, 0]);
  await give(7, 2);
  await counter.refresh();
  expect(counter.openTasks(7)).toBe(1);
  const opened = { v: 1, at: 0, task: 3, kind: 'approval', node: 'a', round: 1, seat: 0 } as const;
  counter.note('s', [{ ...opened, type: 'TaskOpened', principals: [{ person: 8 }] }]);
  expect(counter.openTasks(8)).toBe(1);
  hall.clock.advance(30_000);
  await counter.refresh();
  expect([counter.openTasks(7), counter.openTasks(8)]).toEqual([2, 0]);
});

test('turns count the rounds of a step', () => {
  const counter = createWorkCounter(hall.pool, hall.clock);
  const round = { v: 1, at: 0, round: 1, token: 1, kind: 'approval', visit: 1, order: 1, seats: [] } as const;
  counter.note('s', [{ ...round, type: 'RoundOpened', node: 'a' }]);
  counter.note('s', [{ ...round, type: 'RoundOpened', node: 'b' }]);
  counter.note('s', [{ ...round, type: 'RoundOpened', node: 'a' }]);
  expect([counter.turn('s/a'), counter.turn('s/b'), counter.turn('t/a')]).toEqual([2, 1, 0]);
});
