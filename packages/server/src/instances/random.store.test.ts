import { openTasks, type Instance } from '@wangban/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { foldStatistics } from '../statistics/store.ts';
import { rebuildStatistics } from '../statistics/rebuild.ts';
import type { Answer, AskTask } from './ask.ts';
import type { Lane } from './lane.ts';
import { expectInvariants } from './testing/invariants.ts';
import { CAMPUS } from './testing/test-campus.ts';
import { isDone, onInstance, onTask, submitted, testLane } from './testing/test-desk.ts';
import { testWorld } from './testing/test-world.ts';

const SERVICES = ['leave', 'desk', 'both', 'held', 'fork', 'sign'] as const;
const CASES = 4;
const ROUNDS = 12;
const BURST = 6;
const PEOPLE = [CAMPUS.student, CAMPUS.counsellor, CAMPUS.head, CAMPUS.deputy, 201, 202, 203, 301, 302];

let hall: TestHall;
let lanes: readonly Lane[];

beforeAll(async () => {
  hall = await createTestHall();
  const world = await testWorld();
  lanes = [testLane(hall, world), testLane(hall, world, hall.openPool(4))];
});
afterAll(() => hall.close());

/** mulberry32: one seed, one sequence. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function pick<T>(from: readonly T[], index: number, otherwise: T): T {
  return from[index % Math.max(1, from.length)] ?? otherwise;
}

async function stateOf(id: number): Promise<Instance> {
  const { rows } = await hall.pool.query<{ state: Omit<Instance, 'data'>; data: Instance['data'] }>(
    'SELECT state, data FROM instance WHERE id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no instance ${id}`);
  return { ...row.state, data: row.data };
}

/** Something that changes who decides. */
function seatCommand(roll: (sides: number) => number, taskId: number): AskTask['command'] {
  const to = pick(PEOPLE, roll(9), 1);
  const position = pick(['before', 'after', 'parallel'] as const, roll(3), 'before');
  const commands: readonly AskTask['command'][] = [
    { type: 'delegate', taskId, to },
    { type: 'resolve', taskId, opinion: '可以' },
    { type: 'takeBack', taskId },
    { type: 'addApprover', taskId, position, people: [to] },
    { type: 'addApprover', taskId, position, people: [to], power: 'opinion' },
    { type: 'removeApprover', taskId, seat: roll(4) },
    { type: 'giveOpinion', taskId, opinion: '可以' },
    { type: 'reopenVoting', taskId },
    { type: 'release', taskId },
    { type: 'recall', taskId: taskId - roll(3) },
  ];
  return pick(commands, roll(commands.length), { type: 'takeBack', taskId });
}

/** Something that somebody might try on one of the open tasks, sensible or not. */
function command(roll: (sides: number) => number, taskId: number): AskTask['command'] {
  if (roll(3) === 0) return seatCommand(roll, taskId);
  const dicey = roll(16);
  if (dicey === 0) return { type: 'reject', taskId };
  if (dicey < 5) {
    const kind = pick(['applicant', 'previous'] as const, roll(2), 'previous');
    return { type: 'returnTo', taskId, target: { kind }, resume: roll(2) === 0 ? 'rewalk' : 'jumpBack' };
  }
  if (dicey < 8) return { type: 'transfer', taskId, to: pick(PEOPLE, roll(9), 1) };
  if (dicey < 10) return { type: 'claim', taskId };
  if (dicey < 12) return { type: 'resubmit', taskId, data: { reason: `补正 ${roll(1000)}` } };
  return { type: 'approve', taskId };
}

/** A burst of commands on one instance at once: on one lane they share a batch, on two they race. */
async function burst(roll: (sides: number) => number, id: number): Promise<readonly Answer[]> {
  const tasks = openTasks(await stateOf(id)).slice(0, 6);
  const sends = Array.from({ length: BURST }, () => {
    const lane = pick(lanes, roll(4) === 0 ? 1 : 0, lanes[0]);
    if (lane === undefined) throw new Error('no lane');
    if (roll(40) === 0) return onInstance(lane, CAMPUS.student, id, roll(2) === 0 ? 'withdraw' : 'remind');
    const task = pick(tasks, roll(6), tasks[0]);
    const holder = task?.holder ?? pick(CAMPUS.desk, roll(3), 201);
    const actor = roll(4) === 0 ? pick(PEOPLE, roll(9), 1) : holder;
    return onTask(lane, actor, command(roll, task?.task ?? 1));
  });
  return Promise.all(sends);
}

it.each([1, 2])('random bursts of commands leave every table in step (seed %i)', async (seed) => {
  const roll = dice(seed * 7919);
  const [lane] = lanes;
  if (lane === undefined) return expect.unreachable();
  let done = 0;
  for (const service of SERVICES) {
    const cases = await Promise.all(
      Array.from({ length: CASES }, () => submitted(lane, CAMPUS.student, service)),
    );
    for (let round = 0; round < ROUNDS; round++) {
      hall.clock.advance(3_600_000);
      const answers = await Promise.all(cases.map(({ instanceId }) => burst(roll, instanceId)));
      done += answers.flat().filter(isDone).length;
    }
  }
  expect(done).toBeGreaterThan(60);
  await expectInvariants(hall.pool);
  await foldStatistics(hall.pool);
  const { rows: before } = await hall.pool.query('SELECT * FROM statistic ORDER BY service, month, measure');
  await rebuildStatistics(hall.pool, 480);
  const { rows: after } = await hall.pool.query('SELECT * FROM statistic ORDER BY service, month, measure');
  return expect(after).toEqual(before);
});
