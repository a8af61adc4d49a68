import { returnChoices } from './commands/return-target.ts';
import { nodeAt } from './definition/node-at.ts';
import type { Flow } from './definition/flow.ts';
import type { Resume } from './commands/command.ts';
import type { Text } from './form/form.ts';
import type { Instance, Visit } from './instance.ts';
import { withInserted } from './definition/inserted.ts';
import { nodeName } from './names.ts';
import { standing } from './returns/targets.ts';
import { wholeFork } from './returns/whole-fork.ts';
import { findTask } from './rounds/held-task.ts';

/** A target that a return may name. `previous` is offered when it is unambiguous. */
export interface ReturnOption {
  readonly kind: 'applicant' | 'previous' | 'node';
  readonly node?: string;
  readonly name: Text;
  /** It lies in a finished block of branches, all of which may be walked again 整块退回. */
  readonly whole?: true;
}

/** Where a task may be returned to 可退回的环节, latest first, and how the case may go on afterwards. */
export interface ReturnOptions {
  readonly targets: readonly ReturnOption[];
  readonly resumes: readonly Resume[];
}

/** What the return dialog of a task offers; nothing when the task is closed or its node does not return. */
export function returnTargets(drawn: Flow, instance: Instance, taskId: number): ReturnOptions {
  const flow = withInserted(drawn, instance.plans);
  const held = findTask(instance, taskId);
  const node = held === undefined ? undefined : nodeAt(flow, held.token.node);
  if (held === undefined || node?.kind !== 'user' || !node.approval.actions.includes('returnTo')) {
    return { targets: [], resumes: [] };
  }
  const choices = returnChoices({ flow, instance }, { held, node });
  const [previous, second] = choices.nearest;
  const targets: ReturnOption[] = [];
  if (choices.applicant) targets.push({ kind: 'applicant', name: { zh: '申请人', en: 'Applicant' } });
  const here = standing(held.token, held.round).lineage;
  const offer = (kind: 'previous' | 'node', visit: Visit): void => {
    const isInBlock = wholeFork(flow, instance, visit, here) !== undefined;
    targets.push({ ...option(flow, kind, visit.node), ...(isInBlock ? { whole: true } : undefined) });
  };
  if (previous !== undefined && second === undefined) offer('previous', previous);
  for (const visit of choices.visits.toSorted((a, b) => b.no - a.no)) {
    if (visit !== previous || second !== undefined) offer('node', visit);
  }
  return { targets, resumes: node.approval.resume };
}

function option(flow: Flow, kind: 'previous' | 'node', node: string): ReturnOption {
  return { kind, node, name: nodeName(flow, node) };
}
