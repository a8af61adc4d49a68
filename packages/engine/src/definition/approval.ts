import type { ApproverRule } from '../assignment/rule.ts';
import type { Resume } from '../commands/command.ts';

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
