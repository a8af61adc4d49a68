import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lane } from '../../instances/lane.ts';
import { CAMPUS } from '../../instances/testing/test-campus.ts';
import { onTask, submitted, taskOf, testLane } from '../../instances/testing/test-desk.ts';
import { testWorld } from '../../instances/testing/test-world.ts';
import { verifyChains } from '../../cli/audit.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { sealDays } from './seal-days.ts';
import { eventHash, GENESIS } from './seal-hash.ts';
import { verifyHistory } from './verify-history.ts';
import { verifySeals } from './verify-seals.ts';

const DAY_MS = 24 * 60 * 60_000;
const OFFSET = 480;

let hall: TestHall;
let lane: Lane;
/** Three instances: closed with three rows, with two rows, and submitted on the second day. */
let closed: number;
let running: number;
let fresh: number;
let firstSeal: string;

async function approveFirst(instanceId: number, person: number): Promise<void> {
  const { id } = await taskOf(hall.pool, instanceId);
  await onTask(lane, person, { type: 'approve', taskId: id });
}

beforeAll(async () => {
  hall = await createTestHall();
  lane = testLane(hall, await testWorld());
  closed = (await submitted(lane, CAMPUS.student)).instanceId;
  running = (await submitted(lane, CAMPUS.otherStudent)).instanceId;
  await approveFirst(closed, CAMPUS.counsellor);
  await approveFirst(running, CAMPUS.counsellor);
  hall.clock.advance(DAY_MS);
  await approveFirst(closed, CAMPUS.head);
  fresh = (await submitted(lane, CAMPUS.student)).instanceId;
  hall.clock.advance(2 * DAY_MS);
  const made = await sealDays(hall.pool, hall.clock(), OFFSET);
  expect(made.map(({ day, heads }) => [day, heads])).toEqual([
    ['2026-03-02', 2],
    ['2026-03-03', 2],
    ['2026-03-04', 0],
  ]);
  firstSeal = made[0]?.hash ?? '';
});
afterAll(() => hall.close());

/** Does harm as the owner of the database, looks, and undoes it. */
async function afterHarm<T>(
  harm: (db: PoolClient) => Promise<unknown>,
  look: (db: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await hall.ownerPool.connect();
  try {
    await client.query('BEGIN');
    await harm(client);
    return await look(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const sql =
  (text: string, ...values: readonly unknown[]) =>
  (db: PoolClient) =>
    db.query(text, [...values]);

describe('the histories', () => {
  it('hold as they are', async () => {
    expect(await verifyHistory(hall.pool)).toEqual({ instances: 3, rows: 6, brokenAt: undefined });
  });

  const harms = [
    [
      'edits what happened',
      `UPDATE event SET events = replace(events::text, 'approved', 'rejected')::json WHERE instance_id = $1 AND seq = 2`,
      2,
    ],
    [
      'edits when it happened',
      `UPDATE event SET at = at - interval '1 ms' WHERE instance_id = $1 AND seq = 2`,
      2,
    ],
    ['edits who did it', `UPDATE event SET actor_id = 102 WHERE instance_id = $1 AND seq = 2`, 2],
    ['deletes the first row', 'DELETE FROM event WHERE instance_id = $1 AND seq = 1', 2],
    ['deletes a row', 'DELETE FROM event WHERE instance_id = $1 AND seq = 2', 3],
    ['cuts off the end', 'DELETE FROM event WHERE instance_id = $1 AND seq = 3', 3],
    ['deletes it all', 'DELETE FROM event WHERE instance_id = $1', 3],
    [
      'swaps two rows',
      'UPDATE event SET seq = -seq WHERE instance_id = $1; UPDATE event SET seq = CASE seq WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE 1 END WHERE instance_id = $1',
      2,
    ],
    [
      'inserts a row at the end',
      `INSERT INTO event SELECT instance_id, 4, at, actor_id, events, hash FROM event WHERE instance_id = $1 AND seq = 3`,
      4,
    ],
    ['changes the head of the instance', `UPDATE instance SET head_hash = '\\x00' WHERE id = $1`, 3],
    ['turns the instance back', 'UPDATE instance SET version = 2 WHERE id = $1', 2],
    ['deletes the instance', 'DELETE FROM instance WHERE id = $1', 1],
  ] as const;

  it.each(harms)('show where somebody %s', async (_what, text, seq) => {
    const statements = text.replaceAll('$1', String(closed));
    const verdict = await afterHarm(sql(statements), verifyHistory);
    expect(verdict.brokenAt).toMatchObject({ instance: closed, seq });
  });

  it('show an instance that was put in between', async () => {
    const text = `INSERT INTO event SELECT $2::bigint, seq, at, actor_id, events, hash FROM event WHERE instance_id = $1`;
    const verdict = await afterHarm(sql(text, closed, closed + 1), verifyHistory);
    expect(verdict.brokenAt).toMatchObject({ instance: closed + 1, seq: 1 });
  });

  it('cannot be changed by the hall’s own role', async () => {
    for (const text of ['UPDATE event SET seq = 9', 'DELETE FROM event', 'TRUNCATE event']) {
      await expect(hall.pool.query(text)).rejects.toMatchObject({ code: '42501' });
    }
    for (const text of ['UPDATE audit_seal SET heads = 9', 'DELETE FROM audit_seal_head']) {
      await expect(hall.pool.query(text)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

/** Writes a history anew, hashes and head included: nothing in it shows it. */
async function forge(db: PoolClient): Promise<void> {
  const { rows } = await db.query<{ seq: number; at: Date; actor: number; events: string }>(
    `SELECT seq, at, actor_id AS actor, events::text AS events FROM event WHERE instance_id = $1 ORDER BY seq`,
    [closed],
  );
  let previous = GENESIS;
  for (const { seq, at, actor, events } of rows) {
    const forged = events.replaceAll('发烧', '旅游');
    previous = eventHash(previous, { instanceId: closed, seq, at: at.getTime(), actor, events: forged });
    await db.query(
      `UPDATE event SET events = $3, hash = decode($4, 'hex') WHERE instance_id = $1 AND seq = $2`,
      [closed, seq, forged, previous],
    );
  }
  await db.query(`UPDATE instance SET head_hash = decode($2, 'hex') WHERE id = $1`, [closed, previous]);
}

describe('the seals', () => {
  it('hold as they are, and know the hash that was noted elsewhere', async () => {
    expect(await verifySeals(hall.pool, firstSeal)).toMatchObject({ seals: 3, brokenAt: undefined });
  });

  it('are made once', async () => {
    expect(await sealDays(hall.pool, hall.clock(), OFFSET)).toEqual([]);
  });

  it('show a history that was written anew, hashes and all', async () => {
    expect((await afterHarm(forge, verifyHistory)).brokenAt).toBeUndefined();
    const { brokenAt } = await afterHarm(forge, (db) => verifySeals(db));
    expect(brokenAt).toMatchObject({ day: '2026-03-02' });
    expect(brokenAt?.reason).toContain(`instance ${closed}`);
  });

  const harms = [
    ['a day was taken out', `DELETE FROM audit_seal WHERE day = '2026-03-03'`, '2026-03-04'],
    [
      'a head was changed',
      `UPDATE audit_seal_head SET seq = 1 WHERE day = '2026-03-03' AND instance_id = $1`,
      '2026-03-03',
    ],
    [
      'a head was taken out',
      `DELETE FROM audit_seal_head WHERE day = '2026-03-03' AND instance_id = $1`,
      '2026-03-03',
    ],
    [
      'a seal was changed',
      `UPDATE audit_seal SET until = until - interval '1 s' WHERE day = '2026-03-02'`,
      '2026-03-02',
    ],
  ] as const;

  it.each(harms)('show that %s', async (_what, text, day) => {
    const { brokenAt } = await afterHarm(sql(text.replaceAll('$1', String(closed))), (db) => verifySeals(db));
    expect(brokenAt).toMatchObject({ day });
  });

  it('show that the newest were cut off, when one of their hashes was noted', async () => {
    const { head } = await verifySeals(hall.pool);
    const cut = sql(`DELETE FROM audit_seal WHERE day > '2026-03-02'`);
    expect((await afterHarm(cut, (db) => verifySeals(db))).brokenAt).toBeUndefined();
    expect((await afterHarm(cut, (db) => verifySeals(db, head))).brokenAt).toMatchObject({
      day: '2026-03-02',
    });
  });
});

it('`wangban audit verify` names the first break of each chain and fails', async () => {
  const lines: string[] = [];
  const io = {
    print: (line: string) => void lines.push(line),
    printError: (line: string) => void lines.push(`! ${line}`),
  };
  expect(await verifyChains(hall.pool, io)).toBe(0);
  expect(lines).toEqual([
    'audit trail: 0 entries, unbroken',
    'histories: 3 instances, 6 rows, unbroken',
    expect.stringMatching(/^seals: 3 days, unbroken, head [0-9a-f]{64}$/),
  ]);
  lines.length = 0;
  await hall.ownerPool.query('DELETE FROM event WHERE instance_id = $1', [fresh]);
  expect(await verifyChains(hall.pool, io)).toBe(1);
  expect(lines[1]).toMatch(
    new RegExp(`^! histories: 2 instances, 5 rows, then BROKEN at instance ${fresh}, row 1: `),
  );
  expect(lines[2]).toContain('BROKEN at day 2026-03-03');
  expect(running).toBeGreaterThan(closed);
});
