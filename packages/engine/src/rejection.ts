import type { Json } from './json.ts';

/** Why a command was refused. Names follow the approval algebra; each has a text in the error table. */
export type RejectionCode =
  | 'ALREADY_HANDLED'
  | 'NOT_YOUR_TASK'
  | 'NOT_YOUR_INSTANCE'
  | 'FROZEN'
  | 'SUSPENDED'
  | 'NOT_REOPENABLE'
  | 'REMIND_LIMIT'
  | 'SUPPLEMENT_LIMIT'
  | 'TOO_MANY_COPIES'
  | 'NOT_A_READER'
  | 'REPLY_DATE_UNFIT'
  | 'NO_RIGHT'
  | 'OUT_OF_RANGE'
  | 'PICK_REQUIRED'
  | 'DELEGATED'
  | 'NOT_DELEGATED'
  | 'INSTANCE_CLOSED'
  | 'INSTANCE_EXISTS'
  | 'NO_INSTANCE'
  | 'STALE_VERSION'
  | 'DATA_CHANGED'
  | 'NOT_ALLOWED_AT_NODE'
  | 'FIELDS_NOT_EDITABLE'
  | 'FIELDS_REQUIRED'
  | 'OPINION_REQUIRED'
  | 'TARGET_NOT_VISITED'
  | 'TARGET_IN_SIBLING_BRANCH'
  | 'TARGET_NOT_REACHABLE'
  | 'AMBIGUOUS_TARGET'
  | 'ALREADY_IN_ROUND'
  | 'ADD_DEPTH'
  | 'LAST_SEAT'
  | 'OWN_SEAT'
  | 'VOTED_SEAT'
  | 'QUORUM_UNREACHABLE'
  | 'NOT_RECALLABLE'
  | 'EFFECT_DONE'
  | 'UNKNOWN_PERSON'
  | 'TRANSFER_LIMIT'
  | 'SELF_APPROVAL'
  | 'TOO_SOON'
  | 'NOT_WITHDRAWABLE'
  | 'NO_APPROVER'
  | 'NO_PATH'
  | 'UNKNOWN_WAY'
  | 'NOT_WAITING'
  | 'NOT_TO_CONFIRM'
  | 'NO_OBLIGATION'
  | 'TOO_MANY_STEPS'
  | 'EXPRESSION_FAILED';

/**
 * Refusal 拒绝: a value, never an exception. Nothing was written.
 * `expectation` says in English what would have been accepted, `fact` what was found (for the message and the log).
 */
export interface Rejection {
  readonly code: RejectionCode;
  readonly expectation: string;
  readonly fact: { readonly [key: string]: Json };
}

/** Makes a refusal. */
export function reject(code: RejectionCode, expectation: string, fact: Rejection['fact'] = {}): Rejection {
  return { code, expectation, fact };
}

/** Tells a refusal from what was asked for (events, a plan, nothing). */
export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && 'expectation' in value;
}
