import type { FormAccess } from '../form/access.ts';
import type { CaseSettings } from './case-settings.ts';
import type { Expression } from '../expression/index.ts';
import type { Text } from '../form/form.ts';
import type { Activity, Mapping } from './activity.ts';
import type { Approval } from './approval.ts';
import type { Trigger } from './trigger.ts';
import type { NodeTiming } from './timing.ts';

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
  /** The sub-process 子流程 that it stands in; undefined in the process itself. */
  readonly within?: string;
  readonly incoming: readonly SequenceFlow[];
  /** In document order; the first whose condition holds is taken by an exclusive gateway. */
  readonly outgoing: readonly SequenceFlow[];
  /** Default flow 默认流. */
  readonly otherwise?: SequenceFlow;
  /** Milestone 里程碑 reached when the node completes. */
  readonly milestone?: string;
}
interface ActivityBase extends NodeBase {
  /** Boundary events, loops, mappings and compensation; undefined where an activity has none of them. */
  readonly activity?: Activity;
}

interface CatchingBase extends NodeBase {
  /** What becomes of the variables that come with the event; left out, all of them are set as they are. */
  readonly outputs?: readonly Mapping[];
}

/** Start event 开始事件 (BPMN 2.0 §10.5.2). `trigger` undefined = none start event. */
export interface StartNode extends CatchingBase {
  readonly kind: 'start';
  readonly trigger?: Trigger;
  /** What the applicant may do with the form's fields; left out = fill in all of them. */
  readonly access?: FormAccess;
  /** Of an event sub-process: the scope around it ends. */
  readonly interrupting: boolean;
  /** Not drawn: it stands for this event or receive task, which begins a case by itself (`instantiate`). */
  readonly event?: string;
}
/** End event 结束事件 (§10.5.3). `trigger` undefined = none end event. */
export interface EndNode extends NodeBase {
  readonly kind: 'end';
  readonly trigger?: Trigger;
  /** What a message or signal carries 事件数据. */
  readonly payload?: readonly Mapping[];
  /** A case whose last line of work ends here closes as rejected 不予办理, whatever was approved on the way. */
  readonly outcome?: 'rejected';
}
/** User task 用户任务: people decide, as the approval policy says. */
export interface UserNode extends ActivityBase {
  readonly kind: 'user';
  readonly approval: Approval;
  /** Deadline, timeout actions, copies; left out = none. */
  readonly timing?: NodeTiming;
  /** Its tasks may be approved many at once 批量审批. */
  readonly batch?: true;
  /** What its holders may do with the form's fields; left out = read them all. */
  readonly access?: FormAccess;
}
/** Exclusive gateway 排他网关 (§10.6.2). */
export interface ExclusiveNode extends NodeBase {
  readonly kind: 'exclusive';
}
/** Parallel gateway 并行网关 (§10.6.4). */
export interface ParallelNode extends NodeBase {
  readonly kind: 'parallel';
  /** An event-based gateway of type Parallel: the first event behind it begins a case, and all are waited for. */
  readonly instantiates?: true;
}
/** Inclusive gateway 包容网关 (§10.6.3): forks along every condition that holds, joins whatever can still come. */
export interface InclusiveNode extends NodeBase {
  readonly kind: 'inclusive';
}
/** Complex gateway 复杂网关 (§10.6.5): joins when its activation condition holds, then swallows the late ones. */
export interface ComplexNode extends NodeBase {
  readonly kind: 'complex';
  /** Sees `activationCount`, the number of tokens that have come. Undefined: all that can come. */
  readonly activation?: Expression;
}
/** Event-based gateway 基于事件的网关 (§10.6.6): the first of the events behind it decides. */
export interface EventGatewayNode extends NodeBase {
  readonly kind: 'eventBased';
  /** Nothing leads to it: the first of the events behind it begins a case. */
  readonly instantiates?: true;
}
/** Script task 脚本任务: FEEL; the value becomes a variable unless there is no name for it. */
export interface ScriptNode extends ActivityBase {
  readonly kind: 'script';
  readonly expression: Expression;
  readonly resultVariable?: string;
}
/** Manual task or task without type 人工任务: done outside, passed at once. */
export interface PassNode extends ActivityBase {
  readonly kind: 'pass';
}
/** Service, send or business-rule task 服务任务, or a throwing message event with work: somebody outside does it. */
export interface WorkNode extends ActivityBase {
  readonly kind: 'work';
  /** What kind of work it is, for whoever does it. */
  readonly topic: string;
  /** Form fields 表单字段 that get a value when the work is done; `target` is the key of the field. */
  readonly fills?: readonly Mapping[];
  /**
   * When a return has the case come by again after it was done 退回后再次经过: `repeat` does it as new, `compensate` undoes it
   * first. Left out: it is asked for again under its old idempotency key, so that nothing is done twice.
   */
  readonly again?: 'repeat' | 'compensate';
}
/** Receive task 接收任务. */
export interface ReceiveNode extends ActivityBase {
  readonly kind: 'receive';
  /** Nothing leads to it: its message begins a case. */
  readonly instantiates?: true;
  readonly trigger: Trigger;
}
/** Intermediate catching event 中间捕获事件 (§10.5.4). A link's target is one too. */
export interface CatchNode extends CatchingBase {
  readonly kind: 'catch';
  readonly trigger: Trigger;
}
/** Intermediate throwing event 中间抛出事件; `trigger` undefined = none: a mark on the way. */
export interface ThrowNode extends NodeBase {
  readonly kind: 'throw';
  readonly trigger?: Trigger;
  readonly payload?: readonly Mapping[];
}
/** Boundary event 边界事件 of an activity. */
export interface BoundaryNode extends CatchingBase {
  readonly kind: 'boundary';
  readonly host: string;
  readonly interrupting: boolean;
  readonly trigger: Trigger;
}
/** Sub-process 子流程: embedded, transaction, event or ad-hoc. Its nodes are nodes of the same flow. */
export interface SubNode extends ActivityBase {
  readonly kind: 'sub';
  readonly variant: 'embedded' | 'transaction' | 'event' | 'adHoc';
  /** Where it begins. Left out in the file: a start event in front of every activity that nothing leads to. */
  readonly start: StartNode;
  readonly eventSubs: readonly SubNode[];
  readonly adHoc?: AdHoc;
}
/** How the activities of an ad-hoc sub-process 即席子流程 follow each other, and when they are enough. */
export interface AdHoc {
  readonly ordering: 'parallel' | 'sequential';
  readonly completion?: Expression;
  readonly cancelRemaining: boolean;
  /** Somebody chooses which activities begin, and how often; left out, each is done once. */
  readonly chosen?: true;
}
/** Call activity 调用活动: another process runs as part of this case, with variables of its own. */
export interface CallNode extends ActivityBase {
  readonly kind: 'call';
  /** Process id, found among the flow's `callable`. */
  readonly called: string;
  /** All variables of the caller go in, or those that the activity's inputs name. */
  readonly passesAll: boolean;
  /** All variables of the called process come back, or those that the activity's outputs name. */
  readonly returnsAll: boolean;
}

/** Nodes that do something 活动, and may loop, map data and be undone. */
export type ActivityNode = UserNode | ScriptNode | PassNode | WorkNode | ReceiveNode | SubNode | CallNode;

/** Any node 节点 of a flow. */
export type FlowNode =
  | ActivityNode
  | StartNode
  | EndNode
  | ExclusiveNode
  | ParallelNode
  | InclusiveNode
  | ComplexNode
  | EventGatewayNode
  | CatchNode
  | ThrowNode
  | BoundaryNode;

/** Flow definition 流程定义, one version: compiled, checked and deep-frozen. Node order is document order. */
export interface Flow {
  readonly id: string;
  readonly name: Text;
  /** Where a submitted application begins: the none start event, or the first one. */
  readonly start: StartNode;
  /** All start events of the process. */
  readonly starts: readonly StartNode[];
  /** Event sub-processes of the process itself. */
  readonly eventSubs: readonly SubNode[];
  /** Keyed by element id, those of sub-processes too; has no prototype. */
  readonly nodes: { readonly [id: string]: FlowNode };
  /** How its cases behave as a whole; left out = as usual. */
  readonly settings?: CaseSettings;
  /** Processes that call activities run, by process id: of the same file, and those given at compile time. */
  readonly callable: { readonly [process: string]: Flow };
  /** The flow has its own acceptance step 受理; without one the first vote accepts the case. */
  readonly hasAcceptance: boolean;
  /** Rounds record who approved, because a node looks at it (去重, 与节点相同). */
  readonly keepsVotes?: true;
  /** The applicant chooses approvers 自选 of some node. */
  readonly applicantPicks?: true;
}
