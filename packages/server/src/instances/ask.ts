import type {
  AddApprover,
  Approve,
  CaseCommand,
  Claim,
  CompleteAdHoc,
  CompleteWork,
  Delegate,
  Dispatch,
  FailWork,
  FireTimer,
  FireWait,
  GiveOpinion,
  Handover,
  Json,
  Message,
  Outcome,
  PersonId,
  ProgressWork,
  Recall,
  Reject,
  RejectionCode,
  Release,
  Remind,
  RemoveApprover,
  ReopenVoting,
  Resolve,
  ResolveIncident,
  Resubmit,
  Right,
  ReturnTo,
  SetFutureApprovers,
  Signal,
  SkipFutureNode,
  InsertNodeAfter,
  StartAdHocActivity,
  Submit,
  TakeBack,
  Transfer,
  Withdraw,
} from '@wangban/engine';
import type { State } from './state.ts';

/** Opens an instance of a service version. */
export interface AskSubmit {
  readonly command: Submit;
  readonly service: string;
  readonly serviceVersion: number;
}
/** Concerns an instance as a whole. */
export interface AskInstance {
  readonly command:
    | CaseCommand
    | Withdraw
    | Remind
    | FireTimer
    | FireWait
    | CompleteWork
    | FailWork
    | ProgressWork
    | Message
    | Signal
    | StartAdHocActivity
    | CompleteAdHoc
    | SetFutureApprovers
    | SkipFutureNode
    | InsertNodeAfter
    | ResolveIncident
    | Handover;
  readonly instanceId: number;
}
/** Concerns one task; the lane finds its instance. */
export interface AskTask {
  readonly command:
    | Approve
    | Reject
    | ReturnTo
    | Resubmit
    | Claim
    | Release
    | Transfer
    | Dispatch
    | Delegate
    | Resolve
    | TakeBack
    | AddApprover
    | RemoveApprover
    | GiveOpinion
    | ReopenVoting
    | Recall;
}

/**
 * Sends what the hall does by itself and must not do twice 大厅自身, such as handing a signal to a case. No person has this
 * number, so that its keys are nobody else's.
 */
export const HALL_ITSELF = 0;

/** Who acts; undefined: the hall itself. */
export function actorOf({ from }: Pick<Ask, 'from'>): PersonId | undefined {
  return from?.person === HALL_ITSELF ? undefined : from?.person;
}

/** A person with their idempotency key. */
export interface Sender {
  readonly person: PersonId;
  readonly key: string;
  /** What they may do with the instance beside its tasks; left out = nothing. */
  readonly rights?: readonly Right[];
  /** The applicant for whom they act 代办, as policy has checked. */
  readonly actingFor?: PersonId;
}

/** What is asked of the lane 请求: one command with its target and who sends it; no sender = the hall itself. */
export type Ask = (AskSubmit | AskInstance | AskTask) & { readonly from: Sender | undefined };

/** Where the instance stands after the command; stored as the answer to repeats, so plain JSON. */
export interface Done {
  readonly instanceId: number;
  readonly reference: string;
  readonly state: State;
  readonly outcome: Outcome | null;
  readonly dueAt: string | null;
}

/** `NOT_FOUND`: no such task or instance. `IDEMPOTENCY_KEY_REUSED`: the key belongs to another command. */
export type RefusalCode =
  RejectionCode | 'NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED' | 'SERVICE_CHANGED' | 'UNSTORABLE_TEXT';

/**
 * Nothing was written. `instanceId` is there once the instance is known, so that the route can hide it from people who
 * may not see it.
 */
export interface Refused {
  readonly code: RefusalCode;
  readonly expectation: string;
  readonly fact: { readonly [key: string]: Json };
  readonly instanceId?: number;
}

export type Answer = { readonly done: Done } | { readonly refused: Refused };

/** The lane's answer to a command that was refused. */
export function refuse(
  code: RefusalCode,
  expectation: string,
  fact: Refused['fact'] = {},
  instanceId?: number,
): Answer {
  return {
    refused: { code, expectation, fact, ...(instanceId === undefined ? undefined : { instanceId }) },
  };
}
