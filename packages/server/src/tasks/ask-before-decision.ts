import type { Question } from '../integrations/hooks/question.ts';
import { principalKey } from '../instances/effects/principal-key.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { findInstance } from '../instances/store.ts';
import { standsInFor } from './stand-in.ts';
import { findTask, type CardRow } from './store.ts';

/** What somebody decides on a task. */
export interface Decision {
  readonly taskId: number;
  readonly action: 'approve' | 'reject' | 'return';
  readonly person: number;
  /** What the step fills in. */
  readonly changes?: { readonly [key: string]: unknown } | undefined;
}

/**
 * What systems are asked before a decision is stored 办理前询问. Undefined: nobody is asked, also when the task is not theirs to
 * decide: the lane says so, and no system learns of the attempt.
 */
export async function decisionQuestion(
  deps: InstanceDeps,
  { taskId, action, person, changes }: Decision,
): Promise<Question | undefined> {
  const { hooks } = deps;
  if (hooks === undefined || !hooks.asks('action.doing')) return undefined;
  const task = await findTask(deps.pool, taskId);
  if (task === undefined || !hooks.asks('action.doing', task.service)) return undefined;
  const entitled = entitledTo(deps, task, person);
  const row = entitled === undefined ? undefined : await findInstance(deps.db, task.instance);
  if (entitled === undefined || row === undefined) return undefined;
  const { id, reference, version, service, data } = row;
  return {
    hook: 'action.doing',
    service,
    instance: { id, reference, version },
    node: task.node,
    action,
    actor: person,
    entitled,
    data: { ...data, ...changes },
  };
}

/** In whose right this person decides on the task: their own, or that of whom they stand in for. */
function entitledTo(deps: InstanceDeps, task: CardRow, person: number): number | undefined {
  if (task.status !== 'open') return undefined;
  const directory = deps.directory.current();
  const sources = task.holder === null ? task.principals : [task.holder];
  const isOwn =
    task.holder === person || directory.principals(person).some((own) => sources.includes(principalKey(own)));
  return isOwn ? person : standsInFor(directory, { personId: person, now: deps.clock() }, task);
}
