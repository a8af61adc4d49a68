import type { PersonId } from './assignment/directory.ts';
import type { Extends } from './case/docket.ts';
import type { CaseEvent } from './case/events.ts';
import type { ClockEvent } from './clock/events.ts';
import type { Mend, Resume, ReturnTarget } from './commands/command.ts';
import type { Arrival, Base, Branch, Principal, SeatPlan } from './event-base.ts';
import type { JsonObject } from './json.ts';
import type { ScopeEvent } from './scope-events.ts';
import type {
  RoundHeld,
  VotingReopened,
  ApproversAdded,
  ApproverRemoved,
  VoteRecalled,
  RoundReopened,
  SeatAutoApproved,
  SeatReassigned,
  TaskReleased,
  TaskDelegated,
  TaskResolved,
  DelegationEnded,
} from './seat-events.ts';

export type { Principal, SeatPlan } from './event-base.ts';
export type * from './seat-events.ts';

/** Outcome of a closed instance 办结结果. */
export type Outcome =
  'approved' | 'rejected' | 'completed' | 'withdrawn' | 'terminated' | 'voided' | 'lapsed';

/** How a task ended; `advised`: an opinion was given. `cancelled` comes with a reason in the event. */
export type TaskOutcome = 'approved' | 'rejected' | 'returned' | 'resubmitted' | 'advised' | 'cancelled';

/**
 * What the holder is asked to do: decide, (the applicant) revise and resubmit, give an `opinion` that is not counted, or
 * decide a held round by `adjudication` 裁定.
 */
export type TaskKind = 'approval' | 'revise' | 'opinion' | 'adjudication';

/** `waits`: others are asked first, and the task opens again; `held`: a decider is asked. */
export type CancelReason =
  | 'decided'
  | 'returned'
  | 'withdrawn'
  | 'closed'
  | 'removed'
  | 'waits'
  | 'held'
  | 'recalled'
  | 'terminated'
  | 'voided'
  | 'lapsed'
  | 'skippedByAdmin'
  | 'interrupted';

/**
 * Why a round did not go as its rules say 未按规则: nobody was found, only the applicant was, or somebody arranged it in
 * advance; and who is asked instead.
 */
export interface Instead {
  readonly cause: 'empty' | 'self' | 'plan';
  readonly by: 'superior' | 'unitHead' | 'owner' | 'rule' | 'plan';
}

/** Why a round closed without a vote of this round: the cause of `Instead`, or all that was needed had been approved before. */
export type AutoCause = Instead['cause'] | 'dedupe';

/**
 * First submit. `dueAt` is null when the promised date reaches a year without calendar (`provisionalYear`): the date
 * is then provisional 暂定 and no timer is armed.
 */
export interface InstanceSubmitted extends Base {
  readonly type: 'InstanceSubmitted';
  readonly applicant: PersonId;
  /** Who filed it for the applicant 代申请, when that was somebody else. */
  readonly filer?: PersonId;
  readonly extends?: Extends;
  readonly data: JsonObject;
  readonly dueAt: number | null;
  readonly provisionalYear?: number;
}
/** The applicant changed the form data when resubmitting. */
export interface DataChanged extends Base {
  readonly type: 'DataChanged';
  readonly data: JsonObject;
  readonly dataVersion: number;
}
/** Variables 变量 got values, at this node; in a scope, or (`scope` left out) for the whole case. */
export interface VariablesSet extends Base {
  readonly type: 'VariablesSet';
  readonly node: string;
  readonly variables: JsonObject;
  readonly scope?: number;
}
/** A token 令牌 came to a node where it waits (or was put there by a return). Known tokens move, new ones appear. */
export interface TokenPlaced extends Base {
  readonly type: 'TokenPlaced';
  readonly token: number;
  readonly node: string;
  readonly via?: string;
  readonly lineage: readonly Branch[];
  /** Scope that it lives in, iteration that it is, throwing token that it undoes something for. */
  readonly scope?: number;
  readonly loop?: number;
  readonly cause?: number;
}
/** A branch reached its join and waits there. Also restored so when a return goes into a finished block. */
export interface TokenArrived extends Base {
  readonly type: 'TokenArrived';
  readonly token: number;
  readonly node: string;
  readonly via: string;
  readonly lineage: readonly Branch[];
  readonly scope?: number;
}
/** A parallel gateway split one token into branches. */
export interface ForkPassed extends Base {
  readonly type: 'ForkPassed';
  readonly node: string;
  /** Consumed by the fork. */
  readonly token: number;
  readonly branches: readonly { readonly token: number; readonly lineage: readonly Branch[] }[];
}
/** A parallel gateway joined one token per incoming flow; `token` goes on. */
export interface JoinPassed extends Base {
  readonly type: 'JoinPassed';
  readonly node: string;
  readonly token: number;
  readonly lineage: readonly Branch[];
  readonly arrivals: readonly Arrival[];
}
/** An exclusive gateway chose a sequence flow, an inclusive one those whose ids `flow` lists. */
export interface GatewayPassed extends Base {
  readonly type: 'GatewayPassed';
  readonly node: string;
  readonly flow: string;
  readonly scope?: number;
}
/** A line of work is over 令牌结束: it reached an end, or a join took it in. */
export interface TokenConsumed extends Base {
  readonly type: 'TokenConsumed';
  readonly token: number;
}
/** A branch 分支 waits, with its votes, until a return has come back. */
export interface TokenFrozen extends Base {
  readonly type: 'TokenFrozen';
  readonly token: number;
  readonly returnNo: number;
}
/** A frozen branch goes on where it stood. */
export interface TokenThawed extends Base {
  readonly type: 'TokenThawed';
  readonly token: number;
}
/**
 * A round 经办轮 opened: one activation of a user task by one token, or (`revise`) the applicant's turn after a return.
 * `order` is the round's place in the history of the case: its own number, or that of the round it repeats when the
 * case will jump back afterwards.
 */
export interface RoundOpened extends Base {
  readonly type: 'RoundOpened';
  readonly round: number;
  readonly token: number;
  readonly node: string;
  readonly kind: TaskKind;
  readonly visit: number;
  readonly order: number;
  readonly seats: readonly SeatPlan[];
  /** The seats are not those of the node's rules. */
  readonly instead?: Instead;
  /** Its votes may be recalled 收回. */
  readonly recall?: true;
}
/** A round 经办轮 is over: decided, or left by a return or an end. */
export interface RoundClosed extends Base {
  readonly type: 'RoundClosed';
  readonly round: number;
  readonly token: number;
  readonly node: string;
  readonly result: 'passed' | 'failed' | 'cancelled';
  /** Nobody was asked; the settings of the node closed the round. */
  readonly auto?: AutoCause;
  /** Approvals that passed it, where a later node looks at them (去重, 与节点相同). */
  readonly votes?: readonly EffectiveVote[];
  /** The seat whose vote passed it, where votes may be recalled 收回. */
  readonly seat?: number;
  /** It failed, and the case goes on along the flow marked for that. */
  readonly leaves?: true;
  /** A vote before it was taken back 收回; votes in other branches may still be. */
  readonly recalled?: true;
}
/** An approval that counts 有效票, with the version of the data that it saw. `round`: where it was really given. */
export interface EffectiveVote {
  readonly person: PersonId;
  readonly round: number;
  readonly dataVersion: number;
}
/**
 * A node waits for the owner 异常. `empty`, `self`, `plan`: nobody may decide there, until somebody is named or found. `noWay`: no way
 * out holds and none is the default; `unclear`: a condition there is neither true nor false; `stuck`: the branches that it waits
 * for cannot come any more.
 */
export interface IncidentRaised extends Base {
  readonly type: 'IncidentRaised';
  readonly incident: number;
  readonly token: number;
  readonly node: string;
  readonly cause: IncidentCause;
  /** Heads of the owner unit, to be told. */
  readonly owners: readonly PersonId[];
  /** What the conditions of the ways out read, by path. */
  readonly data?: JsonObject;
}
/** Why a node waits for the owner. */
export type IncidentCause = Instead['cause'] | 'noWay' | 'unclear' | 'stuck';
/** The owner has dealt with it 异常已处理: somebody was named, or where no way led on (`cause`) the case goes on. */
export interface IncidentResolved extends Base {
  readonly type: 'IncidentResolved';
  readonly incident: number;
  readonly token: number;
  readonly node: string;
  readonly cause?: 'noWay' | 'unclear' | 'stuck';
}
/** Something about future rounds of a node was decided by hand 后续安排; what is left out is as the rules say. */
export interface NodePlanned extends Base {
  readonly type: 'NodePlanned';
  readonly node: string;
  readonly people?: readonly PersonId[];
  readonly picked?: readonly PersonId[];
  readonly skip?: true;
  /** The node was inserted for this case, right behind this one. */
  readonly after?: string;
}
/** A task opened. `principals` are inbox addresses; one person = theirs, several or a position = to be claimed. */
export interface TaskOpened extends Base {
  readonly type: 'TaskOpened';
  readonly task: number;
  readonly kind: TaskKind;
  readonly node: string;
  readonly round: number;
  readonly seat: number;
  readonly principals: readonly Principal[];
}
/** A pool task has a holder 已认领. */
export interface TaskClaimed extends Base {
  readonly type: 'TaskClaimed';
  readonly task: number;
  readonly holder: PersonId;
}
/** A task has another holder 已转办; its dates stay. */
export interface TaskTransferred extends Base {
  readonly type: 'TaskTransferred';
  readonly task: number;
  readonly from?: PersonId;
  readonly to: PersonId;
  readonly reason?: string;
  /** Given out of a pool by its dispatcher 派单, or handed over by somebody who leaves 离职交接. */
  readonly how?: 'dispatch' | 'handover';
}
/** A task waits with its branch, and cannot be acted on. */
export interface TaskFrozen extends Base {
  readonly type: 'TaskFrozen';
  readonly task: number;
}
/** A frozen task can be acted on again. */
export interface TaskThawed extends Base {
  readonly type: 'TaskThawed';
  readonly task: number;
}
/** A task 待办 is done, or no longer needed. */
export interface TaskClosed extends Base {
  readonly type: 'TaskClosed';
  readonly task: number;
  readonly node: string;
  readonly round: number;
  readonly outcome: TaskOutcome;
  readonly opinion?: string;
  readonly reason?: CancelReason;
  /** A return that is counted as a reject: where the case goes should the round fail. */
  readonly back?: { readonly target: ReturnTarget; readonly resume: Resume };
}

/**
 * The case went back. `target` is a node id or `applicant`, `targetNode` always a node id. With `jumpBack` the case
 * comes straight back to `from` (as `order` and `lineage` say, preferably to `returner`); with `rewalk` everything in
 * `superseded` (visits, gateway and join records by node id) no longer counts.
 */
export interface Returned extends Base {
  readonly type: 'Returned';
  readonly returnNo: number;
  readonly token: number;
  readonly from: string;
  readonly target: string;
  readonly targetNode: string;
  readonly resume: Resume;
  readonly order: number;
  readonly lineage: readonly Branch[];
  readonly returner?: PersonId;
  /** The token of the returning node, when it waits frozen inside a sub-process that was left. */
  readonly inside?: number;
  /** The token at a finished sub-process that was entered again; it will stand at the returning node. */
  readonly outside?: number;
  readonly superseded: readonly string[];
  readonly opinion?: string;
  /** Single answers that are to be put right 逐项补正. */
  readonly mend?: readonly Mend[];
  /** All branches of the block that the target lies in begin anew 整块退回. */
  readonly whole?: true;
}
/**
 * The returned case goes on: the applicant resubmitted, or a node that got it back by `jumpBack` has decided anew.
 * `rewalkForced`: a gateway would now choose differently, so the flow is walked again though `jumpBack` was asked.
 */
export interface Resubmitted extends Base {
  readonly type: 'Resubmitted';
  readonly token: number;
  readonly node: string;
  readonly resume: Resume;
  readonly rewalkForced: boolean;
  readonly superseded: readonly string[];
}
/** A milestone 里程碑 of the flow, such as `accepted` 已受理. Once per instance and name. */
export interface MilestoneReached extends Base {
  readonly type: 'MilestoneReached';
  readonly name: string;
  readonly node: string;
}
/** The applicant, the owner or a reader reminded 催办: who holds open tasks now, and `works`, the waits for other systems. */
export interface Reminded extends Base {
  readonly type: 'Reminded';
  readonly recipients: readonly PersonId[];
  readonly tasks: readonly number[];
  readonly works?: readonly number[];
}
/**
 * `workingMinutes`: from submit to close on the calendar, the applicant's own time not counted; null when the calendar
 * lacks a year in between.
 */
export interface InstanceClosed extends Base {
  readonly type: 'InstanceClosed';
  readonly outcome: Outcome;
  readonly workingMinutes: number | null;
  readonly reason?: string;
  /** It was closed before and had been reopened. */
  readonly again?: true;
  /** An administrator moved it, so its time is nobody's performance. */
  readonly jumped?: true;
}

/** What happened, in the past tense. Released events never change their meaning; a new shape is a new `v`. */
export type Event =
  | InstanceSubmitted
  | DataChanged
  | VariablesSet
  | TokenPlaced
  | TokenArrived
  | ForkPassed
  | JoinPassed
  | GatewayPassed
  | TokenConsumed
  | TokenFrozen
  | TokenThawed
  | ScopeEvent
  | RoundOpened
  | RoundClosed
  | SeatAutoApproved
  | SeatReassigned
  | IncidentRaised
  | IncidentResolved
  | NodePlanned
  | RoundHeld
  | VotingReopened
  | ApproversAdded
  | ApproverRemoved
  | VoteRecalled
  | RoundReopened
  | TaskOpened
  | TaskClaimed
  | TaskTransferred
  | TaskReleased
  | TaskDelegated
  | TaskResolved
  | DelegationEnded
  | TaskFrozen
  | TaskThawed
  | TaskClosed
  | Returned
  | Resubmitted
  | MilestoneReached
  | Reminded
  | InstanceClosed
  | ClockEvent
  | CaseEvent;

/** An event without the stamp that every event gets: version, time and actor. */
export type EventBody = Event extends infer E
  ? E extends Event
    ? Omit<E, 'v' | 'at' | 'by' | 'onBehalfOf'>
    : never
  : never;
