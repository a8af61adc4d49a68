import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../packages/server/src/instances/lane.ts';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { CAMPUS } from '../../packages/server/src/instances/testing/test-campus.ts';
import {
  isDone,
  onTask,
  refusedOf,
  submitted,
  taskOf,
  tasksOf,
  testLane,
} from '../../packages/server/src/instances/testing/test-desk.ts';
import { testWorld } from '../../packages/server/src/instances/testing/test-world.ts';
import { createTestHall, type TestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import { seededOrder } from './seeded-order.ts';

let hall: TestHall;
/** Two pools = two server processes. */
let lanes: readonly [Lane, Lane];

beforeAll(async () => {
  hall = await createTestHall();
  const world = await testWorld();
  lanes = [testLane(hall, world), testLane(hall, world, hall.openPool(4))];
});
afterEach(() => expectInvariants(hall.pool));
afterAll(() => hall.close());

type Contender = (lane: Lane) => Promise<Answer>;

/** Starts all at once, in an order and on lanes that the seed decides; answers in the order given. */
async function race(seed: number, contenders: readonly Contender[]): Promise<readonly Answer[]> {
  const answers = new Map<number, Promise<Answer>>();
  for (const [place, index] of seededOrder(seed, contenders.length).entries()) {
    const lane = lanes[(seed + place) % 2 === 0 ? 0 : 1];
    const contender = contenders[index];
    if (contender !== undefined) answers.set(index, contender(lane));
  }
  return Promise.all(contenders.map((_, index) => answers.get(index) ?? expect.unreachable()));
}

async function outcomeOf(instanceId: number): Promise<string | null | undefined> {
  const { rows } = await hall.pool.query<{ outcome: string | null }>(
    'SELECT outcome FROM instance WHERE id = $1',
    [instanceId],
  );
  return rows[0]?.outcome;
}

describe('in a race', () => {
  it('one of 50 parallel decisions wins; the other 49 are told who decided and when', async () => {
    const { instanceId } = await submitted(lanes[0], CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    const decisions = Array.from({ length: 50 }, (_, index): Contender => {
      const type = index % 2 === 0 ? 'approve' : 'reject';
      return (lane) => onTask(lane, CAMPUS.counsellor, { type, taskId: id, opinion: `${index}` });
    });
    const answers = await race(1, decisions);
    expect(answers.filter(isDone)).toHaveLength(1);
    for (const answer of answers.filter((one) => !isDone(one))) {
      expect(refusedOf(answer)).toMatchObject({
        code: 'ALREADY_HANDLED',
        fact: { by: CAMPUS.counsellor, name: '人员101', at: new Date(hall.clock()).toISOString() },
      });
    }
  });

  it('100 parallel signers of one round all land', async () => {
    const { instanceId } = await submitted(lanes[0], CAMPUS.student, 'sign');
    const tasks = await tasksOf(hall.pool, instanceId);
    expect(tasks).toHaveLength(100);
    const signatures = tasks.map(
      ({ id, holder }): Contender =>
        (lane) =>
          onTask(lane, holder ?? 0, { type: 'approve', taskId: id }),
    );
    const answers = await race(2, signatures);
    expect(answers.every(isDone)).toBe(true);
    expect(await outcomeOf(instanceId)).toBe('approved');
  });

  it('one of 50 parallel claims wins, and only that one may decide', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { instanceId } = await submitted(lanes[0], CAMPUS.student, 'desk');
      const { id } = await taskOf(hall.pool, instanceId);
      const claims = CAMPUS.desk.map(
        (person): Contender =>
          (lane) =>
            onTask(lane, person, { type: 'claim', taskId: id }),
      );
      const answers = await race(seed, claims);
      expect(answers.filter(isDone)).toHaveLength(1);
      const { holder } = await taskOf(hall.pool, instanceId);
      for (const answer of answers.filter((one) => !isDone(one))) {
        expect(refusedOf(answer)).toMatchObject({ code: 'ALREADY_HANDLED', fact: { by: holder } });
      }
    }
  });
});
