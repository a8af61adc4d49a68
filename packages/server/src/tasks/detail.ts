import { allowedActions, nodeAt, returnTargets, type AllowedAction } from '@wangban/engine';
import { isFilledIn } from '@wangban/engine/form';
import type { InstanceDeps } from '../instances/deps.ts';
import { actionState, detailOf, lookAt, type Looked } from '../instances/pages/detail.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import type { Reader } from '../instances/policy.ts';
import type { InstanceRow } from '../instances/store.ts';
import type { Language } from '../platform/errors/language.ts';
import { cardOf } from './card.ts';
import { accessAt } from './fill-in.ts';
import type { CardRow } from './store.ts';

/** One task with its instance and what the reader may do 待办详情. */
export async function taskDetailOf(
  deps: InstanceDeps,
  task: CardRow,
  row: InstanceRow,
  reader: Reader,
  language: Language,
) {
  const looked = await lookAt(deps, row, reader, language);
  const { names } = looked.wording;
  const { targets, resumes } = returnTargets(looked.compiled.flow, looked.instance, task.id);
  return {
    task: {
      ...(await cardOf(deps, task, names, language)),
      holder: task.holder === null ? null : personRef(names, task.holder).name,
      closedBy: task.closedBy === null ? null : personRef(names, task.closedBy).name,
    },
    instance: await detailOf(deps, row, reader, looked),
    actions: actionsOf(looked, task.id, reader).filter(
      ({ action }) => task.status !== 'closed' || action === 'recall',
    ),
    returnTargets: targets.map(({ node = null, ...target }) => ({ ...target, node })),
    resumes: [...resumes],
    access: fillableAt(looked, task.node),
  };
}

/** Fields that this step fills in: null when there are none. */
function fillableAt({ compiled }: Looked, node: string) {
  const access = accessAt(nodeAt(compiled.flow, node));
  const fillsIn = compiled.form.fields.some(({ field }) => isFilledIn(access, field.key));
  return fillsIn ? { fields: { ...access.fields }, others: access.others } : null;
}

function actionsOf({ compiled, instance, context, wording }: Looked, task: number, { personId }: Reader) {
  return allowedActions(compiled.flow, instance, task, personId, context)
    .filter(isOffered)
    .map((action) => ({ ...actionState(action, wording), opinionRequired: action.opinionRequired }));
}

/** What belongs to a situation that comes and goes: shown while it is there. */
const IF_POSSIBLE: ReadonlySet<AllowedAction['action']> = new Set([
  'claim',
  'release',
  'resubmit',
  'resolve',
  'takeBack',
  'recall',
  'removeApprover',
]);

/** What the step does not offer is not shown at all; what is offered and not possible now is shown with its reason. */
function isOffered({ action, allowed, rejection }: AllowedAction): boolean {
  if (allowed) return true;
  if (IF_POSSIBLE.has(action)) return false;
  return rejection?.code !== 'NOT_ALLOWED_AT_NODE';
}
