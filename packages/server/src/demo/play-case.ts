import type { Approve, Reject, ReturnTo } from '@wangban/engine';
import type { CompiledService } from '../catalogue/compiled.ts';
import type { Ask } from '../instances/ask.ts';
import { checkApplication } from '../instances/check-application.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import type { LeaveCase, Move } from './leave-cases.ts';
import { openTask, type OpenTask } from './store.ts';

/** What playing a case needs. */
export interface PlayDeps {
  readonly instances: InstanceDeps;
  readonly service: CompiledService;
  /** Uploads a specimen for a person; gives the file's id. */
  readonly uploadProof: (personId: number, at: number) => Promise<string>;
}

/** A case that was submitted. */
export interface RunningCase extends LeaveCase {
  readonly person: number;
  readonly instanceId: number;
}

/** Why a step of the demo was not possible, for the log. */
export interface NotPlayed {
  readonly reason: string;
}

/** Submits a case 提交 as its applicant would: the form is checked, then the command goes through the lane. */
export async function submitCase(deps: PlayDeps, planned: LeaveCase): Promise<RunningCase | NotPlayed> {
  const { instances, service } = deps;
  const person = instances.directory.current().personByNo(planned.applicant)?.id;
  if (person === undefined) return { reason: `nobody has the number ${planned.applicant}` };
  const proof = planned.needsProof ? { proof: [await deps.uploadProof(person, planned.submittedAt)] } : {};
  const data = { ...planned.data, ...proof };
  const checked = await checkApplication(instances, service, { person, data }, 'en');
  if ('code' in checked)
    return { reason: checked.problems.map(({ field, message }) => `${field} ${message}`).join('; ') };
  const command = { type: 'submit', data: checked.data } as const;
  const ask = { service: service.definition.code, serviceVersion: service.version, command };
  const answer = await instances.lane.send({ ...ask, from: { person, key: keyOf(planned, 'submit') } });
  if ('refused' in answer) return { reason: answer.refused.code };
  return { ...planned, data, person, instanceId: answer.done.instanceId };
}

/** Plays one move of a running case, as the person whose turn it is. */
export async function playMove(
  deps: PlayDeps,
  running: RunningCase,
  index: number,
): Promise<NotPlayed | undefined> {
  const planned = running.moves[index];
  if (planned === undefined) return { reason: 'no such move' };
  const { instances } = deps;
  const { person, instanceId } = running;
  const key = keyOf(running, `${index}-${planned.move}`);
  if (planned.move === 'withdraw') {
    const command = { type: 'withdraw', reason: planned.opinion ?? '' } as const;
    return send(instances, { instanceId, command, from: { person, key } });
  }
  const task = await openTask(instances.pool, instanceId);
  if (task === undefined) return { reason: `${key}: no open task` };
  const said = planned.opinion === undefined ? {} : { opinion: planned.opinion };
  if (planned.move === 'resubmit') return resubmit(deps, running, task, { ...said }, key);
  const actor = actorOf(instances, task);
  const command = decision(planned.move, task.id, said);
  return (
    (await claim(instances, task, actor, key)) ?? send(instances, { command, from: { person: actor, key } })
  );
}

async function resubmit(
  { instances, service }: PlayDeps,
  { person, instanceId, data }: RunningCase,
  { id }: OpenTask,
  said: { readonly opinion?: string },
  key: string,
): Promise<NotPlayed | undefined> {
  const checked = await checkApplication(instances, service, { person, data, instanceId }, 'en');
  if ('code' in checked) return { reason: `${key}: ${checked.code}` };
  const command = { type: 'resubmit', taskId: id, data: checked.data, ...said } as const;
  return send(instances, { command, from: { person, key } });
}

/** A task of a position must be claimed before it is decided. */
async function claim(
  instances: InstanceDeps,
  { id, holder }: OpenTask,
  person: number,
  key: string,
): Promise<NotPlayed | undefined> {
  if (holder !== null) return undefined;
  return send(instances, { command: { type: 'claim', taskId: id }, from: { person, key: `${key}-claim` } });
}

function decision(
  move: Exclude<Move, 'resubmit' | 'withdraw'>,
  taskId: number,
  said: { readonly opinion?: string },
): Approve | Reject | ReturnTo {
  if (move !== 'returnTo') return { type: move, taskId, ...said };
  return { type: move, taskId, target: { kind: 'applicant' }, resume: 'rewalk', ...said };
}

/** Who has the task, or the first who may claim it. */
function actorOf({ directory }: InstanceDeps, { holder, principals }: OpenTask): number {
  const [first = 0] = principals;
  return holder ?? (first < 0 ? directory.current().holders(-first)[0] : first) ?? 0;
}

async function send({ lane }: InstanceDeps, ask: Ask): Promise<NotPlayed | undefined> {
  const answer = await lane.send(ask);
  return 'done' in answer ? undefined : { reason: `${ask.from?.key ?? ''}: ${answer.refused.code}` };
}

function keyOf(planned: LeaveCase, step: string): string {
  return `demo-${planned.applicant}-${planned.submittedAt}-${step}`;
}
