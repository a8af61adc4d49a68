import type { Json } from './json.ts';

/** Why a command was refused. Names follow the approval algebra; each has a text in the error table. */
export type RejectionCode =
  | 'ALREADY_HANDLED'
  | 'NOT_YOUR_TASK'
  | 'NOT_YOUR_INSTANCE'
  | 'INSTANCE_CLOSED'
  | 'INSTANCE_EXISTS'
  | 'STALE_VERSION'
  | 'NOT_ALLOWED_AT_NODE'
  | 'OPINION_REQUIRED'
  | 'TARGET_NOT_VISITED'
  | 'TARGET_IN_SIBLING_BRANCH'
  | 'AMBIGUOUS_TARGET'
  | 'ALREADY_IN_ROUND'
  | 'UNKNOWN_PERSON'
  | 'TRANSFER_LIMIT'
  | 'SELF_APPROVAL'
  | 'TOO_SOON'
  | 'NOT_WITHDRAWABLE'
  | 'NO_APPROVER'
  | 'NO_PATH'
  | 'EXPRESSION_FAILED'
  | 'CALENDAR_MISSING';

/**
 * Refusal 拒绝: a value, never an exception. Nothing was written.
 * `expectation` says in English what would have been accepted, `fact` what was found (for the message and the log).
 */
export interface Rejection {
  readonly code: RejectionCode;
  readonly expectation: string;
  readonly fact: { readonly [key: string]: Json };
}
