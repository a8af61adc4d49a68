import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../packages/server/src/instances/lane.ts';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { CAMPUS } from '../../packages/server/src/instances/testing/test-campus.ts';
import {
  doneOf,
  isDone,
  onInstance,
  onTask,
  refusedOf,
  submitted,
  taskOf,
  tasksOf,
  testLane,
  type FoundTask,
} from '../../packages/server/src/instances/testing/test-desk.ts';
import { testWorld } from '../../packages/server/src/instances/testing/test-world.ts';
import { createTestHall, type TestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import { seededOrder } from './seeded-order.ts';

const REPEATS = 50;

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

/** The same race again and again, each time on a fresh instance. */
async function repeat(
  service: string,
  run: (seed: number, instanceId: number, tasks: readonly FoundTask[]) => Promise<void>,
): Promise<void> {
  for (let seed = 1; seed <= REPEATS; seed++) {
    const { instanceId } = await submitted(lanes[seed % 2 === 0 ? 0 : 1], CAMPUS.student, service);
    await run(seed, instanceId, await tasksOf(hall.pool, instanceId));
  }
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

  it('approve and withdraw: one of them wins, and the other is told why it came too late', async () => {
    await repeat('leave', async (seed, instanceId, [task]) => {
      const [approve, withdraw] = await race(seed, [
        (lane) => onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: task?.id ?? 0 }),
        (lane) => onInstance(lane, CAMPUS.student, instanceId, 'withdraw'),
      ]);
      if (approve === undefined || withdraw === undefined) return expect.unreachable();
      if (isDone(approve)) {
        expect(refusedOf(withdraw).code).toBe('NOT_WITHDRAWABLE');
        return expect(await outcomeOf(instanceId)).toBeNull();
      }
      expect(refusedOf(approve)).toMatchObject({ code: 'ALREADY_HANDLED', fact: { outcome: 'cancelled' } });
      expect(isDone(withdraw)).toBe(true);
      return expect(await outcomeOf(instanceId)).toBe('withdrawn');
    });
  });

  it('approve and transfer: either wins, and nobody is left with a dead task', async () => {
    const winners = new Set<string>();
    await repeat('leave', async (seed, instanceId, [task]) => {
      const taskId = task?.id ?? 0;
      const [approve, transfer] = await race(seed, [
        (lane) => onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId }),
        (lane) => onTask(lane, CAMPUS.counsellor, { type: 'transfer', taskId, to: CAMPUS.deputy }),
      ]);
      if (approve === undefined || transfer === undefined) return expect.unreachable();
      expect(isDone(approve)).not.toBe(isDone(transfer));
      winners.add(isDone(approve) ? 'approve' : 'transfer');
      const open = await taskOf(hall.pool, instanceId);
      return expect(open.holder).toBe(isDone(approve) ? CAMPUS.head : CAMPUS.deputy);
    });
    expect(winners).toEqual(new Set(['approve', 'transfer']));
  });

  it('return and a sibling’s approval: the round is cancelled once, and the vote counts before that or not at all', async () => {
    await repeat('both', async (seed, instanceId, tasks) => {
      const mine = tasks.find(({ holder }) => holder === CAMPUS.counsellor)?.id ?? 0;
      const siblings = tasks.find(({ holder }) => holder === CAMPUS.head)?.id ?? 0;
      const target = { kind: 'applicant' } as const;
      const [back, approve] = await race(seed, [
        (lane) =>
          onTask(lane, CAMPUS.counsellor, { type: 'returnTo', taskId: mine, target, resume: 'rewalk' }),
        (lane) => onTask(lane, CAMPUS.head, { type: 'approve', taskId: siblings }),
      ]);
      if (back === undefined || approve === undefined) return expect.unreachable();
      doneOf(back);
      if (!isDone(approve)) expect(refusedOf(approve).code).toBe('ALREADY_HANDLED');
      const open = await taskOf(hall.pool, instanceId);
      return expect(open.holder).toBe(CAMPUS.student);
    });
  });

  it('returns from two branches: one goes back, the other is frozen or cancelled', async () => {
    await repeat('fork', async (seed, instanceId, [first]) => {
      await onTask(lanes[0], CAMPUS.counsellor, { type: 'approve', taskId: first?.id ?? 0 });
      const tasks = await tasksOf(hall.pool, instanceId);
      const target = { kind: 'applicant' } as const;
      const resume = seed % 3 === 0 ? 'jumpBack' : 'rewalk';
      const answers = await race(
        seed,
        tasks.map(
          ({ id, holder }): Contender =>
            (lane) =>
              onTask(lane, holder ?? 0, { type: 'returnTo', taskId: id, target, resume }),
        ),
      );
      expect(answers.filter(isDone)).toHaveLength(1);
      expect(answers.filter((one) => !isDone(one)).map((one) => refusedOf(one).code)).toEqual([
        resume === 'jumpBack' ? 'FROZEN' : 'ALREADY_HANDLED',
      ]);
    });
  });

  it('the applicant resubmits and withdraws: one of the two wins', async () => {
    await repeat('leave', async (seed, instanceId, [task]) => {
      const target = { kind: 'applicant' } as const;
      const back = { type: 'returnTo', taskId: task?.id ?? 0, target, resume: 'jumpBack' } as const;
      doneOf(await onTask(lanes[0], CAMPUS.counsellor, back));
      const revise = await taskOf(hall.pool, instanceId);
      const [again, withdraw] = await race(seed, [
        (lane) =>
          onTask(lane, CAMPUS.student, { type: 'resubmit', taskId: revise.id, data: { reason: '补正' } }),
        (lane) => onInstance(lane, CAMPUS.student, instanceId, 'withdraw'),
      ]);
      if (again === undefined || withdraw === undefined) return expect.unreachable();
      expect(isDone(again)).not.toBe(isDone(withdraw));
      return expect(await outcomeOf(instanceId)).toBe(isDone(again) ? null : 'withdrawn');
    });
  });
});
