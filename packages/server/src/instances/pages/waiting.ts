import { nodeName, type Flow, type Text } from '@wangban/engine';
import type { OpenTaskRow } from '../store.ts';
import { personRef, type Names } from './person-ref.ts';

/** The applicant's turn has no step of the flow that people would know. */
const REVISE: Text = { zh: '申请人补正', en: 'Changes by the applicant' };

/** Whom an instance waits for 等待谁办理, by step. A pool shows its positions, not everybody who holds them. */
export function waitingFor(tasks: readonly OpenTaskRow[], flow: Flow | undefined, names: Names) {
  const steps = new Map<string, { node: string; nodeName: Text; names: string[]; since: string }>();
  for (const task of tasks) {
    const { node, opened_at: openedAt } = task;
    const step = steps.get(node) ?? { node, nodeName: stepName(task, flow), names: [], since: '' };
    steps.set(node, step);
    step.names.push(...holders(task, names).filter((name) => !step.names.includes(name)));
    // Tasks come in the order in which they opened.
    if (step.since === '') step.since = openedAt.toISOString();
  }
  return [...steps.values()];
}

/** Name of the step of a task; its id where the flow cannot be read. */
export function stepName(
  task: { readonly node: string; readonly kind: string },
  flow: Flow | undefined,
): Text {
  if (task.kind === 'revise') return REVISE;
  return flow === undefined ? { zh: task.node, en: task.node } : nodeName(flow, task.node);
}

function holders({ holder_id: holder, principals }: OpenTaskRow, names: Names): readonly string[] {
  if (holder !== null) return [personRef(names, holder).name];
  return principals.map((key) => (key < 0 ? (names.positionName(-key) ?? '—') : personRef(names, key).name));
}
