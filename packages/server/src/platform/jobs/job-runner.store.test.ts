import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../db/transaction.ts';
import { gate } from '../testing/gate.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { jobRunner, type JobHandler, type JobRunner, type JobRunnerOptions } from './job-runner.ts';
import { jobTable, LEASE_MS } from './job-table.ts';

let hall: TestHall;
const runners: JobRunner[] = [];
const incidents: string[] = [];

beforeAll(async () => {
  hall = await createTestHall();
  await hall.ownerPool.query(`
    CREATE TABLE errand (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, payload jsonb NOT NULL, case_id bigint,
      status text NOT NULL DEFAULT 'waiting', run_at timestamptz NOT NULL, attempts integer NOT NULL DEFAULT 0,
      lease_owner text, lease_until timestamptz, fence bigint NOT NULL DEFAULT 0, last_error text);
    CREATE TABLE effect (job bigint, note text);
  `);
});
afterAll(() => hall.close());
beforeEach(async () => {
  incidents.length = 0;
  await hall.pool.query('DELETE FROM errand');
  await hall.pool.query('DELETE FROM effect');
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((one) => one.stop()));
});

const table = jobTable('errand', 'case_id');

function runner(handle: JobHandler, options: Partial<JobRunnerOptions> = {}): JobRunner {
  const made = jobRunner({
    pool: hall.pool,
    table,
    handlers: { note: handle },
    clock: hall.clock,
    stopMs: 50,
    onFailed: ({ id }, error) => incidents.push(`${id}: ${error}`),
    onError: (error) => incidents.push(String(error)),
    ...options,
  });
  runners.push(made);
  return made;
}

async function addJobs(count: number, caseId: number | null = null, inMs = 0): Promise<readonly number[]> {
  const { rows } = await hall.pool.query<{ id: number }>(
    `INSERT INTO errand (kind, payload, run_at, case_id)
     SELECT 'note', jsonb_build_object('n', n), $2, $3 FROM generate_series(1, $1::int) n RETURNING id`,
    [count, new Date(hall.clock() + inMs), caseId],
  );
  return rows.map((row) => row.id);
}

async function note(job: number, text: string): Promise<void> {
  await hall.pool.query('INSERT INTO effect (job, note) VALUES ($1, $2)', [job, text]);
}

const noteIt: JobHandler = (job) => note(job.id, 'x');

async function statuses(): Promise<readonly string[]> {
  const { rows } = await hall.pool.query<{ status: string }>('SELECT status FROM errand ORDER BY id');
  return rows.map((row) => row.status);
}

describe('a job runner', () => {
  it('runs what is due, once, and leaves the rest for later', async () => {
    const due = await addJobs(20);
    await addJobs(1, null, 60_000);
    const seen: number[] = [];
    const one = runner(async (job) => void seen.push(job.id));
    expect(await one.drain()).toBe(20);
    expect(seen.toSorted((a, b) => a - b)).toEqual(due);
    hall.clock.advance(60_000);
    expect(await one.drain()).toBe(1);
    expect(new Set(await statuses())).toEqual(new Set(['done']));
  });

  it('shares the work with a second runner without doing anything twice', async () => {
    const ids = await addJobs(200);
    const pool = hall.openPool();
    await Promise.all([runner(noteIt).drain(), runner(noteIt, { pool }).drain()]);
    const { rows } = await hall.pool.query<{ job: number }>('SELECT job FROM effect ORDER BY job');
    expect(rows.map((row) => row.job)).toEqual(ids);
  });

  it('runs the jobs of one case one after the other, in order', async () => {
    const first = await addJobs(5, 7);
    const second = await addJobs(5, 8);
    let atWork = 0;
    const seen: number[] = [];
    const one = runner(async (job) => {
      atWork += 1;
      expect(atWork).toBeLessThanOrEqual(2);
      await note(job.id, 'x');
      seen.push(job.id);
      atWork -= 1;
    });
    expect(await one.drain()).toBe(10);
    expect(seen.filter((id) => first.includes(id))).toEqual(first);
    expect(seen.filter((id) => second.includes(id))).toEqual(second);
  });

  it('starts by itself and at once when woken', async () => {
    const done = gate<number>();
    const one = runner(async (job) => done.open(job.id));
    one.start();
    const [id] = await addJobs(1);
    one.wake();
    expect(await done.passed).toBe(id);
  });

  it('tries again later, ever later, and gives up visibly', async () => {
    const [id] = await addJobs(1);
    const one = runner(() => Promise.reject(new Error('peer is down')), { maxAttempts: 3 });
    const pauses: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      expect(await one.drain()).toBe(1);
      expect(await one.drain()).toBe(0);
      pauses.push(2000 * 2 ** i);
      hall.clock.advance(2000 * 2 ** i);
    }
    expect(pauses).toEqual([2000, 4000, 8000]);
    expect(incidents).toEqual([`${id}: peer is down`]);
    const { rows } = await hall.pool.query('SELECT status, attempts, last_error FROM errand');
    expect(rows).toEqual([{ status: 'failed', attempts: 3, last_error: 'peer is down' }]);
  });

  it('treats an unknown kind as a failure', async () => {
    await addJobs(1);
    await runner(async () => undefined, { handlers: {}, maxAttempts: 1 }).drain();
    expect(incidents[0]).toContain('no handler for jobs of kind note');
  });

  it('takes over when a lease has run out, and the zombie’s write is refused', async () => {
    const [id = 0] = await addJobs(1);
    const woken = gate();
    const claimed = gate();
    const zombie = runner(async (job, lease) => {
      claimed.open();
      await woken.passed;
      await transaction(hall.pool, async (client) => {
        await lease.finish(client);
        await client.query('INSERT INTO effect VALUES ($1, $2)', [job.id, 'zombie']);
      });
    });
    const sleeping = zombie.drain();
    await claimed.passed;
    const healthy = runner(async (job, lease) => {
      await transaction(hall.pool, async (client) => {
        await lease.finish(client);
        await client.query('INSERT INTO effect VALUES ($1, $2)', [job.id, 'healthy']);
      });
    });
    expect(await healthy.drain()).toBe(0);
    hall.clock.advance(LEASE_MS);
    expect(await healthy.drain()).toBe(1);
    woken.open();
    await sleeping;
    const { rows } = await hall.pool.query('SELECT job, note FROM effect');
    expect(rows).toEqual([{ job: id, note: 'healthy' }]);
    expect(await statuses()).toEqual(['done']);
    expect(incidents).toEqual([]);
  });

  it('refuses a zombie’s failure report too', async () => {
    await addJobs(1);
    const [job] = await table.claim(hall.pool, 'a', 1, new Date(hall.clock()));
    hall.clock.advance(LEASE_MS);
    const [taken] = await table.claim(hall.pool, 'b', 1, new Date(hall.clock()));
    if (job === undefined || taken === undefined) return expect.unreachable();
    expect(taken.fence).toBe(job.fence + 1);
    expect(await table.retry(hall.pool, job, 0, 'late', undefined)).toBe(false);
    expect(await table.fail(hall.pool, job, 'late')).toBe(false);
    expect(await table.extend(hall.pool, [job, taken], new Date(hall.clock()))).toEqual([taken.id]);
    return expect(await table.finish(hall.pool, taken)).toBe(true);
  });

  it('gives up a job whose runners keep dying', async () => {
    await addJobs(1);
    for (let i = 0; i < 3; i += 1) {
      await table.claim(hall.pool, 'dies', 1, new Date(hall.clock()));
      hall.clock.advance(LEASE_MS);
    }
    expect(await runner(async () => undefined, { maxAttempts: 3 }).drain()).toBe(0);
    expect(await statuses()).toEqual(['failed']);
    expect(incidents).toHaveLength(1);
  });

  it('finishes what it began before it stops, and aborts what does not end', async () => {
    const [quick = 0] = await addJobs(2);
    const aborted: number[] = [];
    const begun = gate();
    const one = runner(async (job, lease) => {
      if (job.id === quick) return note(job.id, 'quick');
      begun.open();
      return new Promise((resolve) => {
        lease.signal.addEventListener('abort', () => {
          aborted.push(job.id);
          resolve();
        });
      });
    });
    one.start();
    await begun.passed;
    await one.stop();
    expect(aborted).toEqual([quick + 1]);
    const { rows } = await hall.pool.query('SELECT note FROM effect');
    expect(rows).toEqual([{ note: 'quick' }]);
  });
});
