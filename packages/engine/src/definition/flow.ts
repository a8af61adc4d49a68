import type { CaseSettings } from './case-settings.ts';
import type { Expression } from '../expression/index.ts';
import type { Text } from '../form/form.ts';
import type { Approval } from './approval.ts';

/** Sequence flow 顺序流. */
export interface SequenceFlow {
  readonly id: string;
  readonly name: Text;
  readonly from: string;
  readonly to: string;
  readonly condition?: Expression;
  /** Taken when the round of the user task before it has failed, and never otherwise. */
  readonly rejected?: true;
}

interface NodeBase {
  readonly id: string;
  readonly name: Text;
  readonly incoming: readonly SequenceFlow[];
  /** In document order; the first whose condition holds is taken by an exclusive gateway. */
  readonly outgoing: readonly SequenceFlow[];
  /** Milestone 里程碑 reached when the node completes. */
  readonly milestone?: string;
}
export interface StartNode extends NodeBase {
  readonly kind: 'start';
}
export interface EndNode extends NodeBase {
  readonly kind: 'end';
}
export interface UserNode extends NodeBase {
  readonly kind: 'user';
  readonly approval: Approval;
}
export interface ExclusiveNode extends NodeBase {
  readonly kind: 'exclusive';
  readonly otherwise?: SequenceFlow;
}
export interface ParallelNode extends NodeBase {
  readonly kind: 'parallel';
}
export interface ScriptNode extends NodeBase {
  readonly kind: 'script';
  readonly expression: Expression;
  readonly resultVariable: string;
}

export type FlowNode = StartNode | EndNode | UserNode | ExclusiveNode | ParallelNode | ScriptNode;

/** Flow definition 流程定义, one version: compiled, checked and deep-frozen. Node order is document order. */
export interface Flow {
  readonly id: string;
  readonly name: Text;
  readonly start: StartNode;
  /** Keyed by element id; has no prototype. */
  readonly nodes: { readonly [id: string]: FlowNode };
  /** How its cases behave as a whole; left out = as usual. */
  readonly settings?: CaseSettings;
  /** The flow has its own acceptance step 受理; without one the first vote accepts the case. */
  readonly hasAcceptance: boolean;
  /** Rounds record who approved, because a node looks at it (去重, 与节点相同). */
  readonly keepsVotes?: true;
  /** The applicant chooses approvers 自选 of some node. */
  readonly applicantPicks?: true;
}
