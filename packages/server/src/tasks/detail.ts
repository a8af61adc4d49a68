import {
  allowedActions,
  decide,
  isRejection,
  nodeAt,
  removableSeats,
  returnTargets,
  type AllowedAction,
} from '@wangban/engine';
import { isFilledIn } from '@wangban/engine/form';
import type { InstanceDeps } from '../instances/deps.ts';
import { actionState, detailOf, lookAt, type Looked } from '../instances/pages/detail.ts';
import { personRef, principalName } from '../instances/pages/person-ref.ts';
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
      ...(await cardOf(deps, task, {
        directory: deps.directory.current(),
        language,
        looker: { personId: reader.personId, now: looked.context.now },
      })),
      holder: task.holder === null ? null : personRef(names, task.holder).name,
      closedBy: task.closedBy === null ? null : personRef(names, task.closedBy).name,
    },
    instance: await detailOf(deps, row, reader, looked),
    actions: actionsOf(looked, task.id, reader).filter(
      ({ action }) => task.status !== 'closed' || action === 'recall',
    ),
    returnTargets: targets.map(({ node = null, ...target }) => ({ ...target, node })),
    resumes: [...resumes],
    removable: removableAt(looked, task.node),
    mayCopy: mayCopy(looked),
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
  return (
    allowedActions(compiled.flow, instance, task, personId, context)
      // Named seat by seat, in `removable`.
      .filter((each) => each.action !== 'removeApprover' && isOffered(each))
      .map((action) => ({ ...actionState(action, wording), opinionRequired: action.opinionRequired }))
  );
}

/** To nobody it is refused all the same where the reader may copy to nobody at all. */
function mayCopy({ compiled, instance, context }: Looked): boolean {
  return !isRejection(decide(compiled.flow, instance, { type: 'copy', people: [] }, context));
}

function removableAt({ compiled, instance, context, wording }: Looked, node: string) {
  return removableSeats(compiled.flow, instance, node, context).flatMap(({ task, version, seats }) =>
    seats.map(({ seat, principals }) => ({
      taskId: task,
      seenVersion: version,
      seat,
      names: principals.map((each) => principalName(wording.names, each)),
    })),
  );
}

/** What belongs to a situation that comes and goes: shown while it is there. */
const IF_POSSIBLE: ReadonlySet<AllowedAction['action']> = new Set([
  'claim',
  'release',
  'resubmit',
  'resolve',
  'takeBack',
  'recall',
]);

/** What the step does not offer is not shown at all; what is offered and not possible now is shown with its reason. */
function isOffered({ action, allowed, rejection }: AllowedAction): boolean {
  if (allowed) return true;
  if (IF_POSSIBLE.has(action)) return false;
  return rejection?.code !== 'NOT_ALLOWED_AT_NODE';
}
