import type { FlowNode, SequenceFlow } from '../definition/flow.ts';
import type { Work } from '../work.ts';
import { emit } from '../work.ts';

/** A token on its way to a node. */
export interface Move {
  readonly token: number;
  readonly to: string;
  /** The sequence flow that it takes. */
  readonly via?: string;
  /** It is at the node already; the activity begins (again). */
  readonly begins?: true;
}

/** Along a sequence flow. */
export function along(token: number, flow: SequenceFlow): Move {
  return { token, to: flow.to, via: flow.id };
}

/** The node is done: its milestone 里程碑 is reached, once per case and name. */
export function complete(work: Work, node: FlowNode): void {
  const name = node.milestone;
  if (name !== undefined) reachMilestone(work, name, node.id);
}

/** Reaches a milestone unless the case has it already. */
export function reachMilestone(work: Work, name: string, node: string): void {
  if (work.instance.milestones?.includes(name) === true) return;
  emit(work, { type: 'MilestoneReached', name, node });
}

/** The way out of a user task whose round has failed. */
export function rejectedWay(node: FlowNode, token: number): readonly Move[] {
  return node.outgoing.flatMap((flow) => (flow.rejected === true ? along(token, flow) : []));
}
