import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import type { Answer } from '../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../packages/server/src/instances/lane.ts';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { CAMPUS } from '../../packages/server/src/instances/testing/test-campus.ts';
import {
  doneOf,
  freshKey,
  isDone,
  submitted,
  tasksOf,
  testLane,
} from '../../packages/server/src/instances/testing/test-desk.ts';
import { testWorld, type TestWorld } from '../../packages/server/src/instances/testing/test-world.ts';
import type { Scene } from './matrix/contenders.ts';
import { MEETINGS, type Meeting } from './matrix/meetings.ts';

const { student } = CAMPUS;
/** How often each pair meets. */
const REPEATS = 200;
/** Pairs that meet at the same time, each over a case of its own. */
const AT_ONCE = 50;

let hall: TestHall;
/** Two processes of one hall. */
let lanes: readonly [Lane, Lane];
/** The version that serves, for both. */
let serving = 1;

beforeAll(async () => {
  hall = await createTestHall();
  const world = versioned(await testWorld());
  lanes = [testLane(hall, world, hall.openPool(6)), testLane(hall, world, hall.openPool(6))];
});
afterAll(async () => {
  await expectInvariants(hall.pool);
  await hall.close();
});

/** A second version of every service can be published. */
function versioned(world: TestWorld): TestWorld {
  return {
    ...world,
    currentVersion: async () => serving,
    definition: async (service) => world.definitionOf(service),
  };
}

async function prepare({ service, before = [], due }: Meeting): Promise<Scene> {
  const { instanceId: id } = await submitted(lanes[0], student, service);
  const began = await tasksOf(hall.pool, id);
  const more = service === 'timed' ? await submitted(lanes[1], student, service) : undefined;
  const [another] = more === undefined ? [] : await tasksOf(hall.pool, more.instanceId);
  const known = { id, timer: '', opened: began[0]?.id ?? 0, another: another?.id ?? 0 };
  for (const step of before) doneOf(await step(lanes[0], { ...known, tasks: await tasksOf(hall.pool, id) }));
  const tasks = await tasksOf(hall.pool, id);
  return { ...known, tasks, timer: due === undefined ? '' : await untilDue(id, due) };
}

/** Lets time pass until the last timer of this kind is due; gives its key. */
async function untilDue(id: number, kind: string): Promise<string> {
  const { rows } = await hall.pool.query<{ key: string; at: Date }>(
    'SELECT key, run_at AS at FROM timer WHERE instance_id = $1 AND kind = $2 ORDER BY run_at DESC LIMIT 1',
    [id, kind],
  );
  const [timer] = rows;
  if (timer === undefined) return expect.unreachable();
  hall.clock.set(new Date(Math.max(hall.clock(), timer.at.getTime())).toISOString());
  return timer.key;
}

/** Both at once, on two lanes; how it ended. Which begins, and how far ahead of the other, changes from turn to turn. */
async function meet({ one, two, holders }: Meeting, scene: Scene, turn: number): Promise<string> {
  const [near, far] = turn % 2 === 0 ? lanes : [lanes[1], lanes[0]];
  const late = turn % 5;
  const isFirst = turn % 4 < 2;
  const answers = await Promise.all([
    after(isFirst ? 0 : late, () => one(near, scene)),
    after(isFirst ? late : 0, () => two(far, scene)),
  ]);
  const codes = answers.map((answer) => (isDone(answer) ? 'done' : answer.refused.code));
  return [...codes, await standing(scene.id, holders === true)].join(' ');
}

/** So many turns of the event loop later. */
async function after(turns: number, run: () => Promise<Answer>): Promise<Answer> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  return run();
}

/** Outcome of the case and the steps that wait, with their holders where that is asked for. */
async function standing(id: number, holders: boolean): Promise<string> {
  const { rows } = await hall.pool.query<{ outcome: string | null; nodes: readonly string[] | null }>(
    `SELECT outcome, (SELECT array_agg(DISTINCT CASE WHEN $2 THEN concat(node, '@', holder_id) ELSE node END)
       FROM task WHERE instance_id = i.id AND status <> 'closed') AS nodes
     FROM instance i WHERE id = $1`,
    [id, holders],
  );
  const { outcome = null, nodes } = rows[0] ?? {};
  return `${outcome === null ? '' : `-${outcome}`}${nodes?.join('+') ?? ''}`;
}

/** How it ended, over all repeats. */
async function meetOften(meeting: Meeting): Promise<readonly string[]> {
  const ends: string[] = [];
  while (ends.length < REPEATS) {
    const scenes = await Promise.all(Array.from({ length: AT_ONCE }, () => prepare(meeting)));
    const turn = ends.length;
    ends.push(...(await Promise.all(scenes.map((scene, at) => meet(meeting, scene, turn + at)))));
  }
  return ends;
}

async function count(what: string): Promise<number> {
  const { rows } = await hall.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`);
  return rows[0]?.n ?? -1;
}

test.each(Object.entries(MEETINGS))('%s', async (_, meeting) => {
  for (const end of await meetOften(meeting)) expect(meeting.ends).toContain(end);
});

test('a new version and a submit: it is of the version that was asked for, or is sent back to the form', async () => {
  for (let turn = 0; turn < REPEATS; turn += 1) {
    serving = 1;
    const ask = { service: 'leave', serviceVersion: 1, command: { type: 'submit', data: {} } } as const;
    const answers = lanes.map((lane) => lane.send({ ...ask, from: { person: student, key: freshKey() } }));
    if (turn % 2 === 0) await setImmediate();
    serving = 2;
    for (const answer of await Promise.all(answers))
      if (!isDone(answer)) expect(answer.refused.code).toBe('SERVICE_CHANGED');
    const late = await lanes[turn % 2 === 0 ? 0 : 1].send({
      ...ask,
      from: { person: student, key: freshKey() },
    });
    expect(isDone(late)).toBe(false);
  }
  serving = 1;
});

test('after all of it no task was closed twice, and nothing is open in what is closed', async () => {
  expect(
    await count(`task t JOIN instance i ON i.id = t.instance_id
    WHERE i.status = 'closed' AND t.status <> 'closed'`),
  ).toBe(0);
  expect(
    await count(`(SELECT 1 FROM event, json_array_elements(events) e
    WHERE e->>'type' = 'TaskClosed' GROUP BY e->>'task' HAVING count(*) > 1) twice`),
  ).toBe(0);
  expect(
    await count(`(SELECT DISTINCT ON (instance_id, e->>'round') instance_id, (e->>'round')::int AS round, e->>'type' AS type
      FROM event, json_array_elements(events) WITH ORDINALITY AS each (e, place)
      WHERE e->>'type' IN ('RoundOpened', 'RoundReopened', 'RoundClosed')
      ORDER BY instance_id, e->>'round', seq DESC, place DESC) last
    JOIN task t USING (instance_id, round) WHERE last.type = 'RoundClosed' AND t.status <> 'closed'`),
  ).toBe(0);
});
