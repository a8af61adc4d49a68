import type { ApproverRule } from '../assignment/rule.ts';
import type { Resume } from '../commands/command.ts';
import type { Expression } from '../expression/index.ts';
import type { Text } from '../form/form.ts';

/** How many approvals pass a round. `ratio` passes at approved × den ≥ seats × num, in integers. */
export type Quorum =
  | { readonly kind: 'any' }
  | { readonly kind: 'all' }
  | { readonly kind: 'ratio'; readonly num: number; readonly den: number };

/** What a node may let its holders do; claiming a pool task is always possible. */
export type TaskAction = 'approve' | 'reject' | 'returnTo' | 'transfer';

/** What a node may let its holders return to. */
export type ReturnScope = 'applicant' | 'previous' | 'visited';

/** Approval policy 审批设置 of a user task, as written in `wangban:approval`. */
export interface Approval {
  readonly quorum: Quorum;
  readonly order: 'parallel' | 'sequence';
  readonly onReject: 'veto' | 'count';
  /** One seat that all approvers may claim, instead of one seat each. */
  readonly pool: boolean;
  readonly resume: readonly Resume[];
  readonly returnTo: readonly ReturnScope[];
  readonly actions: readonly TaskAction[];
  /** When nobody is found: ask the heads of the service's owner, or refuse. */
  readonly empty: 'toOwner' | 'block';
  /** When the applicant is the only one found: ask the superior, or let them decide on their own case. */
  readonly self: 'toSuperior' | 'allow';
  readonly opinion: 'onReject' | 'always' | 'never';
  readonly approvers: readonly ApproverRule[];
}

/** Sequence flow 顺序流. */
export interface SequenceFlow {
  readonly id: string;
  readonly name: Text;
  readonly from: string;
  readonly to: string;
  readonly condition?: Expression;
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
  /** The flow has its own acceptance step 受理; without one the first vote accepts the case. */
  readonly hasAcceptance: boolean;
}
