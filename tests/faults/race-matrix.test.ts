import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHall, type TestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import type { Answer, AskInstance, AskTask, Sender } from '../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../packages/server/src/instances/lane.ts';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { CAMPUS } from '../../packages/server/src/instances/testing/test-campus.ts';
import {
  doneOf,
  freshKey,
  isDone,
  onTask,
  submitted,
  tasksOf,
  testLane,
  type FoundTask,
} from '../../packages/server/src/instances/testing/test-desk.ts';
import { testWorld, type TestWorld } from '../../packages/server/src/instances/testing/test-world.ts';

const { student, counsellor, head, deputy } = CAMPUS;
/** How often each pair meets. */
const REPEATS = 200;
/** Pairs that meet at the same time, each over a case of its own. */
const AT_ONCE = 20;

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

/** A case where two are about to act, its open tasks, and a timer of it. */
interface Scene {
  readonly id: number;
  readonly tasks: readonly FoundTask[];
  readonly timer: string;
  /** The first task of the first step, which may be done. */
  readonly opened: number;
  /** A task of another case, for who does many at once. */
  readonly another: number;
}
type Contender = (lane: Lane, scene: Scene) => Promise<Answer>;

const byTask =
  (node: string, person: number, command: (taskId: number) => AskTask['command']): Contender =>
  (lane, { tasks }) =>
    onTask(lane, person, command(tasks.find((task) => task.node === node)?.id ?? 0));
const approve = (node: string, person: number): Contender =>
  byTask(node, person, (taskId) => ({ type: 'approve', taskId }));
const back = (node: string, person: number): Contender =>
  byTask(node, person, (taskId) => ({
    type: 'returnTo',
    taskId,
    target: { kind: 'applicant' },
    resume: 'rewalk',
  }));
const inCharge = (command: AskInstance['command']): Contender => send(() => command, ['owner', 'admin']);

function send(command: (scene: Scene) => AskInstance['command'], rights?: Sender['rights']): Contender {
  return (lane, scene) =>
    lane.send({
      command: command(scene),
      instanceId: scene.id,
      from: rights === undefined ? undefined : { person: deputy, key: freshKey(), rights },
    });
}

const jump = (from: string, to: string): Contender =>
  send(
    ({ tasks }) => ({
      type: 'jump',
      taskId: tasks.find(({ node }) => node === from)?.id ?? 0,
      to,
      reason: '调整',
    }),
    ['admin'],
  );
const fire = (timer: 'action' | 'lapse'): Contender =>
  send(({ timer: key }) => ({ type: 'fireTimer', timer, key }));

/** Approves many at once 批量: this case and one more. */
const batch: Contender = async (lane, { tasks, another }) => {
  const ids = [...tasks.map(({ id }) => id), another];
  const [answer, other] = await Promise.all(
    ids.map((taskId) => onTask(lane, counsellor, { type: 'approve', taskId })),
  );
  expect(other !== undefined && isDone(other)).toBe(true);
  return answer ?? expect.unreachable();
};

/** Two who act at the same moment: what was done before, and every end that some order of the two explains. */
interface Meeting {
  readonly service: string;
  readonly before?: readonly Contender[];
  readonly due?: 'action' | 'lapse';
  readonly one: Contender;
  readonly two: Contender;
  /** Codes of both and the nodes that wait afterwards; none = the case is closed, `-` = its outcome. */
  readonly ends: readonly string[];
}

const first = approve('first', counsellor);
const s1 = approve('s1', counsellor);
const s2 = approve('s2', head);

const MEETINGS: Readonly<Record<string, Meeting>> = {
  'an approval and the veto of another seat: it is rejected, and the approval counts before that or not at all':
    {
      service: 'both',
      one: s1,
      two: (lane, { tasks }) =>
        onTask(lane, head, { type: 'reject', taskId: tasks.find(({ holder }) => holder === head)?.id ?? 0 }),
      ends: ['done done -rejected', 'ALREADY_HANDLED done -rejected'],
    },
  'an approval and the recall of the one before it: whoever is second is told': {
    service: 'leave',
    before: [s1],
    one: s2,
    two: (lane, { opened: taskId }) => onTask(lane, counsellor, { type: 'recall', taskId }),
    ends: ['done ALREADY_HANDLED -approved', 'ALREADY_HANDLED done s1'],
  },
  'an opinion and the holder who takes the task back: it is with the holder again': {
    service: 'leave',
    before: [byTask('s1', counsellor, (taskId) => ({ type: 'delegate', taskId, to: deputy }))],
    one: byTask('s1', deputy, (taskId) => ({ type: 'resolve', taskId, opinion: '可以' })),
    two: byTask('s1', counsellor, (taskId) => ({ type: 'takeBack', taskId })),
    ends: ['done NOT_DELEGATED s1', 'NOT_DELEGATED done s1', 'NOT_YOUR_TASK done s1'],
  },
  'an approval and the timer that passes by itself: one of them, and the next step opens once': {
    service: 'timed',
    due: 'action',
    one: s1,
    two: fire('action'),
    ends: ['done done s2', 'ALREADY_HANDLED done s2'],
  },
  'the deciding approval and somebody added beside it: they are asked, or it was too late': {
    service: 'leave',
    one: s1,
    two: byTask('s1', counsellor, (taskId) => ({
      type: 'addApprover',
      taskId,
      position: 'parallel',
      people: [deputy],
    })),
    ends: ['done ALREADY_HANDLED s2', 'done done s1'],
  },
  'an approval and the removal of its seat: the vote stays, or it is not asked for': {
    service: 'both',
    one: s1,
    two: (lane, { tasks }) =>
      onTask(lane, head, {
        type: 'removeApprover',
        taskId: tasks.find(({ holder }) => holder === head)?.id ?? 0,
        seat: 0,
      }),
    ends: ['done VOTED_SEAT s1', 'ALREADY_HANDLED done s1'],
  },
  'an approval and a suspension: it counts before that or waits': {
    service: 'leave',
    one: s1,
    two: inCharge({ type: 'suspend', reason: 'instance' }),
    ends: ['done done s2', 'SUSPENDED done s1'],
  },
  'the deciding approval and a termination: the outcome is of one of them': {
    service: 'leave',
    before: [s1],
    one: s2,
    two: inCharge({ type: 'terminate', reason: '停' }),
    ends: ['done INSTANCE_CLOSED -approved', 'ALREADY_HANDLED done -terminated'],
  },
  'many approvals at once and a single one: the case is approved once, the other cases by the batch': {
    service: 'timed',
    one: batch,
    two: s1,
    ends: ['done ALREADY_HANDLED s2', 'ALREADY_HANDLED done s2'],
  },
  'a resubmission and the timer of the lapse: the case goes on or is closed': {
    service: 'lapse',
    before: [back('s1', counsellor)],
    due: 'lapse',
    one: byTask('start', student, (taskId) => ({ type: 'resubmit', taskId, data: { reason: '补正' } })),
    two: fire('lapse'),
    ends: ['done done s1', 'ALREADY_HANDLED done -lapsed'],
  },
  'an administrator who moves a branch and the arrival of the other: the join counts right': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'b1'),
    two: approve('b2', deputy),
    ends: ['done done b1'],
  },
  'an administrator who moves out of the fork and the arrival of the other branch: one token is left': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'first'),
    two: approve('b2', deputy),
    ends: ['done done first', 'done ALREADY_HANDLED first'],
  },
  'an administrator who moves a step and its approval: whoever is second is told': {
    service: 'fork',
    before: [first],
    one: jump('b1', 'first'),
    two: approve('b1', head),
    ends: ['done ALREADY_HANDLED first', 'NOT_WAITING done b2'],
  },
  'the end of a sub-process and a return beside it: the applicant has the case, once': {
    service: 'child',
    before: [first],
    one: approve('inner', head),
    two: back('beside', deputy),
    ends: ['done done start', 'ALREADY_HANDLED done start'],
  },
  'two who reopen: one does': {
    service: 'lapse',
    before: [s1],
    one: inCharge({ type: 'reopen', node: 's1', reason: '更正' }),
    two: inCharge({ type: 'reopen', node: 's1', reason: '更正' }),
    ends: ['done NOT_REOPENABLE s1', 'NOT_REOPENABLE done s1'],
  },
};

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
async function meet({ one, two }: Meeting, scene: Scene, turn: number): Promise<string> {
  const [near, far] = turn % 2 === 0 ? lanes : [lanes[1], lanes[0]];
  const late = turn % 5;
  const isFirst = turn % 4 < 2;
  const answers = await Promise.all([
    after(isFirst ? 0 : late, () => one(near, scene)),
    after(isFirst ? late : 0, () => two(far, scene)),
  ]);
  const codes = answers.map((answer) => (isDone(answer) ? 'done' : answer.refused.code));
  return [...codes, await standing(scene.id)].join(' ');
}

/** So many turns of the event loop later. */
async function after(turns: number, run: () => Promise<Answer>): Promise<Answer> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  return run();
}

async function standing(id: number): Promise<string> {
  const { rows } = await hall.pool.query<{ outcome: string | null; nodes: readonly string[] | null }>(
    `SELECT outcome, (SELECT array_agg(DISTINCT node) FROM task WHERE instance_id = i.id AND status <> 'closed') AS nodes
     FROM instance i WHERE id = $1`,
    [id],
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
