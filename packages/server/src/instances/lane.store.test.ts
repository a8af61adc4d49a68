import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import type { Lane } from './lane.ts';
import { expectInvariants } from './testing/invariants.ts';
import { CAMPUS } from './testing/test-campus.ts';
import {
  doneOf,
  freshKey,
  isDone,
  onInstance,
  onTask,
  refusedOf,
  submitted,
  taskOf,
  testLane,
} from './testing/test-desk.ts';
import { testWorld, type TestWorld } from './testing/test-world.ts';

let hall: TestHall;
let world: TestWorld;
let lane: Lane;

beforeAll(async () => {
  hall = await createTestHall();
  world = await testWorld();
  lane = testLane(hall, world);
});
afterAll(async () => {
  await expectInvariants(hall.pool);
  await hall.close();
});

async function countOf(table: string, where = 'true'): Promise<number> {
  const { rows } = await hall.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`);
  return rows[0]?.n ?? -1;
}

describe('a lane', () => {
  it('carries an application from submit to close and keeps every table in step', async () => {
    const { instanceId, reference, state } = await submitted(lane, CAMPUS.student);
    expect(reference).toMatch(/^20260302-QJ-\d{7,}$/);
    expect(state).toBe('submitted');
    const first = await taskOf(hall.pool, instanceId);
    expect(first).toMatchObject({ node: 's1', holder: CAMPUS.counsellor, version: 1 });
    const accepted = doneOf(await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: first.id }));
    expect(accepted).toMatchObject({ state: 'accepted', outcome: null });
    const second = await taskOf(hall.pool, instanceId);
    const closed = doneOf(await onTask(lane, CAMPUS.head, { type: 'approve', taskId: second.id }));
    expect(closed).toMatchObject({ state: 'closed', outcome: 'approved' });
    expect(await countOf('inbox', `task_id IN (${first.id}, ${second.id})`)).toBe(0);
    expect(await countOf('timer', `instance_id = ${instanceId}`)).toBe(0);
    expect(await countOf('task_actor', `task_id IN (${first.id}, ${second.id})`)).toBe(2);
    await expectInvariants(hall.pool);
  });

  it('decides several commands on one instance in one batch, one after the other', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    const transfer = onTask(lane, CAMPUS.counsellor, { type: 'transfer', taskId: id, to: CAMPUS.deputy });
    const approve = onTask(lane, CAMPUS.deputy, { type: 'approve', taskId: id });
    const late = onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id });
    expect([await transfer, await approve].every(isDone)).toBe(true);
    expect(refusedOf(await late)).toMatchObject({ code: 'ALREADY_HANDLED', fact: { by: CAMPUS.deputy } });
  });

  it('lets who came first decide first, also among more than go in one batch', async () => {
    for (let round = 0; round < 10; round++) {
      const { instanceId } = await submitted(lane, CAMPUS.student);
      const { id } = await taskOf(hall.pool, instanceId);
      const signers = Array.from({ length: 40 }, () =>
        onTask(lane, CAMPUS.counsellor, { type: 'reject', taskId: id }),
      );
      const answers = await Promise.all(signers);
      expect(answers.map(isDone).indexOf(true)).toBe(0);
    }
  });

  it('tells who handled a task and when, also when that closed the instance', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    await onTask(lane, CAMPUS.counsellor, { type: 'reject', taskId: id });
    hall.clock.advance(60_000);
    const { code, fact } = refusedOf(await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id }));
    expect(code).toBe('ALREADY_HANDLED');
    expect(fact).toMatchObject({ name: '人员101', outcome: 'rejected', at: '2026-03-02T01:00:00.000Z' });
  });

  it('knows nothing of a task or instance that does not exist', async () => {
    expect(refusedOf(await onTask(lane, 1, { type: 'approve', taskId: 999_999 })).code).toBe('NOT_FOUND');
    expect(refusedOf(await onInstance(lane, 1, 999_999, 'withdraw')).code).toBe('NOT_FOUND');
  });

  it('refuses text that no database row could hold, before it can spoil a batch', async () => {
    const command = { type: 'submit', data: { reason: 'a\u0000b' } } as const;
    const answer = await lane.send({
      service: 'leave',
      serviceVersion: 1,
      command,
      from: { person: 1, key: freshKey() },
    });
    expect(refusedOf(answer).code).toBe('UNSTORABLE_TEXT');
  });

  it('freezes and thaws the tasks of parallel branches when one of them goes back', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student, 'fork');
    const first = await taskOf(hall.pool, instanceId);
    await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: first.id });
    const { rows } = await hall.pool.query<{ id: number }>(
      `SELECT id FROM task WHERE instance_id = $1 AND holder_id = $2`,
      [instanceId, CAMPUS.head],
    );
    const target = { kind: 'applicant' } as const;
    const command = { type: 'returnTo', taskId: rows[0]?.id ?? 0, target, resume: 'jumpBack' } as const;
    expect(doneOf(await onTask(lane, CAMPUS.head, command)).state).toBe('returned');
    expect(await countOf('inbox', `principal = ${CAMPUS.deputy} AND frozen`)).toBe(1);
    await expectInvariants(hall.pool);
    const revise = await taskOf(hall.pool, instanceId);
    const data = { reason: '发烧，附证明' };
    doneOf(await onTask(lane, CAMPUS.student, { type: 'resubmit', taskId: revise.id, data }));
    expect(await countOf('inbox', `principal = ${CAMPUS.deputy} AND frozen`)).toBe(0);
    const { rows: titles } = await hall.pool.query(`SELECT title FROM instance WHERE id = $1`, [instanceId]);
    expect(titles).toEqual([{ title: { zh: '请假 发烧，附证明', en: 'Leave 发烧，附证明' } }]);
  });
});

describe('an idempotency key', () => {
  it('gets the first answer when it comes again, whatever has happened since', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    const key = freshKey();
    const first = await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id }, key);
    await onInstance(lane, CAMPUS.student, instanceId, 'withdraw');
    const repeated = await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id }, key);
    expect(repeated).toEqual(first);
    const restarted = testLane(hall, world, hall.openPool(2));
    expect(await onTask(restarted, CAMPUS.counsellor, { type: 'approve', taskId: id }, key)).toEqual(first);
  });

  it('makes one instance of a submit that is sent five times at once', async () => {
    const from = { person: 7, key: freshKey() };
    const ask = {
      service: 'leave',
      serviceVersion: 1,
      command: { type: 'submit', data: { reason: '五次' } },
    } as const;
    const answers = await Promise.all(Array.from({ length: 5 }, () => lane.send({ ...ask, from })));
    expect(new Set(answers.map((answer) => doneOf(answer).instanceId)).size).toBe(1);
    expect(await countOf('instance', 'applicant_id = 7')).toBe(1);
  });

  it('makes one instance of a submit that reaches five processes at once', async () => {
    const lanes = Array.from({ length: 5 }, () => testLane(hall, world, hall.openPool(2)));
    const from = { person: 8, key: freshKey() };
    const ask = {
      service: 'leave',
      serviceVersion: 1,
      command: { type: 'submit', data: { reason: '五处' } },
    } as const;
    const answers = await Promise.all(lanes.map((one) => one.send({ ...ask, from })));
    expect(new Set(answers.map((answer) => doneOf(answer).instanceId)).size).toBe(1);
    expect(await countOf('instance', 'applicant_id = 8')).toBe(1);
    expect(await countOf('idempotency', 'person_id = 8')).toBe(1);
  });

  it('is refused for another command', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    const key = freshKey();
    await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id }, key);
    const other = await onTask(lane, CAMPUS.counsellor, { type: 'reject', taskId: id, opinion: '不' }, key);
    expect(refusedOf(other).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is not used up by a refusal', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const key = freshKey();
    const remind = {
      command: { type: 'remind' } as const,
      instanceId,
      from: { person: CAMPUS.student, key },
    };
    expect(refusedOf(await lane.send(remind)).code).toBe('TOO_SOON');
    hall.clock.advance(31 * 60_000);
    expect(isDone(await lane.send(remind))).toBe(true);
  });
});

describe('a poison command', () => {
  it('falls out alone; the rest of its batch lands', async () => {
    await hall.ownerPool.query(
      `ALTER TABLE instance ADD CONSTRAINT no_poison CHECK (data ->> 'reason' <> 'poison')`,
    );
    const reasons = ['a', 'b', 'poison', 'c', 'd'];
    const results = await Promise.allSettled(
      reasons.map((reason) => submitted(lane, 9, 'leave', { reason })),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await countOf('instance', 'applicant_id = 9')).toBe(4);
    const [poisoned] = results.filter((result) => result.status === 'rejected');
    expect(poisoned?.reason).toMatchObject({
      name: 'CommandFailed',
      message: 'SQLSTATE 23514 instance no_poison',
    });
    await hall.ownerPool.query('ALTER TABLE instance DROP CONSTRAINT no_poison');
  });
});
