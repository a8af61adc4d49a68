import { expect } from 'vitest';
import type { Answer, AskInstance, AskTask, Sender } from '../../../packages/server/src/instances/ask.ts';
import type { Lane } from '../../../packages/server/src/instances/lane.ts';
import { CAMPUS } from '../../../packages/server/src/instances/testing/test-campus.ts';
import {
  freshKey,
  isDone,
  onInstance,
  onTask,
  type FoundTask,
} from '../../../packages/server/src/instances/testing/test-desk.ts';

const { student, counsellor, deputy } = CAMPUS;
type Resume = 'rewalk' | 'jumpBack';

/** A case where two are about to act, its open tasks, and a timer of it. */
export interface Scene {
  readonly id: number;
  readonly tasks: readonly FoundTask[];
  readonly timer: string;
  /** The first task of the first step, which may be done. */
  readonly opened: number;
  /** A task of another case, for who does many at once. */
  readonly another: number;
}
/** Somebody who does something in it. */
export type Contender = (lane: Lane, scene: Scene) => Promise<Answer>;

/** Acts on the task at a node. */
export const byTask =
  (node: string, person: number, command: (taskId: number) => AskTask['command']): Contender =>
  (lane, { tasks }) =>
    onTask(lane, person, command(tasks.find((task) => task.node === node)?.id ?? 0));
/** Approves at a node. */
export const approve = (node: string, person: number): Contender =>
  byTask(node, person, (taskId) => ({ type: 'approve', taskId }));
/** Returns to the applicant. */
export const back = (node: string, person: number, resume: Resume = 'rewalk'): Contender =>
  byTask(node, person, (taskId) => ({ type: 'returnTo', taskId, target: { kind: 'applicant' }, resume }));
/** Acts on the task that somebody holds. */
export const byHolder =
  (person: number, command: (taskId: number) => AskTask['command']): Contender =>
  (lane, { tasks }) =>
    onTask(lane, person, command(tasks.find(({ holder }) => holder === person)?.id ?? 0));
/** The applicant withdraws. */
export const withdraw: Contender = (lane, { id }) => onInstance(lane, student, id, 'withdraw');
/** Whoever may do everything with a case. */
export const inCharge = (command: AskInstance['command']): Contender =>
  send(() => command, ['owner', 'admin']);

/** Asks something of the case; without rights the hall itself does. */
function send(command: (scene: Scene) => AskInstance['command'], rights?: Sender['rights']): Contender {
  return (lane, scene) =>
    lane.send({
      command: command(scene),
      instanceId: scene.id,
      from: rights === undefined ? undefined : { person: deputy, key: freshKey(), rights },
    });
}

/** Moves the line of work at a node. */
export const jump = (from: string, to: string): Contender =>
  send(
    ({ tasks }) => ({
      type: 'jump',
      taskId: tasks.find(({ node }) => node === from)?.id ?? 0,
      to,
      reason: '调整',
    }),
    ['admin'],
  );
/** A timer of the scene comes due. */
export const fire = (timer: 'action' | 'lapse'): Contender =>
  send(({ timer: key }) => ({ type: 'fireTimer', timer, key }));

/** Approves many at once 批量: this case and one more. */
export const batch: Contender = async (lane, { tasks, another }) => {
  const ids = [...tasks.map(({ id }) => id), another];
  const [answer, other] = await Promise.all(
    ids.map((taskId) => onTask(lane, counsellor, { type: 'approve', taskId, batch: true })),
  );
  expect(other !== undefined && isDone(other)).toBe(true);
  return answer ?? expect.unreachable();
};
