import type { ApproverRule, PickRange, UnitScope } from '../assignment/rule.ts';
import type { WorkingTime } from '../clock/working-time.ts';
import type { Resume, ReturnTarget } from '../commands/command.ts';

/**
 * How many approvals pass a round. `any` and `all` count heads; `ratio` passes at approved × den ≥ all × num and `weight` at
 * approved ≥ weight, both in weights of the seats and in integers.
 */
export type Quorum =
  | { readonly kind: 'any' }
  | { readonly kind: 'all' }
  | { readonly kind: 'ratio'; readonly num: number; readonly den: number }
  | { readonly kind: 'weight'; readonly weight: number };

/** What becomes of the case when a round fails 未通过; a return that finds no way goes to the applicant. */
export type OnFail =
  { readonly kind: 'close' | 'flow' } | { readonly kind: 'return'; readonly to: ReturnTarget };

/** What a node may let its holders do; claiming a pool task and releasing it is always possible. */
export type TaskAction =
  'approve' | 'reject' | 'returnTo' | 'transfer' | 'delegate' | 'addApprover' | 'removeApprover' | 'recall';

/** What a node may let its holders return to. */
export type ReturnScope = 'applicant' | 'previous' | 'visited';

/** Approval policy 审批设置 of a user task, as written in `wangban:approval`. */
export interface Approval {
  readonly quorum: Quorum;
  readonly order: 'parallel' | 'sequence';
  /** The first reject fails the round; or it fails, or waits for the decider, when the quorum cannot be met any more. */
  readonly onReject: 'veto' | 'count' | 'hold';
  /** A return counts as a reject, or is not offered; left out = it moves the case at once. */
  readonly onReturn?: 'count' | 'forbid';
  /** Everybody must speak before the round is decided; left out = it closes as soon as it is decided. */
  readonly close?: 'full';
  /** Left out = the case closes as rejected. */
  readonly onFail?: OnFail;
  /** Who decides a held round; left out = the heads of the service's owner unit. */
  readonly decider?: ApproverRule;
  /** The time that the decider has 裁定时限; left out = that of the step, anew. */
  readonly decideWithin?: WorkingTime;
  /** One seat that all approvers may claim, instead of one seat each. */
  readonly pool: boolean;
  readonly resume: readonly Resume[];
  readonly returnTo: readonly ReturnScope[];
  readonly actions: readonly TaskAction[];
  /** When nobody is found 空审批人: pass, fail, ask those of `otherwise`, the heads of the service's owner, or wait for them. */
  readonly empty: 'autoPass' | 'autoReject' | 'to' | 'toOwner' | 'block';
  readonly otherwise?: readonly ApproverRule[];
  /** When the applicant is the only one found 自审: whom to ask, whether to pass, or `forbid` = the empty rule. */
  readonly self: 'toSuperior' | 'toUnitHead' | 'toOwner' | 'allow' | 'skip' | 'forbid';
  /** Whoever approved the node before, or any node of this lap, approves by itself 去重; left out = never. */
  readonly dedupe?: 'adjacent' | 'once';
  /** Holders here may arrange who decides at later nodes 安排后续. */
  readonly planAhead?: true;
  /** A later arrangement may pass this node over 可跳过. */
  readonly skippable?: true;
  /** Votes of a round that was frozen are asked for again when what its holders see has changed 变更后重新表决. */
  readonly revoteOnChange?: true;
  /** Whom a later arrangement may name here; left out = any active person. */
  readonly range?: PickRange;
  /** To whom holders here may copy the case 抄送范围; left out = any active person. */
  readonly copyRange?: PickRange;
  /** The pool's holders give the task to members of this unit 派单 instead of deciding. */
  readonly dispatch?: UnitScope;
  readonly opinion: 'onReject' | 'always' | 'never';
  readonly approvers: readonly ApproverRule[];
  /** Weight of the seats that each approver rule fills; left out = 1 each. */
  readonly weights?: readonly number[];
}
