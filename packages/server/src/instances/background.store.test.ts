import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { jobRunner } from '../platform/jobs/job-runner.ts';
import { jobTable } from '../platform/jobs/job-table.ts';
import { choreHandler, every, nightly } from './chores.ts';
import { fireTimer } from './fire-timer.ts';
import type { Lane } from './lane.ts';
import { purge } from './purge.ts';
import { expectInvariants } from './testing/invariants.ts';
import { CAMPUS } from './testing/test-campus.ts';
import { freshKey, onInstance, onTask, submitted, taskOf, tasksOf, testLane } from './testing/test-desk.ts';
import { testWorld } from './testing/test-world.ts';

const DAY_MS = 24 * 60 * 60_000;

let hall: TestHall;
let lane: Lane;
const incidents: string[] = [];

beforeAll(async () => {
  hall = await createTestHall();
  lane = testLane(hall, await testWorld());
});
afterAll(async () => {
  await expectInvariants(hall.pool);
  await hall.close();
});

const KINDS = ['warning', 'overdue', 'action', 'taskWarning', 'taskOverdue', 'wait'] as const;

/** A runner of deadlines, as one process has it. */
function timers(one: Lane = lane) {
  const handler = fireTimer(hall.pool, one);
  return jobRunner({
    pool: hall.pool,
    table: jobTable('timer'),
    handlers: Object.fromEntries(KINDS.map((kind) => [kind, handler])),
    clock: hall.clock,
    onFailed: ({ id }, error) => incidents.push(`${id}: ${error}`),
    onError: (error) => incidents.push(String(error)),
  });
}

async function reached(instanceId: number): Promise<readonly string[]> {
  const { rows } = await hall.pool.query<{ timer: string }>(
    `SELECT x ->> 'timer' AS timer FROM event CROSS JOIN json_array_elements(events) AS x
     WHERE instance_id = $1 AND x ->> 'type' = 'DeadlineReached' ORDER BY seq`,
    [instanceId],
  );
  return rows.map(({ timer }) => timer);
}

async function armed(instanceId: number): Promise<readonly unknown[]> {
  const { rows } = await hall.pool.query(
    'SELECT kind, run_at AS at FROM timer WHERE instance_id = $1 ORDER BY kind',
    [instanceId],
  );
  return rows;
}

async function openNodes(instanceId: number): Promise<readonly string[]> {
  return (await tasksOf(hall.pool, instanceId)).map(({ node }) => node).toSorted();
}

/** What happened by itself, in order. */
async function byItself(instanceId: number): Promise<readonly string[]> {
  const { rows } = await hall.pool.query<{ what: string }>(
    `SELECT coalesce(x ->> 'do', x ->> 'timer') AS what FROM event CROSS JOIN json_array_elements(events) AS x
     WHERE instance_id = $1 AND x ->> 'type' IN ('TimedOut', 'TaskDeadline') ORDER BY seq`,
    [instanceId],
  );
  return rows.map(({ what }) => what);
}

describe('timers of a step', () => {
  it('several of one instance fire in their time, each once, and go with the step', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student, 'timed');
    expect(await armed(instanceId)).toHaveLength(6);
    hall.clock.set('2026-03-02T02:00:00Z');
    await Promise.all([timers().drain(), timers().drain()]);
    await timers().drain();
    expect((await byItself(instanceId)).toSorted()).toEqual(['remind', 'taskOverdue', 'taskWarning']);
    hall.clock.set('2026-03-02T03:00:00Z');
    await timers().drain();
    expect((await byItself(instanceId)).at(-1)).toBe('autoPass');
    expect((await taskOf(hall.pool, instanceId)).node).toBe('s2');
    expect(await armed(instanceId)).toMatchObject([{ kind: 'overdue' }, { kind: 'warning' }]);
  });

  it('stand still while the case is suspended', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student, 'timed');
    const from = { person: CAMPUS.head, rights: ['owner'] as const };
    const stop = { type: 'suspend', reason: 'legal' } as const;
    await lane.send({ command: stop, instanceId, from: { ...from, key: freshKey() } });
    hall.clock.set('2026-03-03T03:00:00Z');
    await timers().drain();
    expect(await byItself(instanceId)).toEqual([]);
    const goOn = { type: 'unsuspend', reason: 'legal' } as const;
    await lane.send({ command: goOn, instanceId, from: { ...from, key: freshKey() } });
    hall.clock.set('2026-03-03T06:30:00Z');
    await timers().drain();
    expect(await byItself(instanceId)).toContain('remind');
  });

  it('an event at the border of a step happens in its time, and goes when the step is done', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student, 'chased');
    const other = await submitted(lane, CAMPUS.student, 'chased');
    expect(await armed(instanceId)).toMatchObject([
      { kind: 'overdue' },
      { kind: 'wait' },
      { kind: 'warning' },
    ]);
    const { id } = await taskOf(hall.pool, other.instanceId);
    await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: id });
    expect(await armed(other.instanceId)).toEqual([]);
    hall.clock.set('2026-03-04T01:00:00Z');
    await timers().drain();
    expect(await openNodes(instanceId)).toEqual(['chase', 's1']);
    expect((await armed(instanceId)).filter((row) => JSON.stringify(row).includes('wait'))).toEqual([]);
  });

  it('an event at the border of a step that came due while the case was suspended happens as soon as it goes on', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student, 'chased');
    const ask = async (type: 'suspend' | 'unsuspend') =>
      lane.send({
        command: { type, reason: 'legal' },
        instanceId,
        from: { person: CAMPUS.head, key: freshKey(), rights: ['owner'] },
      });
    await ask('suspend');
    hall.clock.set('2026-03-05T01:00:00Z');
    await timers().drain();
    expect(await openNodes(instanceId)).toEqual([]);
    await ask('unsuspend');
    await timers().drain();
    expect(await openNodes(instanceId)).toEqual(['chase', 's1']);
  });

  it('those of a branch that a return had frozen fire once it has come back', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student, 'forkTimed');
    const at = async (node: string) =>
      (await tasksOf(hall.pool, instanceId)).find((task) => task.node === node)?.id ?? 0;
    await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId: await at('first') });
    const target = { kind: 'applicant' } as const;
    const back = { type: 'returnTo', taskId: await at('b1'), target, resume: 'jumpBack' } as const;
    await onTask(lane, CAMPUS.head, back);
    hall.clock.set('2026-03-03T03:00:00Z');
    await timers().drain();
    expect(await byItself(instanceId)).toEqual([]);
    const again = { type: 'resubmit', taskId: await at('start'), data: { reason: '发烧' } } as const;
    await onTask(lane, CAMPUS.student, again);
    await timers().drain();
    expect((await armed(instanceId)).filter((row) => JSON.stringify(row).includes('wait'))).toEqual([]);
    hall.clock.set('2026-03-03T07:30:00Z');
    await timers().drain();
    expect(await byItself(instanceId)).toEqual(['remind']);
  });

  it('a batch and a single approval of one task: one is done, and a repeat of the batch changes nothing', async () => {
    const { instanceId } = await submitted(lane, CAMPUS.student, 'timed');
    const { id: taskId } = await taskOf(hall.pool, instanceId);
    const key = freshKey();
    const many = { type: 'approve', taskId, batch: true } as const;
    const first = await onTask(lane, CAMPUS.counsellor, many, key);
    const single = await onTask(lane, CAMPUS.counsellor, { type: 'approve', taskId });
    expect(single).toMatchObject({ refused: { code: 'ALREADY_HANDLED' } });
    expect(await onTask(lane, CAMPUS.counsellor, many, key)).toEqual(first);
  });
});

describe('the deadlines of an instance', () => {
  it('fire once each, also with two runners at it', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student);
    expect(await armed(instanceId)).toMatchObject([
      { kind: 'overdue', at: new Date('2026-03-05T09:30:00Z') },
      { kind: 'warning' },
    ]);
    hall.clock.set('2026-03-05T09:29:00Z');
    await Promise.all([timers().drain(), timers().drain()]);
    expect(await reached(instanceId)).toEqual(['warning']);
    hall.clock.set('2026-03-05T09:30:00Z');
    await Promise.all([timers().drain(), timers().drain()]);
    await timers().drain();
    expect(await reached(instanceId)).toEqual(['warning', 'overdue']);
    expect(await armed(instanceId)).toEqual([]);
    const { rows } = await hall.pool.query(
      `SELECT payload FROM delivery WHERE instance_id = $1 AND payload ->> 'text' = 'overdue'`,
      [instanceId],
    );
    expect(rows).toEqual([{ payload: { text: 'overdue', people: [CAMPUS.counsellor] } }]);
  });

  it('go away when it closes, and stand still while the applicant has it', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const first = await submitted(lane, CAMPUS.student);
    await onInstance(lane, CAMPUS.student, first.instanceId, 'withdraw');
    expect(await armed(first.instanceId)).toEqual([]);
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const { id } = await taskOf(hall.pool, instanceId);
    const target = { kind: 'applicant' } as const;
    await onTask(lane, CAMPUS.counsellor, { type: 'returnTo', taskId: id, target, resume: 'jumpBack' });
    expect(await armed(instanceId)).toEqual([]);
    hall.clock.advance(DAY_MS);
    const revise = await taskOf(hall.pool, instanceId);
    await onTask(lane, CAMPUS.student, { type: 'resubmit', taskId: revise.id, data: { reason: '补正' } });
    expect(await armed(instanceId)).toMatchObject([
      { kind: 'overdue', at: new Date('2026-03-06T09:30:00Z') },
      { kind: 'warning' },
    ]);
  });

  it('are tried again when the clock of the process is behind the runner’s', async () => {
    hall.clock.set('2026-03-02T01:00:00Z');
    const { instanceId } = await submitted(lane, CAMPUS.student);
    const behind = testLane(
      { ...hall, clock: Object.assign(() => Date.parse('2026-03-05T09:29:59Z'), hall.clock) },
      await testWorld(),
    );
    hall.clock.set('2026-03-05T09:30:00Z');
    await timers(behind).drain();
    expect(await reached(instanceId)).toEqual(['warning']);
    hall.clock.advance(60_000);
    await timers().drain();
    expect(await reached(instanceId)).toEqual(['warning', 'overdue']);
    expect(incidents).toEqual([]);
  });
});

/** A runner of the chore `fold`, as one process has it. */
function chores(run: () => Promise<unknown>, failures: unknown[] = []) {
  return jobRunner({
    pool: hall.pool,
    table: jobTable('chore'),
    handlers: {
      fold: choreHandler(hall.pool, hall.clock, {
        run,
        next: every(60_000),
        failed: (error) => failures.push(error),
      }),
    },
    maxAttempts: 1_000_000,
    clock: hall.clock,
    onFailed: ({ id }, error) => incidents.push(`${id}: ${error}`),
    onError: (error) => incidents.push(String(error)),
  });
}

describe('a chore', () => {
  it('is done once per period, whoever does it', async () => {
    await hall.pool.query(`DELETE FROM chore WHERE kind <> 'fold'`);
    let done = 0;
    const run = async (): Promise<void> => void done++;
    await Promise.all([chores(run).drain(), chores(run).drain()]);
    expect(done).toBe(1);
    hall.clock.advance(60_000);
    await chores(run).drain();
    expect(done).toBe(2);
  });

  it('that fails says so and is tried again', async () => {
    hall.clock.advance(60_000);
    const failures: unknown[] = [];
    await chores(() => Promise.reject(new Error('disk full')), failures).drain();
    expect(failures).toHaveLength(1);
    hall.clock.advance(3_600_000);
    let done = 0;
    await chores(async () => void done++).drain();
    expect(done).toBe(1);
  });

  it('at night is next due tonight or tomorrow night, local time', () => {
    const next = nightly(30, () => 480);
    expect(new Date(next(Date.parse('2026-03-02T15:00:00Z'))).toISOString()).toBe('2026-03-02T16:30:00.000Z');
    expect(new Date(next(Date.parse('2026-03-02T16:30:00Z'))).toISOString()).toBe('2026-03-03T16:30:00.000Z');
  });
});

it('the purge takes what nobody asks for any more, and nothing else', async () => {
  const count = async (table: string): Promise<unknown> =>
    (await hall.pool.query(`SELECT count(*) AS n FROM ${table}`)).rows[0];
  await purge(hall.pool, Date.parse('2026-03-03T00:00:00Z'));
  expect(await count('idempotency')).not.toEqual({ n: 0 });
  await purge(hall.pool, Date.parse('2027-01-01T00:00:00Z'));
  expect(await count('idempotency')).toEqual({ n: 0 });
  expect(await count('delivery')).not.toEqual({ n: 0 });
  await hall.pool.query(`UPDATE delivery SET status = 'done'`);
  await purge(hall.pool, Date.parse('2027-01-01T00:00:00Z'));
  expect(await count('delivery')).toEqual({ n: 0 });
});
