import type { PersonId } from '../../assignment/directory.ts';
import type { Base } from '../../event-base.ts';
import type { JsonObject } from '../../json.ts';

/** The applicant is asked whether it is solved 请申请人确认; `until` (epoch ms) it confirms itself. */
export interface ConfirmationAsked extends Base {
  readonly type: 'ConfirmationAsked';
  /** Number of the question: a case that was reopened is asked again. */
  readonly confirmation: number;
  readonly until: number;
}
/** It counts as solved 已确认: the applicant said so, or said nothing in time (`default`). */
export interface Confirmed extends Base {
  readonly type: 'Confirmed';
  readonly confirmation: number;
  readonly how: 'applicant' | 'default';
}
/** The applicant says that it is not solved 没有解决; `CaseReopened` follows. */
export interface NotConfirmed extends Base {
  readonly type: 'NotConfirmed';
  readonly confirmation: number;
  readonly reason: string;
  readonly files: readonly string[];
}
/** Nobody is asked any more 不再询问: the case goes on or is void. */
export interface ConfirmationDropped extends Base {
  readonly type: 'ConfirmationDropped';
  readonly confirmation: number;
}
/** An obligation 义务 begins with the approval. */
export interface ObligationBegun extends Base {
  readonly type: 'ObligationBegun';
  readonly obligation: number;
  readonly kind: string;
  readonly holder: PersonId;
  readonly due: number;
  readonly blocksNew: boolean;
}
/** It is due soon 即将到期: its holder is reminded. */
export interface ObligationNear extends Base {
  readonly type: 'ObligationNear';
  readonly obligation: number;
  readonly kind: string;
  readonly holder: PersonId;
  readonly key: string;
  readonly due: number;
}
/** It is not fulfilled in time 逾期; `people` are told beside the holder. */
export interface ObligationOverdue extends Base {
  readonly type: 'ObligationOverdue';
  readonly obligation: number;
  readonly kind: string;
  readonly holder: PersonId;
  readonly key: string;
  readonly people: readonly PersonId[];
}
/** The holder has fulfilled it 已履行. */
export interface ObligationFulfilled extends Base {
  readonly type: 'ObligationFulfilled';
  readonly obligation: number;
  readonly kind: string;
  readonly evidence: JsonObject;
  readonly files: readonly string[];
  readonly people: readonly PersonId[];
  readonly late?: true;
}
/** The case that extends it was approved 已续办: that one's obligation takes its place. */
export interface ObligationExtended extends Base {
  readonly type: 'ObligationExtended';
  readonly obligation: number;
  readonly kind: string;
  /** Id of that case. */
  readonly to: number;
}
/** It is owed no more 义务取消: the case was reopened or is void. */
export interface ObligationDropped extends Base {
  readonly type: 'ObligationDropped';
  readonly obligation: number;
}
/** This case was approved, and extends an obligation of another one 续办生效. */
export interface ExtensionGranted extends Base {
  readonly type: 'ExtensionGranted';
  readonly instance: number;
  readonly obligation: number;
}

/** Events after the close 办结后的事件. */
export type AfterEvent =
  | ConfirmationAsked
  | Confirmed
  | NotConfirmed
  | ConfirmationDropped
  | ObligationBegun
  | ObligationNear
  | ObligationOverdue
  | ObligationFulfilled
  | ObligationExtended
  | ObligationDropped
  | ExtensionGranted;
