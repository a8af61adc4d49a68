import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { CAMPUS } from '../instances/testing/test-campus.ts';
import {
  doneOf,
  onTask,
  refusedOf,
  submitted,
  taskOf,
  tasksOf,
  testLane,
} from '../instances/testing/test-desk.ts';
import { testWorld } from '../instances/testing/test-world.ts';
import type { Lane } from '../instances/lane.ts';
import { ownAddress } from '../people/substitution.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { doneBy, inboxOf } from './store.ts';

const { student, counsellor, head, deputy } = CAMPUS;

let hall: TestHall;
let lane: Lane;

beforeAll(async () => {
  hall = await createTestHall();
  lane = testLane(hall, await testWorld());
});
afterAll(async () => {
  await expectInvariants(hall.pool);
  await hall.close();
});

async function has(person: number, task: number): Promise<boolean> {
  const rows = await inboxOf(hall.pool, [ownAddress(person)], undefined, 100);
  return rows.some(({ id }) => id === task);
}

async function hasDone(person: number, task: number): Promise<boolean> {
  const rows = await doneBy(hall.pool, person, undefined, 100);
  return rows.some(({ id }) => id === task);
}

describe('a delegated task', () => {
  it('lies in both inboxes until it is answered, then with the holder, and in the done list of who answered', async () => {
    const { instanceId } = await submitted(lane, student);
    const { id: taskId } = await taskOf(hall.pool, instanceId);
    doneOf(await onTask(lane, counsellor, { type: 'delegate', taskId, to: deputy }));
    expect([await has(counsellor, taskId), await has(deputy, taskId)]).toEqual([true, true]);
    expect(refusedOf(await onTask(lane, counsellor, { type: 'approve', taskId })).code).toBe('DELEGATED');
    doneOf(await onTask(lane, deputy, { type: 'resolve', taskId, opinion: '可以' }));
    expect([await has(counsellor, taskId), await has(deputy, taskId)]).toEqual([true, false]);
    expect(await hasDone(deputy, taskId)).toBe(true);
    doneOf(await onTask(lane, counsellor, { type: 'approve', taskId }));
  });
});

describe('added approvers', () => {
  it('have the task first, and the adder gets a new one when they have decided', async () => {
    const { instanceId } = await submitted(lane, student);
    const { id: taskId } = await taskOf(hall.pool, instanceId);
    doneOf(
      await onTask(lane, counsellor, { type: 'addApprover', taskId, position: 'before', people: [deputy] }),
    );
    const added = await taskOf(hall.pool, instanceId);
    expect(added.holder).toBe(deputy);
    expect(await has(counsellor, taskId)).toBe(false);
    doneOf(await onTask(lane, deputy, { type: 'approve', taskId: added.id }));
    expect(await taskOf(hall.pool, instanceId)).toMatchObject({ holder: counsellor, node: 's1' });
  });
  it('can be taken out again', async () => {
    const { instanceId } = await submitted(lane, student, 'both');
    const [mine] = await tasksOf(hall.pool, instanceId);
    const taskId = mine?.id ?? 0;
    doneOf(
      await onTask(lane, counsellor, { type: 'addApprover', taskId, position: 'parallel', people: [deputy] }),
    );
    expect(await tasksOf(hall.pool, instanceId)).toHaveLength(3);
    doneOf(await onTask(lane, counsellor, { type: 'removeApprover', taskId, seat: 2, reason: '出差' }));
    expect((await tasksOf(hall.pool, instanceId)).map(({ holder }) => holder)).toEqual([counsellor, head]);
  });
});

describe('a recalled vote', () => {
  it('that passed the round brings it back', async () => {
    const { instanceId } = await submitted(lane, student);
    const { id: taskId } = await taskOf(hall.pool, instanceId);
    doneOf(await onTask(lane, counsellor, { type: 'approve', taskId }));
    const next = await taskOf(hall.pool, instanceId);
    doneOf(await onTask(lane, counsellor, { type: 'recall', taskId }));
    expect(await taskOf(hall.pool, instanceId)).toMatchObject({ holder: counsellor, node: 's1' });
    expect(await has(head, next.id)).toBe(false);
  });
});

describe('a held round', () => {
  it('is decided by the head of the owner', async () => {
    const { instanceId } = await submitted(lane, student, 'held');
    const [task] = await tasksOf(hall.pool, instanceId);
    doneOf(await onTask(lane, counsellor, { type: 'reject', taskId: task?.id ?? 0 }));
    const ruling = await taskOf(hall.pool, instanceId);
    expect(ruling.holder).toBe(head);
    const { rows } = await hall.pool.query('SELECT kind FROM task WHERE id = $1', [ruling.id]);
    expect(rows).toEqual([{ kind: 'adjudication' }]);
    doneOf(await onTask(lane, head, { type: 'approve', taskId: ruling.id }));
    expect(await taskOf(hall.pool, instanceId)).toMatchObject({ node: 's2' });
  });
});
