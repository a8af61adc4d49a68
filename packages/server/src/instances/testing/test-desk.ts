import type { Approve, Claim, Reject, ReturnTo, Transfer } from '@wangban/engine';
import type { Pool } from '../../platform/db/pool.ts';
import type { TestHall } from '../../platform/testing/test-hall.ts';
import type { Answer, AskTask, Done, Refused } from '../ask.ts';
import { IdAllocator } from '../ids.ts';
import { Lane, type LaneOptions } from '../lane.ts';
import type { TestWorld } from './test-world.ts';

let keys = 0;

/** A fresh idempotency key. */
export function freshKey(): string {
  keys++;
  return `test-key-${process.pid}-${keys}`;
}

/** A lane of its own pool: what one server process is. */
export function testLane(
  hall: TestHall,
  world: TestWorld,
  pool: Pool = hall.pool,
  options: LaneOptions = {},
): Lane {
  return new Lane({ pool, clock: hall.clock, world, ids: new IdAllocator(pool) }, options);
}

/** Submits and expects success. */
export async function submitted(
  lane: Lane,
  person: number,
  service = 'leave',
  data: Readonly<Record<string, string | readonly string[]>> = { reason: '发烧' },
): Promise<Done> {
  const key = freshKey();
  const ask = { service, serviceVersion: 1, command: { type: 'submit', data } as const };
  return doneOf(await lane.send({ ...ask, from: { person, key } }));
}

type TaskCommand = Approve | Reject | ReturnTo | Claim | Transfer | AskTask['command'];

/** Sends a command on a task. */
export function onTask(lane: Lane, person: number, command: TaskCommand, key = freshKey()): Promise<Answer> {
  return lane.send({ command, from: { person, key } });
}

/** Sends withdraw or remind. */
export function onInstance(
  lane: Lane,
  person: number,
  instanceId: number,
  type: 'withdraw' | 'remind',
): Promise<Answer> {
  return lane.send({ command: { type }, instanceId, from: { person, key: freshKey() } });
}

export function isDone(answer: Answer): answer is { readonly done: Done } {
  return 'done' in answer;
}

/** @throws when the command was refused */
export function doneOf(answer: Answer): Done {
  if ('done' in answer) return answer.done;
  throw new Error(`refused: ${JSON.stringify(answer.refused)}`);
}

/** @throws when the command was not refused */
export function refusedOf(answer: Answer): Refused {
  if ('refused' in answer) return answer.refused;
  throw new Error('the command was not refused');
}

/** An open task of an instance. */
export interface FoundTask {
  readonly id: number;
  readonly node: string;
  readonly holder: number | null;
  readonly version: number;
}

/** Open tasks of an instance, in order. */
export async function tasksOf(pool: Pool, instanceId: number): Promise<readonly FoundTask[]> {
  const { rows } = await pool.query<FoundTask>(
    `SELECT id, node, holder_id AS holder, version FROM task WHERE instance_id = $1 AND status = 'open' ORDER BY id`,
    [instanceId],
  );
  return rows;
}

/** The only open task of an instance. */
export async function taskOf(pool: Pool, instanceId: number): Promise<FoundTask> {
  const [task, ...more] = await tasksOf(pool, instanceId);
  if (task === undefined || more.length > 0)
    throw new Error(`instance ${instanceId} has not exactly one open task`);
  return task;
}
